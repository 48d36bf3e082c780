// Notes and ticks on the audio clock. Works on live and offline contexts alike.
import { EARCONS, REFERENCE_DBFS } from "#web/audio/earcons.ts";
import type { Note, Sounding } from "#web/audio/earcons.ts";

const ATTACK_S = 0.018;
/** How fast something that is cut off fades: no click, and gone within 30 ms. */
const CUT_S = 0.006;
/** The one timbre. The upper partials make a low note audible on small loudspeakers. */
export const PARTIALS = [
  { ratio: 1, share: 0.74 },
  { ratio: 2, share: 0.2 },
  { ratio: 3, share: 0.06 },
] as const;

export interface Played {
  /** Fades at once. */
  cut(): void;
}

export function playEarcon(into: AudioNode, earcon: Sounding, atS: number): Played {
  const { context } = into;
  const whole = context.createGain();
  whole.connect(into);
  for (const note of EARCONS[earcon]) playNote(whole, note, atS + note.atMs / 1000);
  return { cut: () => whole.gain.setTargetAtTime(0, context.currentTime, CUT_S) };
}

function playNote(into: AudioNode, note: Note, startS: number): void {
  const { context } = into;
  const endS = startS + note.ms / 1000;
  const level = context.createGain();
  level.gain.setValueAtTime(0, startS);
  level.gain.linearRampToValueAtTime(gainOf(REFERENCE_DBFS + note.db), startS + ATTACK_S);
  level.gain.setTargetAtTime(0, startS + ATTACK_S, note.ms / 1000 / 3.2);
  level.connect(into);
  for (const { ratio, share } of PARTIALS) {
    const tone = context.createOscillator();
    tone.frequency.value = note.hz * ratio;
    const part = context.createGain();
    part.gain.value = share;
    tone.connect(part).connect(level);
    tone.start(startS);
    // The release runs out after the note's own length.
    tone.stop(endS + 0.25);
  }
}

const TICK_DB = -4;

/** A wooden tick: two short partials of a struck block. */
export function playTick(into: AudioNode, atS: number): void {
  const { context } = into;
  for (const { hz, share, decayS } of [
    { hz: 860, share: 0.7, decayS: 0.018 },
    { hz: 2210, share: 0.3, decayS: 0.007 },
  ]) {
    const tone = context.createOscillator();
    tone.frequency.value = hz;
    const level = context.createGain();
    level.gain.setValueAtTime(0, atS);
    level.gain.linearRampToValueAtTime(share * gainOf(REFERENCE_DBFS + TICK_DB), atS + 0.002);
    level.gain.setTargetAtTime(0, atS + 0.002, decayS);
    tone.connect(level).connect(into);
    tone.start(atS);
    tone.stop(atS + 0.15);
  }
}

export function gainOf(dbfs: number): number {
  return 10 ** (dbfs / 20);
}
