// Tender spots on the lane. Filled: still tender; hollow with a tick: it let go; ringed: the key one, that brings on the
// knee pain. Shape says it, colour only repeats it.
import type { LaneScale } from "#web/coach/laneScale.ts";
import type { LaneLayout } from "#web/coach/laneShape.ts";

export interface LaneSpotPlace {
  readonly mm: number;
  /** open: still tender. */
  readonly state: "open" | "released" | "eased";
  /** It brings on the person's knee pain. */
  readonly key: boolean;
}

export interface LaneSpotsProps {
  spots: readonly LaneSpotPlace[];
  scale: LaneScale;
  layout: LaneLayout;
}

export function LaneSpots({ spots, scale, layout }: LaneSpotsProps) {
  const y = layout.topY + (layout.bottomY - layout.topY) * 0.42;
  return spots.map(({ mm, state, key }) => (
    <g
      key={`${mm} ${state}`}
      className="lane-spot"
      data-state={state}
      data-key={key}
      transform={`translate(${scale.xOf(mm).toFixed(1)} ${y.toFixed(1)})`}
    >
      {key && <path className="lane-spot-key" d="M 0 -23 L 23 0 L 0 23 L -23 0 Z" />}
      <path className="lane-spot-body" d="M 0 -14 L 14 0 L 0 14 L -14 0 Z" />
      {state === "released" && <path className="lane-spot-tick" d="M -5 0 L -1 4 L 6 -4" />}
      {state === "eased" && <path className="lane-spot-tick" d="M -5 0 H 5" />}
    </g>
  ));
}
