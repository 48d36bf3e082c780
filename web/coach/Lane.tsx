// The limb from knee to hip. The worm on top keeps the pace; the roller underneath is you, pressed in as deep as you lean.
import { useRef, useState } from "react";

import type { RollerState } from "#shared/schema/live.ts";
import { LaneGround } from "#web/coach/LaneGround.tsx";
import { LaneRoller } from "#web/coach/LaneRoller.tsx";
import { LaneSpots } from "#web/coach/LaneSpots.tsx";
import type { LaneSpotPlace } from "#web/coach/LaneSpots.tsx";
import { laneLayout } from "#web/coach/laneShape.ts";
import type { LaneLayout } from "#web/coach/laneShape.ts";
import { createLaneScale, startsOnRight } from "#web/coach/laneScale.ts";
import type { LaneScale } from "#web/coach/laneScale.ts";
import { useSize } from "#web/coach/useSize.ts";
import { useFrame } from "#web/live/frameLoop.ts";
import type { RollerData } from "#web/live/rollerData.ts";
import { MM_PER_INCH } from "#shared/domain/units.ts";
import { useWords } from "#web/words/useWords.ts";
import type { Pacer } from "#web/worm/pacer.ts";
import { prefersStillness } from "#web/worm/stillness.ts";
import { crawlPath, feetAt, lookPath, sleepPath, STILL_FEET, WORM_WIDTH } from "#web/worm/wormShape.ts";

export interface LaneProps {
  roller: RollerState;
  data: RollerData;
  pacer: React.RefObject<Pacer>;
  mirror: boolean;
  /** Tender spots of this limb. */
  spots: readonly LaneSpotPlace[];
  /** Nothing counts as live: without data the worm looks around, after a stop it sleeps. */
  still: "looking" | "asleep" | undefined;
}

export function Lane({ roller, data, pacer, mirror, spots, still }: LaneProps) {
  const words = useWords();
  const [svg, size] = useSize<SVGSVGElement>();
  const worm = useRef<SVGGElement>(null);
  const body = useRef<SVGPathElement>(null);
  const target = useRef<SVGPathElement>(null);
  const [seen, setSeen] = useState({ fromMm: 0, toMm: 0 });
  const layout = laneLayout(size.width, size.height);
  const scale = createLaneScale({
    seenFromMm: seen.fromMm,
    seenToMm: seen.toMm,
    kneeLineMm: roller.kneeLineMm,
    startOnRight: startsOnRight(roller.selection.muscle, mirror),
    widthPx: size.width,
    marginPx: layout.margin,
  });

  useFrame((nowMs) => {
    const { travel } = data;
    if (outgrown(seen, travel)) setSeen({ ...travel });
    placeWorm(worm.current, pacer.current, scale, layout, still === "looking" ? LOOKING_TALL : GATHERED_TALL);
    body.current?.setAttribute("d", bodyOf(still, pacer.current, nowMs));
    target.current?.setAttribute("transform", `translate(${scale.xOf(pacer.current.positionMm).toFixed(2)} 0)`);
  });

  return (
    <svg
      className="lane"
      data-lost={still !== undefined}
      ref={svg}
      role="img"
      aria-label={
        spots.length > 0 ? `${words.live.lane.label}, ${words.live.lane.spots(spots.length)}` : words.live.lane.label
      }
      viewBox={`0 0 ${size.width || 1} ${size.height || 1}`}
    >
      {size.width > 0 && <LaneGround layout={layout} scale={scale} mirror={mirror} roller={roller} />}
      <path ref={target} className="lane-target" d={`M 0 ${layout.topY} V ${layout.bottomY}`} />
      {size.width > 0 && <LaneSpots spots={spots} scale={scale} layout={layout} />}
      <LaneRoller data={data} bands={roller.bands} scale={scale} layout={layout} lost={still !== undefined} />
      <g ref={worm} className="lane-worm">
        <path ref={body} className="worm-body" strokeWidth={WORM_WIDTH} d={crawlPath(STILL_FEET)} />
      </g>
    </svg>
  );
}

/** The lane keeps its scale until the travel leaves what it was drawn for. */
function outgrown(seen: { fromMm: number; toMm: number }, travel: { fromMm: number; toMm: number }): boolean {
  const step = MM_PER_INCH / 2;
  return (
    Math.abs(travel.fromMm - seen.fromMm) > step ||
    Math.abs(travel.toMm - seen.toMm) > step ||
    (travel.toMm === 0 && seen.toMm !== 0)
  );
}

function bodyOf(still: LaneProps["still"], pacer: Pacer, nowMs: number): string {
  // A stop is still: not even a breath of the worm.
  if (still === "asleep") return sleepPath(0);
  if (still === "looking") return lookPath(prefersStillness() ? 1 : nowMs / 1000);
  return crawlPath(prefersStillness() ? STILL_FEET : feetAt(pacer.travelledMm / MM_PER_INCH));
}

/** How tall the worm stands, in its own inches: gathered, and raised to look around. */
const GATHERED_TALL = 1.03;
const LOOKING_TALL = 1.42;

function placeWorm(
  group: SVGGElement | null,
  pacer: Pacer,
  scale: LaneScale,
  { topY, width }: LaneLayout,
  tall: number,
): void {
  if (!group || width === 0) return;
  const inchPx = scale.pxPerMm * MM_PER_INCH;
  // On a small screen an inch is small: the worm stays big enough to be seen, and inside the lane.
  const size = Math.max(Math.min(inchPx, topY / tall), 30);
  const facing = pacer.direction * scale.sign;
  const x = scale.xOf(pacer.positionMm).toFixed(2);
  const y = (topY - (WORM_WIDTH / 2) * size).toFixed(2);
  group.setAttribute("transform", `translate(${x} ${y}) scale(${facing * size} ${size})`);
}
