// What sounds when: a cue as a sound, a voice or both, as the person chose; the pacer's tick underneath.
import { cueById } from "#shared/domain/cues.ts";
import type { CueId } from "#shared/domain/cues.ts";
import { earconMs } from "#web/audio/earcons.ts";
import type { Speaker } from "#web/audio/speaker.ts";
import { playEarcon, playTick } from "#web/audio/synth.ts";
import type { Preferences } from "#web/settings/preferences.ts";

export interface Sounds {
  cue(cueId: CueId): void;
  /** A sentence between two steps, where there is a voice. */
  announce(text: string): void;
  /** A tick on the audio clock, `inMs` from now. */
  tick(inMs: number): void;
}

export interface SoundsOptions {
  /** Undefined until the browser allows sound. */
  context(): BaseAudioContext | undefined;
  speaker: Speaker;
  preferences(): Pick<Preferences, "sound" | "muted" | "pacerTick">;
  /** Runs later; a timer outside tests. */
  after(ms: number, run: () => void): void;
}

/** Under a voice the tick steps back. */
const DUCKED_DB = -16;
const TICK_DB = -4;

export function createSounds({ context, speaker, preferences, after }: SoundsOptions): Sounds {
  return {
    cue(cueId) {
      const { sound, muted } = preferences();
      const audio = context();
      if (muted || sound === "neither" || !audio) return;
      const cue = cueById(cueId);
      const urgent = cue.class === "stop";
      const voice = sound !== "sound" && speaker.available();
      // A stop is always heard as a sound too; other cues only when the voice does not say it alone.
      const earcon = urgent || sound !== "voice" || !voice;
      if (earcon) playEarcon(audio, cue.earcon, audio.currentTime + 0.01);
      if (!voice) return;
      if (urgent) speaker.cancel();
      else if (speaker.speaking()) return;
      if (earcon) after(earconMs(cue.earcon), () => speaker.say(cue.spoken));
      else speaker.say(cue.spoken);
    },
    announce(text) {
      const { sound, muted } = preferences();
      if (muted || sound === "neither" || sound === "sound" || !context() || !speaker.available()) return;
      speaker.say(text);
    },
    tick(inMs) {
      const { sound, muted, pacerTick } = preferences();
      const audio = context();
      if (muted || !pacerTick || sound === "neither" || sound === "voice" || !audio) return;
      playTick(audio, audio.currentTime + inMs / 1000, speaker.speaking() ? DUCKED_DB : TICK_DB);
    },
  };
}
