// The worm on its own: logo, loading, asleep, looking around.
import { useRef } from "react";

import { useFrame } from "#web/live/frameLoop.ts";
import { posePath } from "#web/worm/poses.ts";
import type { WormPose } from "#web/worm/poses.ts";
import { prefersStillness } from "#web/worm/stillness.ts";
import { WORM_WIDTH } from "#web/worm/wormShape.ts";

export interface WormProps {
  pose: WormPose;
  className?: string;
}

/** Decorative: what it says is said in words beside it. */
export function Worm({ pose, className = "" }: WormProps) {
  const path = useRef<SVGPathElement>(null);
  useFrame((nowMs) => {
    if (pose !== "still" && !prefersStillness()) path.current?.setAttribute("d", posePath(pose, nowMs / 1000));
  });
  return (
    <svg
      className={`worm worm-${pose} ${className}`}
      viewBox={pose === "still" ? "-0.9 -0.82 1.8 1" : "-1.2 -1.42 2.4 1.6"}
      aria-hidden="true"
      focusable="false"
    >
      <path ref={path} className="worm-body" strokeWidth={WORM_WIDTH} d={posePath(pose, 0.9)} />
    </svg>
  );
}
