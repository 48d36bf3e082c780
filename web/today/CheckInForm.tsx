// How it is the next day (R33): soreness, bruising, knee pain. No answer is made up: both scales have to be touched.
import { useState } from "react";
import * as z from "zod/mini";

import { TRAINING_PHASES } from "#shared/domain/training.ts";
import type { TrainingPhase } from "#shared/domain/training.ts";
import { MAX_NOTE, NewCheckIn } from "#shared/schema/profile.ts";
import type { Profile } from "#shared/schema/profile.ts";
import { sendCheckIn } from "#web/api/past.ts";
import { CheckRow } from "#web/forms/CheckRow.tsx";
import { SaveForm, type Saving } from "#web/forms/SaveForm.tsx";
import { ScaleField } from "#web/forms/ScaleField.tsx";
import { SelectField } from "#web/forms/SelectField.tsx";
import { TextField } from "#web/forms/TextField.tsx";
import { useDraft } from "#web/forms/useDraft.ts";
import { useToday } from "#web/units/dates.ts";
import { REVIEW } from "#web/words/areas/review.ts";
import { TODAY } from "#web/words/areas/today.ts";
import { useArea } from "#web/words/useWords.ts";

const FIELDS = NewCheckIn.shape;
/** Until it is sent, without what was not touched. */
const Told = z.object({ ...FIELDS, soreness: z.optional(FIELDS.soreness), kneePain: z.optional(FIELDS.kneePain) });
type Told = z.infer<typeof Told>;

const NOTHING: Told = { soreOverADay: false, bruised: false, flare: false };

export function CheckInForm({ person, onTold }: { person: Profile; onTold(): void }) {
  const text = useArea(TODAY);
  const { phases } = useArea(REVIEW);
  const date = useToday();
  const before = person.checkIns.findLast((checkIn) => checkIn.date === date);
  const [sent, setSent] = useState<Told>();
  const known = sent ?? (before === undefined ? NOTHING : withoutTime(before));
  const draft = useDraft<Told>(`check-in.${person.id}.${date}`, Told, known);
  const told = draft.value;
  const [state, setState] = useState<Saving>("asked");
  const ask = text.checkIn;
  const change = (part: Partial<Told>) => {
    draft.set({ ...told, ...part });
    setState("asked");
  };
  const save = async () => {
    const { soreness, kneePain, note = "", ...rest } = told;
    if (soreness === undefined || kneePain === undefined) {
      setState("missing");
      return;
    }
    setState("saving");
    const answer = await sendCheckIn(person.id, {
      ...rest,
      date,
      soreness,
      kneePain,
      ...(note.trim() === "" ? {} : { note: note.trim() }),
    });
    setState(answer.ok ? "saved" : answer.problem);
    if (!answer.ok) return;
    setSent(told);
    draft.forget();
    onTold();
  };
  return (
    <section className="check-in no-print">
      <h2>{ask.title}</h2>
      <p className="section-help">{before === undefined ? ask.text : ask.done}</p>
      <SaveForm state={state} text={ask} isMain={false} onSave={save}>
        <ScaleField
          label={ask.soreness}
          value={told.soreness}
          ends={ask.sorenessEnds}
          onChange={(soreness) => change({ soreness })}
        />
        <ScaleField
          label={ask.kneePain}
          value={told.kneePain}
          ends={ask.kneePainEnds}
          onChange={(kneePain) => change({ kneePain })}
        />
        <div>
          <CheckRow label={ask.bruised} checked={told.bruised} onCheck={(bruised) => change({ bruised })} />
          <CheckRow
            label={ask.soreOverADay}
            checked={told.soreOverADay}
            onCheck={(soreOverADay) => change({ soreOverADay })}
          />
          <CheckRow label={ask.flare} checked={told.flare} onCheck={(flare) => change({ flare })} />
        </div>
        <SelectField<TrainingPhase | "">
          label={ask.phase}
          value={told.phase ?? ""}
          options={[
            { value: "", text: ask.noPhase },
            ...TRAINING_PHASES.map((phase) => ({ value: phase, text: phases[phase] })),
          ]}
          onChoose={(phase) => change({ phase: phase === "" ? undefined : phase })}
        />
        <TextField
          label={ask.note}
          value={told.note ?? ""}
          maxLength={MAX_NOTE}
          onChange={(note) => change({ note })}
        />
      </SaveForm>
      {(told.flare || (told.kneePain ?? 0) >= HIGH_PAIN) && <p className="refer">{text.refer}</p>}
    </section>
  );
}

/** R29 is told from here on; R8 calls more than this too much. */
const HIGH_PAIN = 7;

function withoutTime({ atMs: _at, ...told }: Profile["checkIns"][number]): Told {
  return told;
}
