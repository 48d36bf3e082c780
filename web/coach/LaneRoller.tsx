// The roller under the limb: where you are, pressed in as deep as you lean. Without data an outline where it was last.
import { useRef } from "react";

import type { Bands } from "#shared/schema/live.ts";
import { forceScale, paceScale, placeOn, sideOf } from "#web/coach/bandScale.ts";
import type { LaneScale } from "#web/coach/laneScale.ts";
import type { LaneLayout } from "#web/coach/laneShape.ts";
import { useFrame } from "#web/live/frameLoop.ts";
import { forceBandNow } from "#web/live/rollerData.ts";
import type { LatestTick, RollerData } from "#web/live/rollerData.ts";
import { isFresh } from "#web/live/staleness.ts";

export interface LaneRollerProps {
  data: RollerData;
  bands: Bands;
  scale: LaneScale;
  layout: LaneLayout;
  lost: boolean;
}

/** How far it hangs below the limb when nobody leans on it. */
const LIFTED_PX = 6;

export function LaneRoller({ data, bands, scale, layout, lost }: LaneRollerProps) {
  const group = useRef<SVGGElement>(null);
  const spokes = useRef<SVGGElement>(null);
  /** Where it was last; depth as a share of the deepest. */
  const last = useRef({ mm: Number.NaN, depth: 0, contact: false });
  useFrame((nowMs) => {
    const { latest } = data;
    const live = !lost && isFresh(latest, nowMs) && !Number.isNaN(latest.positionMm);
    const place = last.current;
    if (live) {
      place.mm = latest.positionMm;
      place.contact = latest.contact;
      place.depth = placeOn(forceScale(forceBandNow(latest, bands), bands.stopN), latest.forceN) || 0;
    }
    const roller = group.current;
    if (!roller) return;
    const known = !Number.isNaN(place.mm);
    roller.style.visibility = known ? "" : "hidden";
    if (!known) return;
    roller.dataset["state"] = live ? stateOf(latest, bands) : "unknown";
    const x = scale.xOf(place.mm);
    const y = layout.bottomY + layout.rollerR - (place.contact ? place.depth * layout.deepest : -LIFTED_PX);
    roller.setAttribute("transform", `translate(${x.toFixed(2)} ${y.toFixed(2)})`);
    // Its top rolls along the limb: going right it turns to the left.
    spokes.current?.setAttribute("transform", `rotate(${(((-x / layout.rollerR) * 180) / Math.PI).toFixed(1)})`);
  });
  const { rollerR } = layout;
  return (
    <g ref={group} className="lane-roller" style={{ visibility: "hidden" }}>
      <circle className="lane-roller-gap" r={rollerR + 5} />
      <circle className="lane-roller-foam" r={rollerR} />
      <g ref={spokes}>
        <circle className="lane-roller-core" r={rollerR * 0.4} />
        <path className="lane-roller-spoke" d={`M 0 ${-rollerR * 0.52} V ${-rollerR * 0.84}`} />
      </g>
    </g>
  );
}

function stateOf(latest: LatestTick, bands: Bands): "off" | "right" | "out" {
  if (!latest.contact) return "off";
  const holding = !Number.isNaN(latest.holdElapsedMs);
  const inPace = holding || sideOf(paceScale(bands.paceMmS), Math.abs(latest.speedMmS)) === "inside";
  const forceN = forceScale(forceBandNow(latest, bands), bands.stopN);
  const inForce = Number.isNaN(latest.forceN) || sideOf(forceN, latest.forceN) === "inside";
  return inPace && inForce ? "right" : "out";
}
