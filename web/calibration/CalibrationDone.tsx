// What came out, in words, and how each step went.
import { useEffect, useRef } from "react";

import type { StepVerdict } from "#shared/schema/calibration.ts";
import type { CalibrationMessage } from "#shared/schema/calibrationGuide.ts";
import { useFormat } from "#web/units/useFormat.ts";
import { CALIBRATION } from "#web/words/areas/calibration.ts";
import type { Catalogue } from "#web/words/catalogue.ts";
import { toldText } from "#web/words/hubTexts.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

/** What was measured, or why it was not good. */
function foundIn(words: Catalogue, { good, measured = "", measuredTold, why = "", whyTold }: StepVerdict): string {
  return good ? toldText(words, measured, measuredTold) : toldText(words, why, whyTold);
}

export function CalibrationDone({ message }: { message: CalibrationMessage }) {
  const text = useArea(CALIBRATION);
  const format = useFormat();
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { result, phase } = message;
  if (phase === "cancelled" || !result) {
    return (
      <p className="page-lead" role="status">
        {text.cancelled}
      </p>
    );
  }
  const { quality, saved } = result;
  const { grade, forceRelSd, notes, steps } = quality;
  return (
    <section className="page-section">
      <h2 ref={heading} tabIndex={-1}>
        {saved ? text.done.title : text.done.nothing}
      </h2>
      {saved && <p className="page-lead">{text.done.grades[grade]}</p>}
      {saved && forceRelSd !== undefined && <p>{text.done.accuracy(format.loss(forceRelSd))}</p>}
      {notes.length > 0 && (
        <ul className="plain-list">
          {notes.map((note, at) => (
            <li key={note}>{toldText(words, note, quality.notesTold?.[at])}</li>
          ))}
        </ul>
      )}
      <ul className="calibration-taken">
        {steps.map((step) => (
          <li key={step.startMs} data-good={step.good}>
            <strong>
              {text.steps[step.type]}: {step.good ? text.takenGood : text.takenBad}
            </strong>{" "}
            <span>{foundIn(words, step)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
