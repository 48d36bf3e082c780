// How loud each part is, and which steps back for which. Sounds go into a part's node; the stop has a way of its own.
import { gainOf } from "#web/audio/synth.ts";

/** Each from 0 to 1. At 1 a part has its reference level; all parts together stay below full scale. */
export interface Volumes {
  readonly master: number;
  readonly voice: number;
  readonly cues: number;
  readonly pacer: number;
  readonly tone: number;
}

/** free: nothing is said; taken: speech or an earcon sounds; stop: nothing else is heard. */
export type Floor = "free" | "taken" | "stop";

export interface Mixer {
  readonly cues: AudioNode;
  /** As loud as the loudest part is set, so that a stop is louder than all. */
  readonly stop: AudioNode;
  readonly pacer: AudioNode;
  readonly tone: AudioNode;
  /** From now on; heard within a few hundredths of a second. */
  setVolumes(volumes: Volumes): void;
  setFloor(floor: Floor): void;
}

/** How far pacer and tone step back under speech and earcons. */
export const DUCKED_DB = -16;
const DUCK_S = 0.015;
const COME_BACK_S = 0.12;

const BED: Readonly<Record<Floor, number>> = { free: 1, taken: gainOf(DUCKED_DB), stop: 0 };

export function createMixer(context: BaseAudioContext, volumes: Volumes): Mixer {
  const gain = (into: AudioNode, value: number) => {
    const node = context.createGain();
    node.gain.value = value;
    node.connect(into);
    return node;
  };
  const master = gain(context.destination, loudness(volumes.master));
  const bed = gain(master, 1);
  const cues = gain(master, loudness(volumes.cues));
  const stop = gain(master, loudness(loudest(volumes)));
  const pacer = gain(bed, loudness(volumes.pacer));
  const tone = gain(bed, loudness(volumes.tone));
  const slide = (node: GainNode, value: number, constantS: number) =>
    node.gain.setTargetAtTime(value, context.currentTime, constantS);
  return {
    cues,
    stop,
    pacer,
    tone,
    setVolumes(next) {
      slide(master, loudness(next.master), DUCK_S);
      slide(cues, loudness(next.cues), DUCK_S);
      slide(stop, loudness(loudest(next)), DUCK_S);
      slide(pacer, loudness(next.pacer), DUCK_S);
      slide(tone, loudness(next.tone), DUCK_S);
    },
    setFloor: (floor) => slide(bed, BED[floor], floor === "free" ? COME_BACK_S : DUCK_S),
  };
}

/** A slider's middle sounds half as loud, which is a quarter of the amplitude. */
export function loudness(volume: number): number {
  return volume ** 2;
}

function loudest({ voice, cues, pacer, tone }: Volumes): number {
  return Math.max(voice, cues, pacer, tone);
}
