// One step: picture, what to do, what is measured, how it went; one strong key, and the ways round it.
import { useEffect, useRef, useState } from "react";

import { STEP_TYPES } from "#shared/domain/calibrationSteps.ts";
import type { CalibrationCommand, CalibrationMessage } from "#shared/schema/calibrationGuide.ts";
import { StepNow, waitsForPerson } from "#web/calibration/StepNow.tsx";
import { StepPicture } from "#web/calibration/StepPicture.tsx";
import type { Guide } from "#web/calibration/useGuide.ts";
import { TextField } from "#web/forms/TextField.tsx";
import { Stepper } from "#web/forms/Stepper.tsx";
import { useNumber } from "#web/calibration/useNumber.ts";
import { CALIBRATION } from "#web/words/areas/calibration.ts";
import type { CalibrationWords } from "#web/words/areas/calibration.ts";
import { toldText } from "#web/words/hubTexts.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

export interface CalibrationStepProps {
  message: CalibrationMessage;
  guide: Guide;
}

export function CalibrationStep({ message, guide }: CalibrationStepProps) {
  const text = useArea(CALIBRATION);
  const words = useWords();
  const { phase, step, stage, needs, verdict, taken } = message;
  const [tried, setTried] = useState(false);
  const number = useNumber(needs, `${step?.type} ${step?.number} ${phase}`);
  const onward = useRef<HTMLButtonElement>(null);
  // The key that began it is gone: whoever pressed it goes on here.
  useEffect(() => {
    if (document.activeElement === document.body) onward.current?.focus();
  }, []);
  if (!step) return undefined;
  const bad = phase === "judged" && verdict?.good === false;
  const strong = strongKey(text, message);
  const waits = guide.busy || waitsForPerson(message);

  async function send(command: CalibrationCommand): Promise<void> {
    setTried(false);
    await guide.tell(command);
  }
  function goOn(): void {
    if (bad) return void send({ action: "repeat" });
    if (needs === undefined) return void send({ action: "next" });
    setTried(true);
    const { value } = number;
    // Without a distance it is a metre.
    if (Number.isNaN(value) && !(needs === "distanceMm" && number.typed === "")) return;
    void send({ action: "next", ...(Number.isNaN(value) ? {} : { [needs]: value }) });
  }
  return (
    <form
      className="calibration"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!waits) goOn();
      }}
    >
      <Stepper steps={STEP_TYPES.map((type) => text.steps[type])} at={stage.number - 1} />
      <div className="calibration-step">
        <StepPicture type={step.type} />
        <div>
          <h2>
            {text.steps[step.type]} {step.of > 1 && <small>{text.count(step.number, step.of)}</small>}
          </h2>
          <p className="calibration-todo" role="status">
            {todoOf(text, message)}
          </p>
          {bad && verdict?.why !== undefined && (
            <p className="calibration-why">{toldText(words, verdict.why, verdict.whyTold)}</p>
          )}
          <StepNow message={message} number={number} />
          {needs && (
            <TextField
              key={needs + step.number}
              label={text.fields[needs](number.unit)}
              value={number.typed}
              inputMode="decimal"
              wrong={tried && Number.isNaN(number.value) ? text.fields.wrong(number.least, number.most) : undefined}
              onChange={number.type}
            />
          )}
        </div>
      </div>
      <div className="form-keys">
        {/* Not disabled while the hub answers: the focus stays on it from step to step. */}
        <button type="submit" className="button button-strong" ref={onward} aria-disabled={waits}>
          {bad ? text.keys.repeat : strong}
        </button>
        {phase === "judged" && (
          <button
            type="button"
            className="text-button"
            disabled={guide.busy}
            onClick={() => void send({ action: bad ? "next" : "repeat" })}
          >
            {bad ? text.keys.anyway : text.keys.repeat}
          </button>
        )}
        <button
          type="button"
          className="text-button"
          disabled={guide.busy}
          onClick={() => void send({ action: "skip" })}
        >
          {text.keys.skip}
        </button>
        {taken.length > 0 && (
          <button
            type="button"
            className="text-button"
            disabled={guide.busy}
            onClick={() => void send({ action: "finish" })}
          >
            {text.keys.finish}
          </button>
        )}
        <button
          type="button"
          className="text-button"
          disabled={guide.busy}
          onClick={() => void send({ action: "cancel" })}
        >
          {text.keys.cancel}
        </button>
      </div>
    </form>
  );
}

function strongKey({ keys }: CalibrationWords, { phase, step }: CalibrationMessage): string {
  switch (phase) {
    case "ready":
      return keys.begin;
    case "measuring":
      return step?.type === "tapedRoll" ? keys.stopped : keys.end;
    case "judged":
      return keys.next;
    default:
      return keys.onward;
  }
}

function todoOf(text: CalibrationWords, { phase, step, verdict }: CalibrationMessage): string {
  if (step === undefined) return "";
  switch (phase) {
    case "ready":
      return text.before[step.type];
    case "measuring":
      return text.during[step.type];
    case "judged":
      return verdict?.good === false ? text.notGood : text.good;
    default:
      return text.asking;
  }
}
