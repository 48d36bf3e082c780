// What came out, in words, and how each step went.
import { useEffect, useRef } from "react";

import type { CalibrationMessage } from "#shared/schema/calibrationGuide.ts";
import { useFormat } from "#web/units/useFormat.ts";
import { CALIBRATION } from "#web/words/areas/calibration.ts";
import { useArea } from "#web/words/useWords.ts";

export function CalibrationDone({ message }: { message: CalibrationMessage }) {
  const text = useArea(CALIBRATION);
  const format = useFormat();
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
        <ul className="plain-list" lang="en">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <ul className="calibration-taken">
        {steps.map((step) => (
          <li key={step.startMs} data-good={step.good}>
            <strong>
              {text.steps[step.type]}: {step.good ? text.takenGood : text.takenBad}
            </strong>{" "}
            <span lang="en">{step.good ? step.measured : step.why}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
