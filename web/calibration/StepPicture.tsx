// How each step of a calibration looks, from the side: floor, roller, and what goes with it.
import type { StepType } from "#shared/domain/calibrationSteps.ts";
import { CALIBRATION } from "#web/words/areas/calibration.ts";
import { useArea } from "#web/words/useWords.ts";

const FLOOR_Y = 150;

export function StepPicture({ type }: { type: StepType }) {
  const { pictures } = useArea(CALIBRATION);
  return (
    <svg className="step-picture" viewBox="0 0 360 170" role="img" aria-label={pictures[type]}>
      <path className="sp-floor" d={`M10,${FLOOR_Y} H350`} />
      {DRAWN[type]}
    </svg>
  );
}

/** The roller's end with a mark, so that a turn can be seen. */
function Roller({ x, y = 104, r = 45 }: { x: number; y?: number; r?: number }) {
  return (
    <>
      <circle className="sp-foam" cx={x} cy={y} r={r} />
      <circle className="sp-core" cx={x} cy={y} r={r * 0.5} />
      <circle className="sp-mark" cx={x} cy={y - r * 0.75} r={5} />
    </>
  );
}

/** To the right and back, above the floor. */
const TO_AND_FRO = (
  <>
    <path className="sp-arrow" d="M250,92 H322" />
    <path className="sp-head" d="M320,84 l16,8 l-16,8 z" />
    <path className="sp-arrow sp-back" d="M262,120 H334" />
    <path className="sp-head" d="M264,112 l-16,8 l16,8 z" />
  </>
);

const DRAWN: Readonly<Record<StepType, React.ReactNode>> = {
  rest: (
    <>
      <Roller x={180} />
      <path className="sp-quiet" d="M104,104 h-24 M256,104 h24 M180,48 v-18" />
    </>
  ),
  emptyTurns: (
    <>
      <Roller x={150} />
      {/* A light hand on top. */}
      <path className="sp-hand" d="M104,30 C128,34 140,42 150,55 C160,58 178,58 190,52" />
      {TO_AND_FRO}
    </>
  ),
  weightTurns: (
    <>
      <Roller x={150} />
      <rect className="sp-board" x={58} y={46} width={184} height={12} rx={2} />
      <path className="sp-weight" d="M118,46 l8,-30 h48 l8,30 z" />
      <text className="sp-text" x={150} y={38} textAnchor="middle">
        kg
      </text>
      {TO_AND_FRO}
    </>
  ),
  press: (
    <>
      <Roller x={180} y={88} r={40} />
      <path className="sp-board" d="M104,128 h152 a6,6 0 0 1 6,6 v16 h-164 v-16 a6,6 0 0 1 6,-6 z" />
      <rect className="sp-dial" x={214} y={133} width={36} height={13} rx={3} />
      <path className="sp-arrow sp-press" d="M160,6 V32 M200,6 V32" />
      <path className="sp-head" d="M152,30 h16 l-8,14 z M192,30 h16 l-8,14 z" />
    </>
  ),
  tapedRoll: (
    <>
      <Roller x={70} y={105} />
      <g opacity={0.35}>
        <Roller x={290} y={105} />
      </g>
      <path className="sp-arrow" d="M126,96 H220" />
      <path className="sp-head" d="M218,88 l16,8 l-16,8 z" />
      <path className="sp-tape" d="M70,156 H290" />
      <path className="sp-ticks" d="M70,150 v12 M114,152 v8 M158,152 v8 M202,152 v8 M246,152 v8 M290,150 v12" />
    </>
  ),
};
