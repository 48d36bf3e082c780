// Seeded randomness: the same seed gives the same body, sensors and radio on every machine.
// Method: sfc32 (C. Doty-Humphrey, PractRand), seeded through the murmur3 finaliser; normals by Box–Muller.

export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform in [low, high). */
  uniform(low: number, high: number): number;
  /** Standard normal times `sd`. */
  normal(sd?: number): number;
  /** -1 or 1. */
  sign(): 1 | -1;
  chance(probability: number): boolean;
  /** An independent stream; more draws in one part never change another. */
  fork(label: string): Random;
}

/** Mixes a number into a well-spread u32. */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function hashOf(label: string, seed: number): number {
  let h = seed >>> 0;
  for (let i = 0; i < label.length; i += 1) h = mix(h ^ Math.imul(label.charCodeAt(i) + 1, 0x9e3779b1));
  return h;
}

/** `seed`: any finite number; its integer part counts. */
export function createRandom(seed: number): Random {
  const low = seed | 0;
  const high = Math.floor(seed / 2 ** 32) | 0;
  const root = mix(low ^ mix(high + 0x51ed270b));
  let a = mix(root + 0x9e3779b9);
  let b = mix(root + 0x3c6ef372);
  let c = mix(root + 0xdaa66d2b);
  let counter = 1;
  let spare = 0;
  let hasSpare = false;

  function next(): number {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    c |= 0;
    return (t >>> 0) / 2 ** 32;
  }

  function normal(sd = 1): number {
    if (hasSpare) {
      hasSpare = false;
      return spare * sd;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - next()));
    const angle = 2 * Math.PI * next();
    spare = radius * Math.sin(angle);
    hasSpare = true;
    return radius * Math.cos(angle) * sd;
  }

  for (let i = 0; i < 12; i += 1) next();
  return {
    next,
    normal,
    uniform: (from, to) => from + (to - from) * next(),
    sign: () => (next() < 0.5 ? -1 : 1),
    chance: (probability) => next() < probability,
    fork: (label) => createRandom(hashOf(label, root)),
  };
}
