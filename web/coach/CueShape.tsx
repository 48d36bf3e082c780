// The shapes of the cues, drawn on a square of 100: a word is never the only sign, and colour never either.
import type { CueShape as ShapeName } from "#shared/domain/cues.ts";

export interface CueShapeProps {
  shape: ShapeName;
  className?: string;
}

/** Decorative: the word beside it says the same. */
export function CueShape({ shape, className = "" }: CueShapeProps) {
  return (
    <svg className={`cue-shape ${className}`} viewBox="0 0 100 100" aria-hidden="true" focusable="false">
      {SHAPES[shape]}
    </svg>
  );
}

const CHEVRON = "M 38 12 L 74 50 L 38 88";

/** Between pad and limb: a bar with an arrow on each side. */
function arrows(upper: string, lower: string) {
  return (
    <>
      <path className="cue-line" d="M 8 50 H 92" />
      <path className="cue-solid" d={upper} />
      <path className="cue-solid" d={lower} />
    </>
  );
}

const SHAPES = {
  "chevrons-forward": (
    <>
      <path className="cue-line" d={CHEVRON} transform="translate(-22 0)" />
      <path className="cue-line" d={CHEVRON} transform="translate(16 0)" />
    </>
  ),
  "chevrons-back": (
    <g transform="translate(100 0) scale(-1 1)">
      <path className="cue-line" d={CHEVRON} transform="translate(-22 0)" />
      <path className="cue-line" d={CHEVRON} transform="translate(16 0)" />
    </g>
  ),
  "arrows-away": arrows("M 50 2 L 78 34 H 22 Z", "M 50 98 L 78 66 H 22 Z"),
  "arrows-towards": arrows("M 50 38 L 78 6 H 22 Z", "M 50 62 L 78 94 H 22 Z"),
  circle: <circle className="cue-solid" cx="50" cy="50" r="42" />,
  ring: <circle className="cue-line" cx="50" cy="50" r="38" />,
  "turn-back": (
    <>
      <path className="cue-line" d="M 88 82 H 60 C 8 82 8 24 60 24 H 66" />
      <path className="cue-solid" d="M 62 0 L 96 24 L 62 48 Z" />
    </>
  ),
  square: <rect className="cue-solid" x="8" y="8" width="84" height="84" />,
  dashes: <path className="cue-line" strokeDasharray="16 18" d="M 8 50 H 92" />,
} satisfies Record<ShapeName, React.ReactNode>;
