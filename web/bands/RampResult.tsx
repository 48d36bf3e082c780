// What the measurement found, and why today's band is what it is.
import type { RampMessage } from "#shared/schema/plan.ts";
import type { RollerView } from "#web/live/liveView.ts";
import { useFormat } from "#web/units/useFormat.ts";
import { BANDS } from "#web/words/areas/bands.ts";
import { toldText } from "#web/words/hubTexts.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

export function RampResult({ message, roller }: { message: RampMessage; roller: RollerView }) {
  const text = useArea(BANDS);
  const words = useWords();
  const format = useFormat();
  const { phase, muscle, side, confidence, loads, reasons = [], reasonsTold } = message;
  if (phase !== "done") {
    return (
      <p className="page-lead" role="status">
        {phase === "failed" ? text.failed : text.cancelled}
      </p>
    );
  }
  const { bands, selection } = roller.state;
  const isHere = selection.muscle === muscle && selection.side === side && bands.personal === true;
  const why = isHere
    ? (bands.reasons ?? []).map(({ says, told }) => toldText(words, says, told))
    : reasons.map((says, at) => toldText(words, says, reasonsTold?.[at]));
  return (
    <section className="page-section" role="status">
      <h2>{text.done}</h2>
      {isHere && (
        <p className="page-lead">
          {text.band(format.force(bands.forceN[0]), format.force(bands.forceN[1]), format.forceUnit)}
        </p>
      )}
      <ul className="plain-list">
        {why.map((says) => (
          <li key={says}>{says}</li>
        ))}
      </ul>
      <p className="field-help">
        {loads
          .map(({ forceN, discomfort }) => text.load(`${format.force(forceN)} ${format.forceUnit}`, discomfort))
          .join(" · ")}
        {confidence === undefined ? "" : `. ${text.sure(format.share(confidence, 1))}`}
      </p>
      <p>{text.rest}</p>
    </section>
  );
}
