// The limb's outline and the places that depend on the lane's height. It runs off the page on both sides: no box.

export interface LaneLayout {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  /** The limb's upper edge: the worm's ground. */
  readonly topY: number;
  /** The limb's underside, where an unloaded roller would touch. */
  readonly bottomY: number;
  readonly rollerR: number;
  /** How far the roller presses in at the far end of the pressure scale. */
  readonly deepest: number;
}

export function laneLayout(width: number, height: number): LaneLayout {
  const rollerR = Math.max(14, Math.min(0.165 * height, 0.07 * width, 60));
  const headroom = Math.min(0.36 * height, 0.095 * width, 130);
  // The roller may hang out of the limb by almost its whole size.
  const bottomY = Math.max(headroom + 24, height - 1.75 * rollerR);
  const thickness = Math.min(bottomY - headroom, 0.42 * height, 170);
  return {
    width,
    height,
    margin: Math.max(26, Math.min(0.085 * width, 120)),
    topY: bottomY - thickness,
    bottomY,
    rollerR,
    deepest: thickness * 0.66,
  };
}

/** Knee on the left: shin, kneecap underneath, thigh, hip. For a mirrored lane flip it about the middle. */
export function limbPath({ width, margin, topY, bottomY }: LaneLayout): string {
  const thick = bottomY - topY;
  const knee = margin * 0.72;
  const hip = width - margin * 0.8;
  return [
    `M ${-20} ${topY + 0.16 * thick}`,
    `C ${knee * 0.5} ${topY + 0.1 * thick} ${knee * 0.7} ${topY} ${knee * 1.25} ${topY}`,
    `L ${hip} ${topY}`,
    `C ${hip + margin * 0.3} ${topY} ${hip + margin * 0.4} ${topY - 0.3 * thick} ${width + 20} ${topY - 0.34 * thick}`,
    `L ${width + 20} ${bottomY + 0.14 * thick}`,
    `C ${hip + margin * 0.5} ${bottomY + 0.12 * thick} ${hip + margin * 0.3} ${bottomY} ${hip} ${bottomY}`,
    `L ${knee * 1.3} ${bottomY}`,
    `C ${knee * 1.1} ${bottomY} ${knee * 1.05} ${bottomY + 0.13 * thick} ${knee * 0.78} ${bottomY + 0.12 * thick}`,
    `C ${knee * 0.5} ${bottomY + 0.1 * thick} ${knee * 0.5} ${bottomY - 0.12 * thick} ${-20} ${bottomY - 0.16 * thick}`,
    "Z",
  ].join(" ");
}
