// What sounds when: a cue as a sound, a voice or both, as the person chose; questions and steps by voice; the pacer's tick.
import { cueById } from "#shared/domain/cues.ts";
import type { CueId } from "#shared/domain/cues.ts";
import { earconMs } from "#web/audio/earcons.ts";
import type { Speaker } from "#web/audio/speaker.ts";
import { playEarcon, playTick } from "#web/audio/synth.ts";
import { createVoice } from "#web/audio/voice.ts";
import type { Telling } from "#web/audio/voice.ts";
import type { Preferences } from "#web/settings/preferences.ts";

export interface Sounds {
  cue(cueId: CueId): void;
  /** A sentence beside the cues, where there is a voice: it waits for its turn. */
  tell(kind: Telling, text: string): void;
  /** That sentence is no longer true. */
  forget(kind: Telling): void;
  /** A tick on the audio clock, `inMs` from now. */
  tick(inMs: number): void;
  /** Whatever is being said ends: the person wants silence. */
  hush(): void;
}

export interface SoundsOptions {
  /** Undefined until the browser allows sound. */
  context(): BaseAudioContext | undefined;
  speaker: Speaker;
  preferences(): Pick<Preferences, "sound" | "muted" | "pacerTick">;
  /** What to say for a cue, in the language of the page. */
  spoken(cueId: CueId): string;
  /** Runs later; a timer outside tests. */
  after(ms: number, run: () => void): void;
}

/** Under a voice the tick steps back. */
const DUCKED_DB = -16;
const TICK_DB = -4;

export function createSounds({ context, speaker, preferences, spoken, after }: SoundsOptions): Sounds {
  const voice = createVoice({ speaker, after });
  return {
    cue(cueId) {
      const { sound, muted } = preferences();
      const audio = context();
      if (muted || sound === "neither" || !audio) return;
      const cue = cueById(cueId);
      const urgent = cue.class === "stop";
      const speaks = sound !== "sound" && speaker.available();
      // A stop is always heard as a sound too; other cues only when the voice does not say it alone.
      const earcon = urgent || sound !== "voice" || !speaks;
      if (earcon) playEarcon(audio, cue.earcon, audio.currentTime + 0.01);
      if (speaks) voice.cue(spoken(cueId), urgent, earcon ? earconMs(cue.earcon) : 0);
    },
    tell(kind, text) {
      const { sound, muted } = preferences();
      if (muted || sound === "neither" || sound === "sound" || !context() || !speaker.available()) return;
      voice.tell(kind, text);
    },
    forget: voice.forget,
    tick(inMs) {
      const { sound, muted, pacerTick } = preferences();
      const audio = context();
      if (muted || !pacerTick || sound === "neither" || sound === "voice" || !audio) return;
      playTick(audio, audio.currentTime + inMs / 1000, speaker.speaking() ? DUCKED_DB : TICK_DB);
    },
    hush: voice.hush,
  };
}
