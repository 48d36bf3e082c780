// Notes and ticks on the audio clock. Works on live and offline contexts alike.
import { EARCONS, REFERENCE_DBFS } from "#web/audio/earcons.ts";
import type { Note } from "#web/audio/earcons.ts";
import type { Earcon } from "#shared/domain/cues.ts";

const ATTACK_S = 0.018;
/** The second partial makes a low note audible on small loudspeakers. */
const PARTIALS = [
  { ratio: 1, share: 0.74 },
  { ratio: 2, share: 0.2 },
  { ratio: 3, share: 0.06 },
] as const;

export function playEarcon(context: BaseAudioContext, earcon: Earcon, atS: number): void {
  for (const note of EARCONS[earcon]) playNote(context, note, atS + note.atMs / 1000);
}

function playNote(context: BaseAudioContext, note: Note, startS: number): void {
  const endS = startS + note.ms / 1000;
  const level = context.createGain();
  level.gain.setValueAtTime(0, startS);
  level.gain.linearRampToValueAtTime(gainOf(REFERENCE_DBFS + note.db), startS + ATTACK_S);
  level.gain.setTargetAtTime(0, startS + ATTACK_S, note.ms / 1000 / 3.2);
  level.connect(context.destination);
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

/** A wooden tick: two short partials of a struck block. */
export function playTick(context: BaseAudioContext, atS: number, db = -4): void {
  for (const { hz, share, decayS } of [
    { hz: 860, share: 0.7, decayS: 0.018 },
    { hz: 2210, share: 0.3, decayS: 0.007 },
  ]) {
    const tone = context.createOscillator();
    tone.frequency.value = hz;
    const level = context.createGain();
    level.gain.setValueAtTime(0, atS);
    level.gain.linearRampToValueAtTime(share * gainOf(REFERENCE_DBFS + db), atS + 0.002);
    level.gain.setTargetAtTime(0, atS + 0.002, decayS);
    tone.connect(level).connect(context.destination);
    tone.start(atS);
    tone.stop(atS + 0.15);
  }
}

function gainOf(dbfs: number): number {
  return 10 ** (dbfs / 20);
}
