// What sounds when: a cue as a sound, a voice or both, as the person chose; questions, steps and seconds by voice where there is
// one, by a sound of their own where there is none.
import { CUE_PRIORITY, cueById } from "#shared/domain/cues.ts";
import type { CueId } from "#shared/domain/cues.ts";
import { earconMs } from "#web/audio/earcons.ts";
import type { Sounding } from "#web/audio/earcons.ts";
import { loudness } from "#web/audio/mixer.ts";
import type { Mixer } from "#web/audio/mixer.ts";
import type { Speaker } from "#web/audio/speaker.ts";
import { playEarcon } from "#web/audio/synth.ts";
import { createVoice } from "#web/audio/voice.ts";
import type { Piece, Telling } from "#web/audio/voice.ts";
import { volumesOf } from "#web/audio/volumes.ts";
import type { Preferences } from "#web/settings/preferences.ts";

export interface Sounds {
  cue(cueId: CueId): void;
  /** A sentence beside the cues: it waits for its turn. */
  tell(kind: Exclude<Telling, "hold">, text: string): void;
  /** One of the last seconds: now, or not at all. */
  count(text: string): void;
  /** That sentence is no longer true. */
  forget(kind: Telling): void;
  /** Whatever is being said ends: the person wants silence. */
  hush(): void;
}

export interface SoundsOptions {
  /** Undefined until the browser allows sound. */
  mixer(): Mixer | undefined;
  speaker: Speaker;
  preferences(): Preferences;
  /** What to say for a cue, in the language of the page. */
  spoken(cueId: CueId): string;
  /** Runs later; a timer outside tests. */
  after(ms: number, run: () => void): void;
  /** When a cue will be heard, on the audio clock. */
  onCue?(cueId: CueId, atS: number): void;
}

/** One block of the audio clock ahead, so that the attack is whole. */
const LEAD_S = 0.003;
const NO_SOUND = { ms: 0, cut: () => undefined };
const INSTEAD = { program: "next", prompt: "question", answer: "noted" } as const satisfies Record<string, Sounding>;
/** Reached once in a hold and true from then on: worth waiting for a word that is being said. */
const REACHED: ReadonlySet<CueId> = new Set(["hold-minimum", "hold-target", "hold-move-on"]);

export function createSounds({ mixer, speaker, preferences, spoken, after, onCue }: SoundsOptions): Sounds {
  const voice = createVoice({
    speaker,
    after,
    volume: () => loudness(volumesOf(preferences()).master) * loudness(volumesOf(preferences()).voice),
    play(earcon) {
      const desk = mixer();
      if (!desk) return NO_SOUND;
      const into = earcon === "stop" ? desk.stop : desk.cues;
      return { ms: earconMs(earcon), cut: playEarcon(into, earcon, into.context.currentTime + LEAD_S).cut };
    },
    onFloor: (floor) => mixer()?.setFloor(floor),
  });
  const silent = () => preferences().muted || preferences().sound === "neither" || mixer() === undefined;
  const speaks = () => preferences().sound !== "sound" && speaker.available();
  const orSound = (text: string, earcon: Sounding): Piece => (speaks() ? { text } : { earcon });
  const wants = { program: "tellProgram", prompt: "tellQuestions", answer: "tellAnswers" } as const;

  return {
    cue(cueId) {
      if (silent()) return;
      const { class: rank, earcon } = cueById(cueId);
      const isStop = rank === "stop";
      // A stop is always heard as a sound too; other cues only when the voice does not say it alone.
      const sounds = isStop || preferences().sound !== "voice" || !speaks();
      const piece = { earcon: sounds ? earcon : undefined, text: speaks() ? spoken(cueId) : undefined };
      if (sounds) onCue?.(cueId, (mixer()?.cues.context.currentTime ?? 0) + LEAD_S);
      if (REACHED.has(cueId) && voice.priority() >= CUE_PRIORITY[rank]) voice.tell("hold", piece);
      else voice.cue(piece, CUE_PRIORITY[rank], isStop);
    },
    tell(kind, text) {
      if (!silent() && preferences()[wants[kind]]) voice.tell(kind, orSound(text, INSTEAD[kind]));
    },
    count(text) {
      if (!silent() && preferences().countdown) voice.count(orSound(text, "count"));
    },
    forget: voice.forget,
    hush: voice.hush,
  };
}
