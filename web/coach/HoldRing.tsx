// A hold: time that counts as a thick arc, all the time on the spot as a thin one, three marks around.
import { useRef, useState } from "react";

import type { Bands } from "#shared/schema/live.ts";
import { holdMostMs, holdProgress } from "#web/coach/holdProgress.ts";
import type { HoldPhase, HoldProgress } from "#web/coach/holdProgress.ts";
import { useFrame } from "#web/live/frameLoop.ts";
import type { RollerData } from "#web/live/rollerData.ts";
import { useWords } from "#web/words/useWords.ts";

const RADIUS = 84;
const OUTER = 100;

export interface HoldRingProps {
  data: RollerData;
  bands: Bands;
}

export function HoldRing({ data, bands }: HoldRingProps) {
  const words = useWords();
  const counted = useRef<SVGCircleElement>(null);
  const elapsed = useRef<SVGCircleElement>(null);
  // From the data at once: a ring that comes back in the middle of a hold does not begin at zero.
  const [shown, setShown] = useState(() => shownOf(data, bands));
  useFrame(() => {
    const progress = progressOf(data, bands);
    if (!progress) return;
    counted.current?.setAttribute("stroke-dasharray", `${progress.counted} 1`);
    elapsed.current?.setAttribute("stroke-dasharray", `${progress.elapsed} 1`);
    const next = shownOf(data, bands);
    if (next.seconds !== shown.seconds || next.phase !== shown.phase) setShown(next);
  });
  const marks = holdProgress(0, 0, bands);
  const restsFirst = holdMostMs(bands) < bands.holdMoveOnMs;
  return (
    <div className="hold-ring" data-testid="hold-ring" data-phase={shown.phase}>
      <meter
        className="for-ears"
        aria-label={words.live.hold.label}
        max={holdMostMs(bands) / 1000}
        value={shown.seconds}
        aria-valuetext={words.live.hold.seconds(shown.seconds)}
      />
      <svg viewBox="-178 -124 356 248" aria-hidden="true" focusable="false">
        <circle className="ring-track" r={RADIUS} />
        <circle
          className="ring-counted"
          r={RADIUS}
          pathLength={1}
          strokeDasharray="0 1"
          transform="rotate(-90)"
          ref={counted}
        />
        <circle
          className="ring-elapsed"
          r={OUTER}
          pathLength={1}
          strokeDasharray="0 1"
          transform="rotate(-90)"
          ref={elapsed}
        />
        {marks.minimumAt < marks.targetAt && <RingMark at={marks.minimumAt} label={words.live.hold.minimum} />}
        {marks.targetAt < 1 && <RingMark at={marks.targetAt} label={words.live.hold.target} />}
        <RingMark at={1} label={restsFirst ? words.live.hold.rest : words.live.hold.moveOn} />
        <text className="ring-seconds" textAnchor="middle" dominantBaseline="central" y="2">
          {shown.seconds}
        </text>
      </svg>
    </div>
  );
}

/** A notch across the ring with its word outside. */
function RingMark({ at, label }: { at: number; label: string }) {
  const angle = at * 2 * Math.PI - Math.PI / 2;
  const [x, y] = [Math.cos(angle), Math.sin(angle)];
  const anchor = Math.abs(x) < 0.2 ? "middle" : x > 0 ? "start" : "end";
  return (
    <g className="ring-mark">
      <line x1={x * 70} y1={y * 70} x2={x * 106} y2={y * 106} />
      <text x={x * 113} y={y * 113} textAnchor={anchor} dominantBaseline="central">
        {label}
      </text>
    </g>
  );
}

function progressOf({ latest }: RollerData, bands: Bands): HoldProgress | undefined {
  if (Number.isNaN(latest.holdElapsedMs)) return undefined;
  return holdProgress(latest.holdCountedMs, latest.holdElapsedMs, bands);
}

/** What changes once a second at most. */
function shownOf(data: RollerData, bands: Bands): { seconds: number; phase: HoldPhase } {
  const progress = progressOf(data, bands);
  return { seconds: progress?.countedSeconds ?? 0, phase: progress?.phase ?? "building" };
}
