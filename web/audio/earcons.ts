// The sounds that mean something, as notes. One timbre, soft attack; the interval is the meaning.
import type { Earcon } from "#shared/domain/cues.ts";

export interface Note {
  /** From the earcon's beginning. */
  readonly atMs: number;
  readonly hz: number;
  readonly ms: number;
  /** Against the reference level. */
  readonly db: number;
}

/** Peak level of a note at 0 dB, relative to full scale. */
export const REFERENCE_DBFS = -20;

const C5 = 523.25;
const E5 = 659.26;
const F5 = 698.46;
const G5 = 783.99;
const A4 = 440;
const A2 = 110;

export const EARCONS: Readonly<Record<Earcon, readonly Note[]>> = {
  /** One rising third: it is enough already, stay if it does you good. */
  "hold-minimum": rising(C5, E5),
  /** A rising fifth: that is plenty. */
  "hold-target": rising(C5, G5),
  /** A falling fourth: leave the spot. */
  "move-on": rising(F5, C5),
  /** Two low beats, twice, louder than all. */
  stop: [0, 190, 620, 810].map((atMs) => ({ atMs, hz: A2, ms: 150, db: 9 })),
  /** One even note before a word. */
  attention: [{ atMs: 0, hz: A4, ms: 260, db: -2 }],
  /** High and short. */
  right: [{ atMs: 0, hz: G5, ms: 180, db: -8 }],
};

function rising(first: number, second: number): readonly Note[] {
  return [
    { atMs: 0, hz: first, ms: 220, db: 0 },
    { atMs: 200, hz: second, ms: 420, db: 0 },
  ];
}

/** How long the earcon sounds. */
export function earconMs(earcon: Earcon): number {
  return Math.max(...EARCONS[earcon].map((note) => note.atMs + note.ms));
}
