// The inchworm as one stroke. Units are inches of travel: x runs the way it faces, y points down, the ground is y = 0.

/** Length of the body between its feet's pads; it never changes, so a shorter span means a taller hump. */
const BODY = 1.66;
/** The flat part over each pair of feet. */
const PAD = 0.25;
const LONGEST_SPAN = 2;
const SHORTEST_SPAN = 1;
/** Width of the stroke. */
export const WORM_WIDTH = 0.28;

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

/** Looking around: hind feet down, the body raised, the head turning from side to side. */
export function lookPath(seconds: number): string {
  const turn = Math.max(-1, Math.min(1, 1.5 * Math.sin(seconds * 1.25)));
  const neck = 0.12 * turn;
  return [
    `M -0.95 0 L -0.72 0`,
    `C -0.28 0 ${r(neck - 0.36)} -0.4 ${r(neck - 0.22)} -0.8`,
    `C ${r(neck - 0.14)} -1.1 ${r(neck + 0.1 * turn)} -1.22 ${r(neck + 0.42 * turn)} ${r(-1.24 + 0.1 * Math.abs(turn))}`,
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
  const { foot, top } = bend(half, height);
  return [
    `M ${r(rear)} 0 L ${r(from)} 0`,
    `C ${r(middle - half * foot)} 0 ${r(middle - half * top)} ${r(-height)} ${r(middle)} ${r(-height)}`,
    `C ${r(middle + half * top)} ${r(-height)} ${r(middle + half * foot)} 0 ${r(to)} 0`,
    `L ${r(front)} 0`,
  ].join(" ");
}

/** Where the curve's handles lie, as shares of half the arch: a soft wave when low, a loop when tall. */
function bend(half: number, height: number): { foot: number; top: number } {
  const tall = Math.min(1, height / half / 3);
  return { foot: 0.45 - 0.35 * tall, top: 0.5 + 0.75 * tall };
}

/** Length of one half of the arch, summed over short chords. */
function halfLength(half: number, height: number): number {
  const { foot, top } = bend(half, height);
  let length = 0;
  let x0 = -half;
  let y0 = 0;
  for (let step = 1; step <= 24; step += 1) {
    const t = step / 24;
    const u = 1 - t;
    const x = -half * (u * u * u + foot * 3 * u * u * t + top * 3 * u * t * t);
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
