// A note on one tender spot: shown as it is, written on demand, kept with the session.
import { useEffect, useRef, useState } from "react";

import { MAX_NOTE } from "#shared/schema/profile.ts";
import type { SessionSummary } from "#shared/schema/session.ts";
import type { Problem } from "#web/api/client.ts";
import { changeSession } from "#web/api/sessions.ts";
import { TextField } from "#web/forms/TextField.tsx";
import { SESSION } from "#web/words/areas/session.ts";
import { problemOr } from "#web/words/hubTexts.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

export interface SpotNoteProps {
  session: SessionSummary;
  spotId: string;
  /** Where it is, for those who hear the button alone. */
  area: string;
  onSaved(session: SessionSummary): void;
}

export function SpotNote({ session, spotId, area, onSaved }: SpotNoteProps) {
  const text = useArea(SESSION);
  const words = useWords();
  const kept = session.spotNotes?.[spotId] ?? "";
  const [draft, setDraft] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const place = useRef<HTMLDivElement>(null);
  const isOpen = draft !== undefined;
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    // The focus stays where one is: in the field when it opens, on the button when it closes.
    if (wasOpen.current !== isOpen) place.current?.querySelector<HTMLElement>("input, button")?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  if (draft === undefined)
    return (
      <div className="spot-note" ref={place}>
        {kept !== "" && <p>{kept}</p>}
        <button
          type="button"
          className="text-button no-print"
          aria-label={text.spots.noteOf(kept === "" ? text.spots.addNote : text.spots.changeNote, area)}
          onClick={() => setDraft(kept)}
        >
          {kept === "" ? text.spots.addNote : text.spots.changeNote}
        </button>
      </div>
    );
  const save = async () => {
    setBusy(true);
    const note = draft.trim();
    const answer = await changeSession(session.id, { spotNotes: { [spotId]: note === "" ? null : note } });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    setDraft(undefined);
    onSaved(answer.value);
  };
  return (
    <div className="spot-note" ref={place}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={text.spots.noteOf(text.details.note, area)}
          value={draft}
          maxLength={MAX_NOTE}
          onChange={setDraft}
        />
        <div className="page-actions">
          <button type="submit" className="button" disabled={busy}>
            {text.details.save}
          </button>
          <button type="button" className="text-button" onClick={() => setDraft(undefined)}>
            {text.spots.leaveNote}
          </button>
        </div>
        {problem && (
          <p className="field-error" role="alert">
            {problemOr(words, problem, text.details.failed)}
          </p>
        )}
      </form>
    </div>
  );
}
