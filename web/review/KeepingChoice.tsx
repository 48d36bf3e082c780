// How long sessions are kept; what a choice would delete at once is said and asked before.
import { useState } from "react";

import type { Keeping, KeepingEffect } from "#shared/schema/keeping.ts";
import { changeKeeping, effectOfKeeping, readKeeping } from "#web/api/keeping.ts";
import { useAnswer } from "#web/api/useAnswer.ts";
import { SelectField } from "#web/forms/SelectField.tsx";
import { Answered } from "#web/shell/Answered.tsx";
import { Dialog } from "#web/shell/Dialog.tsx";
import { KEEPING } from "#web/words/areas/keeping.ts";
import { useArea } from "#web/words/useWords.ts";

/** Closed until somebody wants it. */
export function KeepingChoice() {
  const text = useArea(KEEPING);
  const [open, setOpen] = useState(false);
  return (
    <details className="keeping" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.title}</summary>
      {open && <Choice />}
    </details>
  );
}

const YEAR_DAYS = 365;
const OFFERED_DAYS = [30, 90, YEAR_DAYS, 2 * YEAR_DAYS, 5 * YEAR_DAYS];
const FOREVER = "forever";

function Choice() {
  const text = useArea(KEEPING);
  const answer = useAnswer("keeping", (signal) => readKeeping(signal));
  const [asking, setAsking] = useState<{ keeping: Keeping; effect: KeepingEffect }>();
  const [failed, setFailed] = useState(false);

  async function keep(keeping: Keeping): Promise<void> {
    setAsking(undefined);
    const kept = await changeKeeping(keeping);
    setFailed(!kept.ok);
    if (kept.ok) answer.put(kept.value);
  }
  async function choose(keeping: Keeping): Promise<void> {
    const effect = await effectOfKeeping(keeping);
    setFailed(!effect.ok);
    if (!effect.ok) return;
    if (effect.value.samples + effect.value.sessions === 0) await keep(keeping);
    else setAsking({ keeping, effect: effect.value });
  }

  const close = () => setAsking(undefined);
  return (
    <Answered answer={answer}>
      {(keeping) => (
        <>
          <p>{text.text}</p>
          <div className="keeping-fields">
            <DaysField
              label={text.samples}
              days={keeping.samplesDays}
              onChoose={(samplesDays) => void choose({ ...keeping, samplesDays })}
            />
            <DaysField
              label={text.sessions}
              days={keeping.sessionsDays}
              onChoose={(sessionsDays) => void choose({ ...keeping, sessionsDays })}
            />
          </div>
          <p className="field-error" role="alert">
            {failed ? text.failed : ""}
          </p>
          {asking && (
            <Dialog title={text.confirm.title} choices onClose={close}>
              {asking.effect.sessions > 0 && <p>{text.confirm.sessions(asking.effect.sessions)}</p>}
              {asking.effect.samples > 0 && <p>{text.confirm.samples(asking.effect.samples)}</p>}
              <p>{text.confirm.text}</p>
              <div className="page-actions">
                <button type="button" className="button button-strong" onClick={close}>
                  {text.confirm.no}
                </button>
                <button type="button" className="button" onClick={() => void keep(asking.keeping)}>
                  {text.confirm.yes}
                </button>
              </div>
            </Dialog>
          )}
        </>
      )}
    </Answered>
  );
}

interface DaysFieldProps {
  label: string;
  days: number | null;
  onChoose(days: number | null): void;
}

function DaysField({ label, days, onChoose }: DaysFieldProps) {
  const text = useArea(KEEPING);
  // A number that somebody chose elsewhere is offered too.
  const offered = days === null ? OFFERED_DAYS : [...new Set([...OFFERED_DAYS, days])].toSorted((a, b) => a - b);
  const options = offered.map((value) => ({
    value: String(value),
    text: value % YEAR_DAYS === 0 ? text.years(value / YEAR_DAYS) : text.days(value),
  }));
  return (
    <SelectField
      label={label}
      value={days === null ? FOREVER : String(days)}
      options={[{ value: FOREVER, text: text.forever }, ...options]}
      onChoose={(value) => onChoose(value === FOREVER ? null : Number(value))}
    />
  );
}
