// What stands still on the lane: the limb, its inch marks, the depth that is right, the knee guard, the names of the ends.
import type { RollerState } from "#shared/schema/live.ts";
import { inchMarks } from "#web/coach/laneScale.ts";
import type { LaneScale } from "#web/coach/laneScale.ts";
import { limbPath } from "#web/coach/laneShape.ts";
import type { LaneLayout } from "#web/coach/laneShape.ts";
import { useKeyNames } from "#web/keys/chosenKeys.ts";
import { useWords } from "#web/words/useWords.ts";
import { LIMB_ENDS } from "#shared/domain/limbEnds.ts";
import { KNEE_NUMBERS } from "#shared/domain/liveNumbers.ts";
import { muscleById } from "#shared/domain/muscles.ts";
import { MM_PER_INCH } from "#shared/domain/units.ts";

/** Margins from here on have room for the names of the ends. */
const ROOMY_PX = 60;

export interface LaneGroundProps {
  layout: LaneLayout;
  scale: LaneScale;
  mirror: boolean;
  roller: RollerState;
}

export function LaneGround({ layout, scale, mirror, roller }: LaneGroundProps) {
  const words = useWords();
  const { width, margin, topY, bottomY, deepest } = layout;
  const [lower, upper] = words.body.limbEnds[roller.selection.muscle];
  const [left, right] = mirror ? [upper, lower] : [lower, upper];
  // Beside the lane where there is room, else under the limb.
  const roomy = margin > ROOMY_PX;
  const nameY = roomy ? (topY + bottomY) / 2 : bottomY + 26;
  const nameX = roomy ? margin * 0.3 : 14;
  return (
    <>
      <path
        className="lane-limb"
        d={limbPath(layout)}
        transform={mirror ? `translate(${width} 0) scale(-1 1)` : undefined}
      />
      {roller.calibration !== "none" && (
        <rect
          className="lane-right-depth"
          x={margin * 0.9}
          width={Math.max(0, width - 1.8 * margin)}
          y={bottomY - (deepest * 2) / 3}
          height={deepest / 3}
          rx={deepest / 12}
        />
      )}
      <path
        className="lane-marks"
        d={inchMarks(scale)
          .map((inch) => markPath(inch, scale, topY))
          .join(" ")}
      />
      <KneeGuard roller={roller} scale={scale} layout={layout} mirror={mirror} />
      <text className="lane-end" x={nameX} y={nameY} dominantBaseline="central">
        {left}
      </text>
      <text className="lane-end" x={width - nameX} y={nameY} textAnchor="end" dominantBaseline="central">
        {right}
      </text>
    </>
  );
}

function markPath(inch: number, scale: LaneScale, topY: number): string {
  const x = scale.xOf(inch * MM_PER_INCH).toFixed(1);
  return `M ${x} ${topY + 4} v ${inch % 4 === 0 ? 20 : 11}`;
}

/** The stop line of R16, what lies beyond it, and the last stretch before it, where nobody should stand still. */
function KneeGuard({ roller, scale, layout, mirror }: LaneGroundProps) {
  const words = useWords();
  if (roller.kneeLineMm === undefined) return <KneeUnknown roller={roller} layout={layout} mirror={mirror} />;
  const x = scale.xOf(roller.kneeLineMm);
  const kneeOnLeft = x < layout.width / 2;
  const stretch = KNEE_NUMBERS.lastStretchMm * scale.pxPerMm;
  const { topY, bottomY } = layout;
  const inner = layout.margin * 0.9;
  // On a small screen the limb end's own name stands there.
  const clear = layout.margin > ROOMY_PX ? 0 : 66;
  return (
    <g className="lane-knee">
      <pattern id="lane-stretch" width="12" height="12" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path className="lane-stretch-line" d="M 0 0 V 12" />
      </pattern>
      <rect
        className="lane-knee-zone"
        x={kneeOnLeft ? Math.min(inner, x) : x}
        width={Math.max(0, kneeOnLeft ? x - inner : layout.width - inner - x)}
        y={topY}
        height={bottomY - topY}
      />
      <rect
        className="lane-knee-stretch"
        x={kneeOnLeft ? x : x - stretch}
        width={stretch}
        y={topY}
        height={bottomY - topY}
        fill="url(#lane-stretch)"
      />
      <line className="lane-knee-line" x1={x} x2={x} y1={topY - 6} y2={bottomY + 12} />
      <text
        className="lane-knee-name"
        x={kneeOnLeft ? Math.max(x - 6, clear) : Math.min(x + 6, layout.width - clear)}
        y={bottomY + 30}
        textAnchor={kneeOnLeft ? "start" : "end"}
      >
        {words.live.lane.stopLine}
      </text>
    </g>
  );
}

/** Without a line nobody warns of the knee: said where it would stand, on limbs that have a knee at one end. */
function KneeUnknown({ roller, layout, mirror }: Omit<LaneGroundProps, "scale">) {
  const words = useWords();
  const key = useKeyNames()("kneeEnd");
  const { muscle } = roller.selection;
  const end = LIMB_ENDS[muscle].indexOf("knee");
  if (end < 0) return undefined;
  const onLeft = (end === 0) !== mirror;
  // In the limb, over the depth that is right: under it rolls the roller, above it the worm.
  const inner = layout.margin * 1.1;
  const learned = muscleById(muscle).kneeEnd !== undefined;
  return (
    <text
      className="lane-knee-unknown"
      x={onLeft ? inner : layout.width - inner}
      y={layout.bottomY - (layout.deepest * 2) / 3 - 7}
      textAnchor={onLeft ? "start" : "end"}
    >
      {learned || key === undefined ? words.live.lane.noLineYet : words.live.lane.noLine(key)}
    </text>
  );
}
