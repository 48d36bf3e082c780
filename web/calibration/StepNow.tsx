// What the roller does now, as far as the step at hand looks at it: how far it is, what is measured, why it waits and what to
// do about it. What changes many times a second is seen, and not read out; the reason is.
import type { CalibrationMessage, Measured } from "#shared/schema/calibrationGuide.ts";
import type { TypedNumber } from "#web/calibration/useNumber.ts";
import type { Format } from "#web/units/format.ts";
import { useFormat } from "#web/units/useFormat.ts";
import { CALIBRATION } from "#web/words/areas/calibration.ts";
import type { CalibrationWords } from "#web/words/areas/calibration.ts";
import { useArea } from "#web/words/useWords.ts";

export interface StepNowProps {
  message: CalibrationMessage;
  /** What is typed at this step, for its unit. */
  number: TypedNumber;
}

export function StepNow({ message, number }: StepNowProps) {
  const text = useArea(CALIBRATION);
  const format = useFormat();
  const { phase, progress, measured, hintId, rehearsal } = message;
  const isMeasuring = phase === "measuring";
  return (
    <>
      {isMeasuring && <progress className="calibration-progress" max={1} value={progress} aria-label={text.progress} />}
      {isMeasuring && <p className="calibration-measured">{measured && measuredIn(text, format, measured)}</p>}
      {(isMeasuring || phase === "ready") && (
        <p className="calibration-hint" role="status">
          {hintId && text.hints[hintId]}
        </p>
      )}
      {rehearsal && (
        <p className="calibration-person" role="status" data-busy={rehearsal.busy}>
          {personIn(text, message, number)}
        </p>
      )}
    </>
  );
}

/** A simulated person is not where the page is yet: what the strong key would begin or end has to wait. */
export function waitsForPerson({ phase, step, rehearsal }: CalibrationMessage): boolean {
  if (rehearsal?.busy !== true) return false;
  return phase === "ready" || (phase === "measuring" && step?.type === "tapedRoll");
}

function measuredIn({ measured: text }: CalibrationWords, format: Format, measured: Measured): string {
  const tenths = (value: number) => format.number(value, 1);
  if ("stillS" in measured) return text.still(tenths(measured.stillS), format.number(measured.ofS));
  if ("heldS" in measured) return text.held(tenths(measured.heldS), format.number(measured.ofS));
  if ("rolledMm" in measured) return text.rolled(format.length(measured.rolledMm));
  return text.turns(tenths(measured.forwardTurns), tenths(measured.backTurns));
}

function personIn({ person }: CalibrationWords, message: CalibrationMessage, { show, unit }: TypedNumber): string {
  const { phase, needs, rehearsal } = message;
  if (waitsForPerson(message)) return phase === "ready" ? person.makesReady : person.rolls;
  if (needs === "distanceMm") return person.rolled;
  if (needs !== undefined && rehearsal?.reads !== undefined)
    return person.reads[needs](`${show(rehearsal.reads)} ${unit}`);
  return phase === "ready" ? person.ready : "";
}
