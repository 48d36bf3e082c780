// A roller's name and person.
import { useState } from "react";

import { MAX_ROLLER_NAME } from "#shared/schema/api.ts";
import type { Problem } from "#web/api/client.ts";
import { giveTurn, listPeople, renameRoller } from "#web/api/rollers.ts";
import { useAnswer } from "#web/api/useAnswer.ts";
import { RadioRow } from "#web/forms/RadioRow.tsx";
import { TextField } from "#web/forms/TextField.tsx";
import type { RollerView } from "#web/live/liveView.ts";
import { Dialog } from "#web/shell/Dialog.tsx";
import { CLINIC } from "#web/words/areas/clinic.ts";
import { problemOr } from "#web/words/hubTexts.ts";
import { rollerName } from "#web/words/rollerName.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

export function ChangeDialog({ roller, onClose }: { roller: RollerView; onClose(): void }) {
  const text = useArea(CLINIC);
  const words = useWords();
  const { asked } = useAnswer("people", listPeople);
  const { state } = roller;
  const [nameBefore] = useState(rollerName(words, state));
  const [name, setName] = useState(nameBefore);
  const [personId, setPersonId] = useState(state.person?.id);
  const [problem, setProblem] = useState<Problem>();
  const running = roller.session?.state === "running" || state.sessionId !== undefined;
  const [givenId] = useState(personId);
  const unsaved = name.trim() !== nameBefore || personId !== givenId;
  const save = async () => {
    const renamed = name.trim() === nameBefore ? undefined : await renameRoller(roller.id, name.trim());
    const turned =
      personId === undefined || personId === state.person?.id ? undefined : await giveTurn(roller.id, personId);
    const failed = [renamed, turned].find((answer) => answer?.ok === false);
    if (failed?.ok === false) setProblem(failed.problem);
    else onClose();
  };
  const people =
    asked.state === "here" ? Object.fromEntries(asked.value.map((person) => [person.id, person.name])) : {};
  return (
    <Dialog title={nameBefore} unsaved={unsaved} choices onClose={onClose}>
      <form
        className="roller-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField label={text.name} help={text.nameHelp} value={name} maxLength={MAX_ROLLER_NAME} onChange={setName} />
        {Object.keys(people).length > 0 && !running && (
          <RadioRow label={text.person} value={personId ?? ""} options={people} onChoose={setPersonId} />
        )}
        {running && <p className="field-help">{text.personRuns}</p>}
        {problem && (
          <p className="field-error" role="alert">
            {problemOr(words, problem, text.failed)}
          </p>
        )}
        <button type="submit" className="button button-strong">
          {text.save}
        </button>
      </form>
    </Dialog>
  );
}
