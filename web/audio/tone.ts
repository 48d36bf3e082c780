// The continuous tone. Every note it plays ends by itself on the audio clock: a page that hangs falls silent too.
import { REFERENCE_DBFS } from "#web/audio/earcons.ts";
import type { Pitch, ToneSide } from "#web/audio/pressureTone.ts";
import { gainOf, PARTIALS } from "#web/audio/synth.ts";

export interface Tone {
  /**
   * Sounds from now until `untilS` on the audio clock, unless it is told anew before.
   * @param pitch undefined: silence
   */
  follow(pitch: Pitch | undefined, untilS: number): void;
}

/** E4: its low fifth, A3, is still heard from a laptop. */
export const UNISON_HZ = 329.63;
/** It lasts, so it is quieter than what comes and goes. */
export const TONE_DB = -10;
const ATTACK_S = 0.04;
/** Five of these until nothing is heard. */
const RELEASE_S = 0.03;
const GLIDE_S = 0.03;
/** In the band: heard for this long, then fading. */
const RIGHT_FOR_S = 0.5;
const FADE_S = 0.35;

export function createTone(into: AudioNode): Tone {
  const { context } = into;
  const level = context.createGain();
  level.gain.value = 0;
  level.connect(into);
  const partials = PARTIALS.map(({ ratio, share }) => {
    const oscillator = context.createOscillator();
    oscillator.frequency.value = UNISON_HZ * ratio;
    const part = context.createGain();
    part.gain.value = share;
    oscillator.connect(part).connect(level);
    oscillator.start();
    return { ratio, frequency: oscillator.frequency };
  });
  const full = gainOf(REFERENCE_DBFS + TONE_DB);
  let side: ToneSide | undefined;
  let pitchNow = 1;
  let insideSinceS = 0;

  function aim(ratio: number, atS: number): void {
    if (ratio === pitchNow) return;
    pitchNow = ratio;
    for (const { ratio: partial, frequency } of partials) {
      // Out of silence it begins where it belongs; a sounding tone glides there.
      if (side === undefined) frequency.setValueAtTime(UNISON_HZ * partial * ratio, atS);
      else frequency.setTargetAtTime(UNISON_HZ * partial * ratio, atS, GLIDE_S);
    }
  }

  return {
    follow(pitch, untilS) {
      const atS = context.currentTime;
      if (pitch === undefined) {
        if (side === undefined) return;
        side = undefined;
        level.gain.cancelScheduledValues(atS);
        level.gain.setTargetAtTime(0, atS, RELEASE_S);
        return;
      }
      aim(pitch.ratio, atS);
      if (pitch.side === "inside" && side !== "inside") insideSinceS = atS;
      side = pitch.side;
      level.gain.cancelScheduledValues(atS);
      const fadesAtS = side === "inside" ? insideSinceS + RIGHT_FOR_S : Number.POSITIVE_INFINITY;
      if (atS < fadesAtS) level.gain.setTargetAtTime(full, atS, ATTACK_S);
      if (fadesAtS < untilS) level.gain.setTargetAtTime(0, Math.max(atS, fadesAtS), FADE_S);
      level.gain.setTargetAtTime(0, Math.max(atS, untilS), RELEASE_S);
    },
  };
}
