// The sounds that mean something, as notes. One timbre, soft attack; the interval is the meaning.
import type { Earcon } from "#shared/domain/cues.ts";

/** Beside the cues' own: what stands for words where there is no voice. next: a program's words; question: the coach asks;
 * count: one of a step's last seconds; noted: what you told is taken. */
export type Sounding = Earcon | "next" | "question" | "count" | "noted";

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

export const EARCONS: Readonly<Record<Sounding, readonly Note[]>> = {
  /** One rising third: it is enough already, stay if it does you good. */
  "hold-minimum": pair(C5, E5),
  /** A rising fifth: that is plenty. */
  "hold-target": pair(C5, G5),
  /** A falling fourth: leave the spot. */
  "move-on": pair(F5, C5),
  /** Two low beats, twice, louder than all. */
  stop: [0, 190, 620, 810].map((atMs) => ({ atMs, hz: A2, ms: 150, db: 9 })),
  /** One even note before a word. */
  attention: [{ atMs: 0, hz: A4, ms: 260, db: -2 }],
  /** High and short. */
  right: [{ atMs: 0, hz: G5, ms: 180, db: -8 }],
  /** Three even steps up: on to something else. */
  next: [C5, E5, G5].map((hz, index) => ({ atMs: index * 160, hz, ms: 160, db: -2 })),
  /** The same note again, waiting. */
  question: pair(E5, E5),
  count: [{ atMs: 0, hz: C5, ms: 120, db: -4 }],
  noted: [{ atMs: 0, hz: E5, ms: 120, db: -8 }],
};

function pair(first: number, second: number): readonly Note[] {
  return [
    { atMs: 0, hz: first, ms: 220, db: 0 },
    { atMs: 200, hz: second, ms: 420, db: 0 },
  ];
}

/** How long the earcon sounds. */
export function earconMs(earcon: Sounding): number {
  return Math.max(...EARCONS[earcon].map((note) => note.atMs + note.ms));
}
