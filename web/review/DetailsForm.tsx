// What a person says about a session, also later: discomfort before and after, training, a note. Kept by the hub.
import { useState } from "react";

import { TRAINING_PHASES } from "#shared/domain/training.ts";
import type { TrainingPhase } from "#shared/domain/training.ts";
import { MAX_NOTE } from "#shared/schema/profile.ts";
import { SessionDetails } from "#shared/schema/session.ts";
import type { SessionSummary } from "#shared/schema/session.ts";
import { changeSession } from "#web/api/sessions.ts";
import { SaveForm, type Saving } from "#web/forms/SaveForm.tsx";
import { ScaleField } from "#web/forms/ScaleField.tsx";
import { SelectField } from "#web/forms/SelectField.tsx";
import { TextField } from "#web/forms/TextField.tsx";
import { useDraft } from "#web/forms/useDraft.ts";
import { REVIEW } from "#web/words/areas/review.ts";
import { SESSION } from "#web/words/areas/session.ts";
import { useArea } from "#web/words/useWords.ts";

export interface DetailsFormProps {
  session: SessionSummary;
  onSaved(session: SessionSummary): void;
}

type Said = Pick<SessionSummary, "phase" | "note" | "discomfortBefore" | "discomfortAfter">;

export function DetailsForm({ session, onSaved }: DetailsFormProps) {
  const text = useArea(SESSION).details;
  const { phases } = useArea(REVIEW);
  const draft = useDraft<Said>(`session.${session.id}`, SessionDetails, session);
  const said = draft.value;
  const [state, setState] = useState<Saving>("asked");
  const change = (part: Partial<Said>) => {
    draft.set({ ...said, ...part });
    setState("asked");
  };
  const save = async () => {
    setState("saving");
    const { phase = null, discomfortBefore = null, discomfortAfter = null } = said;
    const note = said.note?.trim() ?? "";
    const answer = await changeSession(session.id, {
      phase,
      note: note === "" ? null : note,
      discomfortBefore,
      discomfortAfter,
    });
    setState(answer.ok ? "saved" : answer.problem);
    if (!answer.ok) return;
    onSaved(answer.value);
    draft.forget();
  };
  const answered = said.discomfortBefore !== undefined || said.discomfortAfter !== undefined;
  return (
    <section className="page-section felt">
      <h2>{text.title}</h2>
      <SaveForm
        state={state}
        text={text}
        isMain
        onSave={save}
        beside={
          answered && (
            <button
              type="button"
              className="text-button"
              onClick={() => change({ discomfortBefore: undefined, discomfortAfter: undefined })}
            >
              {text.takeBack}
            </button>
          )
        }
      >
        <div className="felt-scales">
          <ScaleField
            label={text.before}
            value={said.discomfortBefore}
            ends={text.ends}
            onChange={(discomfortBefore) => change({ discomfortBefore })}
          />
          <ScaleField
            label={text.after}
            value={said.discomfortAfter}
            ends={text.ends}
            onChange={(discomfortAfter) => change({ discomfortAfter })}
          />
        </div>
        <SelectField<TrainingPhase | "">
          label={text.phase}
          value={said.phase ?? ""}
          options={[
            { value: "", text: text.noPhase },
            ...TRAINING_PHASES.map((phase) => ({ value: phase, text: phases[phase] })),
          ]}
          onChoose={(phase) => change({ phase: phase === "" ? undefined : phase })}
        />
        <TextField
          label={text.note}
          help={text.noteHelp}
          value={said.note ?? ""}
          maxLength={MAX_NOTE}
          long
          onChange={(note) => change({ note })}
        />
      </SaveForm>
    </section>
  );
}
