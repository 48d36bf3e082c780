// The worm on its own: logo, loading, asleep, looking around.
import { useRef } from "react";

import { useFrame } from "#web/live/frameLoop.ts";
import { crawlPath, feetAt, lookPath, sleepPath, STILL_FEET, WORM_WIDTH } from "#web/worm/wormShape.ts";
import { prefersStillness } from "#web/worm/stillness.ts";

export type WormPose = "still" | "crawling" | "asleep" | "looking";

export interface WormProps {
  pose: WormPose;
  /** Ground with inch marks under the feet. */
  ground?: boolean;
  className?: string;
}

/** Decorative: what it says is said in words beside it. */
export function Worm({ pose, ground = false, className = "" }: WormProps) {
  const path = useRef<SVGPathElement>(null);
  const marks = useRef<SVGPathElement>(null);
  useFrame((nowMs) => {
    if (pose === "still" || prefersStillness()) return;
    const seconds = nowMs / 1000;
    path.current?.setAttribute("d", pathOf(pose, seconds));
    if (pose === "crawling") marks.current?.setAttribute("transform", `translate(${-(seconds % 1)} 0)`);
  });
  return (
    <svg className={`worm worm-${pose} ${className}`} viewBox="-2.2 -1.5 4.4 2.1" aria-hidden="true" focusable="false">
      {ground && (
        <g className="worm-ground">
          <path d="M -2.2 0.2 H 2.2" />
          <path ref={marks} d={[-2, -1, 0, 1, 2, 3].map((x) => `M ${x} 0.2 v 0.16`).join(" ")} />
        </g>
      )}
      <path ref={path} className="worm-body" strokeWidth={WORM_WIDTH} d={pathOf(pose, 0.9)} />
    </svg>
  );
}

function pathOf(pose: WormPose, seconds: number): string {
  if (pose === "crawling") return crawlPath(feetAt(seconds));
  if (pose === "asleep") return sleepPath(seconds);
  if (pose === "looking") return lookPath(seconds);
  return crawlPath(STILL_FEET);
}
