// One voice for everything that is said or stands for words: a cue at once or not at all, the rest when it is quiet, never two
// at a time, an earcon and a word neither.
import type { Sounding } from "#web/audio/earcons.ts";
import type { Floor } from "#web/audio/mixer.ts";
import type { Speaker } from "#web/audio/speaker.ts";

/** What can wait its turn; a newer one of its kind takes its place. hold: a mark of a hold that was reached. */
export type Telling = "prompt" | "program" | "answer" | "hold";

/** A sound, words, or the one before the other. */
export interface Piece {
  readonly earcon?: Sounding | undefined;
  readonly text?: string | undefined;
}

export interface Voice {
  /** At once. A stop cuts in and sweeps what waits; another cue cuts in on a lesser one, and is dropped behind its like. */
  cue(piece: Piece, priority: number, isStop: boolean): void;
  tell(kind: Telling, piece: Piece): void;
  /** Now or not at all. */
  count(piece: Piece): void;
  /** It is no longer true. */
  forget(kind: Telling): void;
  /** Something is being said, or about to be. */
  busy(): boolean;
  /** Of the cue that is being said; below every cue's where there is none. */
  priority(): number;
  /** Says nothing more, of nothing. */
  hush(): void;
}

export interface VoiceOptions {
  speaker: Speaker;
  /** Of the voice, 0 to 1. */
  volume(): number;
  /** Starts a sound now. */
  play(earcon: Sounding): { readonly ms: number; cut(): void };
  after(ms: number, run: () => void): void;
  /** Told whenever it changes. */
  onFloor(floor: Floor): void;
}

/** Some browsers never tell that a sentence is over: by then the slowest voice is. */
const LONGEST_MS = 3000;
const LONGEST_PER_LETTER_MS = 150;

interface Current {
  readonly piece: Piece;
  /** Undefined: it does not come again when it gives way. */
  readonly kind?: Telling;
  /** Of a cue; everything else gives way to each. */
  readonly priority: number;
  sound?: { cut(): void };
}

export function createVoice({ speaker, volume, play, after, onFloor }: VoiceOptions): Voice {
  const waiting = new Map<Telling, Piece>();
  let current: Current | undefined;

  function start(next: Current, floor: Floor): void {
    current = next;
    onFloor(floor);
    const { earcon } = next.piece;
    if (earcon === undefined) {
      speak(next);
      return;
    }
    const sound = play(earcon);
    next.sound = sound;
    after(sound.ms, () => {
      if (current === next) speak(next);
    });
  }
  function speak(mine: Current): void {
    const { text } = mine.piece;
    const over = () => {
      if (current !== mine) return;
      current = undefined;
      goOn();
    };
    if (text === undefined) {
      over();
      return;
    }
    speaker.say(text, volume(), over);
    after(LONGEST_MS + text.length * LONGEST_PER_LETTER_MS, () => {
      if (current !== mine) return;
      speaker.cancel();
      over();
    });
  }
  function goOn(): void {
    if (current !== undefined) return;
    const first = waiting.entries().next().value;
    if (first === undefined) {
      onFloor("free");
      return;
    }
    const [kind, piece] = first;
    waiting.delete(kind);
    start({ kind, piece, priority: 0 }, "taken");
  }
  function cutOff(): void {
    const before = current;
    current = undefined;
    before?.sound?.cut();
    speaker.cancel();
  }

  return {
    cue(piece, priority, isStop) {
      if (isStop) waiting.clear();
      else if (current && current.priority >= priority) return;
      else if (current?.kind !== undefined && !waiting.has(current.kind)) {
        // It gives way, and begins anew when the cue is over; what came after it has its place behind.
        const others = [...waiting];
        waiting.clear();
        waiting.set(current.kind, current.piece);
        for (const [other, words] of others) waiting.set(other, words);
      }
      cutOff();
      start({ piece, priority }, isStop ? "stop" : "taken");
    },
    tell(kind, piece) {
      waiting.delete(kind);
      waiting.set(kind, piece);
      goOn();
    },
    count(piece) {
      if (current === undefined) start({ piece, priority: 0 }, "taken");
    },
    forget(kind) {
      waiting.delete(kind);
      if (current?.kind !== kind) return;
      cutOff();
      goOn();
    },
    busy: () => current !== undefined,
    priority: () => current?.priority ?? 0,
    hush() {
      waiting.clear();
      cutOff();
      onFloor("free");
    },
  };
}
