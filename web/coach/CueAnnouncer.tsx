// Tells assistive technology the cue: its words only, once, never the numbers. Also marks the page for tests and styles.
import { useEffect } from "react";

import { cueById } from "#shared/domain/cues.ts";
import type { CueId } from "#shared/domain/cues.ts";
import { useKeyNames } from "#web/keys/chosenKeys.ts";
import { useWords } from "#web/words/useWords.ts";

export interface CueAnnouncerProps {
  cueId: CueId | undefined;
  /** A short answer to what the user just did. */
  noted: string | undefined;
  /** What was just done can be taken back. */
  onUndo?: (() => void) | undefined;
}

export function CueAnnouncer({ cueId, noted, onUndo }: CueAnnouncerProps) {
  const words = useWords();
  const undoKey = useKeyNames()("undo");
  useEffect(() => {
    const root = document.documentElement;
    root.dataset["cue"] = cueId ?? "";
    root.dataset["edge"] = cueId && cueById(cueId).class === "stop" ? "stop" : "";
  }, [cueId]);
  useEffect(
    () => () => {
      delete document.documentElement.dataset["cue"];
      delete document.documentElement.dataset["edge"];
    },
    [],
  );
  return (
    <>
      <output className="for-ears">{cueId ? words.cues[cueId].spoken : ""}</output>
      <div className="noted" data-shown={noted !== undefined}>
        <output>{noted}</output>
        {noted !== undefined && onUndo && (
          <button type="button" className="text-button" onClick={onUndo}>
            {words.actions.noted.undo} {undoKey !== undefined && <kbd aria-hidden="true">{undoKey}</kbd>}
          </button>
        )}
      </div>
    </>
  );
}
