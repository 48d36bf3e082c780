// The inchworm as one stroke. Units are inches of travel: x runs the way it faces, y points down, the ground is y = 0.

/** Length of the body between its feet's pads; it never changes, so a shorter span means a taller hump. */
const BODY = 1.62;
/** The flat part over each pair of feet. */
const PAD = 0.3;
const LONGEST_SPAN = 2;
const SHORTEST_SPAN = 1;
/** Width of the stroke. */
export const WORM_WIDTH = 0.3;

export interface Feet {
  readonly rear: number;
  readonly front: number;
}

/**
 * Feet around the pacer's position after `inches` of travel. In the first half of each inch the rear catches up
 * (gathers), in the second the front reaches out; the middle keeps to the pace at every half inch.
 */
export function feetAt(inches: number): Feet {
  const phase = inches - Math.floor(inches);
  const rear = phase < 0.5 ? glide(2 * phase) : 1;
  const front = phase < 0.5 ? 0 : glide(2 * phase - 1);
  return { rear: -LONGEST_SPAN / 2 + rear - phase, front: LONGEST_SPAN / 2 + front - phase };
}

/** For people who ask for less motion: one fixed shape that only moves along. */
export const STILL_FEET: Feet = { rear: -0.72, front: 0.72 };

/** The body over its feet, as an SVG path. */
export function crawlPath(feet: Feet): string {
  return archPath(feet, humpHeight(feet.front - feet.rear));
}

/** Asleep: low and long, breathing. */
export function sleepPath(seconds: number): string {
  return archPath({ rear: -0.95, front: 0.95 }, 0.2 + 0.05 * Math.sin((seconds * Math.PI * 2) / 5));
}

/** Looking around: hind feet down, the body raised, the head turning. */
export function lookPath(seconds: number): string {
  const turn = Math.sin(seconds * 1.3) + 0.35 * Math.sin(seconds * 2.9);
  const headX = -0.05 + 0.28 * turn;
  const nose = headX + 0.34 * Math.tanh(2 * turn);
  return [
    `M -0.95 0 L -0.7 0`,
    `C -0.25 0 ${r(headX - 0.34)} -0.45 ${r(headX * 0.6 - 0.1)} -0.85`,
    `C ${r(headX * 0.7)} -1.12 ${r(headX)} -1.2 ${r(nose)} -1.16`,
  ].join(" ");
}

/** How tall the hump stands for a span, inches. */
export function humpHeight(span: number): number {
  const at = ((span - SHORTEST_SPAN) / (LONGEST_SPAN - SHORTEST_SPAN)) * (HEIGHTS.length - 1);
  const index = Math.max(0, Math.min(HEIGHTS.length - 2, Math.floor(at)));
  const low = HEIGHTS[index] ?? 0;
  const high = HEIGHTS[index + 1] ?? low;
  return low + (high - low) * Math.max(0, Math.min(1, at - index));
}

function archPath({ rear, front }: Feet, height: number): string {
  const from = rear + PAD;
  const to = front - PAD;
  const middle = (from + to) / 2;
  const half = (to - from) / 2;
  return [
    `M ${r(rear)} 0 L ${r(from)} 0`,
    `C ${r(middle - half * 0.3)} 0 ${r(middle - half * 0.85)} ${r(-height)} ${r(middle)} ${r(-height)}`,
    `C ${r(middle + half * 0.85)} ${r(-height)} ${r(middle + half * 0.3)} 0 ${r(to)} 0`,
    `L ${r(front)} 0`,
  ].join(" ");
}

/** Length of one half of the arch, summed over short chords. */
function halfLength(half: number, height: number): number {
  let length = 0;
  let x0 = -half;
  let y0 = 0;
  for (let step = 1; step <= 24; step += 1) {
    const t = step / 24;
    const u = 1 - t;
    const x = -half * u * u * u - half * 0.3 * 3 * u * u * t - half * 0.85 * 3 * u * t * t;
    const y = -height * (3 * u * t * t + t * t * t);
    length += Math.hypot(x - x0, y - y0);
    x0 = x;
    y0 = y;
  }
  return length;
}

const HEIGHTS: readonly number[] = Array.from({ length: 33 }, (_, index) => {
  const span = SHORTEST_SPAN + ((LONGEST_SPAN - SHORTEST_SPAN) * index) / 32;
  const half = (span - 2 * PAD) / 2;
  let low = 0;
  let high = 2;
  for (let step = 0; step < 30; step += 1) {
    const middle = (low + high) / 2;
    if (2 * halfLength(half, middle) < BODY) low = middle;
    else high = middle;
  }
  return low;
});

function glide(t: number): number {
  return t * t * (3 - 2 * t);
}

function r(value: number): number {
  return Math.round(value * 1000) / 1000;
}
