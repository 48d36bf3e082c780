// One part a step: those behind full, the one under way as far as it has counted, those left out crossed out.
import type { Timeline } from "#web/programs/timeline.ts";

export function ProgramLine({ parts }: { parts: Timeline["parts"] }) {
  return (
    <div className="program-line" aria-hidden="true">
      {parts.map(({ index, state, weight, filled }) => (
        <span className="program-part" key={index} data-at={state} style={{ flexGrow: weight }}>
          <span style={{ transform: `scaleX(${filled.toFixed(3)})` }} />
        </span>
      ))}
    </div>
  );
}
