// The worm on a ground of inch marks across the whole page: loading, asleep, looking around.
import { useRef } from "react";

import { useSize } from "#web/coach/useSize.ts";
import { useFrame } from "#web/live/frameLoop.ts";
import { posePath } from "#web/worm/poses.ts";
import type { WormPose } from "#web/worm/poses.ts";
import { prefersStillness } from "#web/worm/stillness.ts";
import { WORM_WIDTH } from "#web/worm/wormShape.ts";

/** Crawls on as the seconds pass; otherwise stays near the left. */
export function GroundedWorm({ pose }: { pose: WormPose }) {
  const [svg, { width, height }] = useSize<SVGSVGElement>();
  const worm = useRef<SVGGElement>(null);
  const body = useRef<SVGPathElement>(null);
  const inchPx = Math.max(30, Math.min(height * 0.42, width / 8, 110));
  const groundY = Math.round(height * 0.66);
  const homeX = Math.max(0.035 * width, 16) + 1.1 * inchPx;
  useFrame((nowMs) => {
    const seconds = prefersStillness() ? 0.9 : nowMs / 1000;
    body.current?.setAttribute("d", posePath(pose, seconds));
    const travel = pose === "crawling" && !prefersStillness() ? (seconds * inchPx) % (width + 4 * inchPx) : 0;
    const x = travel === 0 ? homeX : travel - 2 * inchPx;
    const y = groundY - (WORM_WIDTH / 2) * inchPx - 1;
    worm.current?.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${inchPx})`);
  });
  const marks = Array.from({ length: Math.ceil(width / inchPx) + 1 }, (_, inch) => inch);
  return (
    <svg className={`grounded worm-${pose}`} ref={svg} viewBox={`0 0 ${width || 1} ${height || 1}`} aria-hidden="true">
      <path className="grounded-line" d={`M 0 ${groundY} H ${width}`} />
      <path
        className="grounded-line"
        d={marks.map((inch) => `M ${(inch * inchPx).toFixed(1)} ${groundY} v ${inch % 4 === 0 ? 20 : 11}`).join(" ")}
      />
      <g ref={worm}>
        <path ref={body} className="worm-body" strokeWidth={WORM_WIDTH} d={posePath(pose, 0.9)} />
      </g>
    </svg>
  );
}
