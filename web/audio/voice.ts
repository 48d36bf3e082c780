// One voice for everything that is said: a cue at once or not at all, the rest when it is quiet, never two at a time.
import type { Speaker } from "#web/audio/speaker.ts";

/** What can wait its turn; a newer one of its kind takes its place. */
export type Telling = "prompt" | "program";

export interface Voice {
  /** Says it `inMs` from now. A stop cuts in and sweeps what waits; another cue is dropped when a cue is being said. */
  cue(text: string, urgent: boolean, inMs: number): void;
  tell(kind: Telling, text: string): void;
  /** It is no longer true. */
  forget(kind: Telling): void;
  /** Something is being said, or about to be. */
  busy(): boolean;
  /** Says nothing more, of nothing. */
  hush(): void;
}

export interface VoiceOptions {
  speaker: Speaker;
  after(ms: number, run: () => void): void;
}

export function createVoice({ speaker, after }: VoiceOptions): Voice {
  const waiting = new Map<Telling, string>();
  /** What is being said now, if it is one that can wait. */
  let telling: { kind: Telling; text: string } | undefined;
  /** A cue that waits for its sound to end. */
  let cueComes = false;
  /** Numbers what is said, so that the end of something cut off is not taken for the end of what followed. */
  let utterance = 0;

  const busy = () => cueComes || speaker.speaking();

  function say(text: string): void {
    utterance += 1;
    const mine = utterance;
    speaker.say(text, () => {
      if (mine !== utterance) return;
      telling = undefined;
      next();
    });
  }
  function next(): void {
    if (busy()) return;
    const first = waiting.entries().next().value;
    if (first === undefined) return;
    const [kind, text] = first;
    waiting.delete(kind);
    telling = { kind, text };
    say(text);
  }
  function cutOff(): void {
    utterance += 1;
    telling = undefined;
    cueComes = false;
    speaker.cancel();
  }

  return {
    cue(text, urgent, inMs) {
      if (urgent) {
        waiting.clear();
        cutOff();
      } else if (cueComes || (speaker.speaking() && telling === undefined)) return;
      else if (telling && speaker.speaking()) {
        // It gives way, and begins anew when the cue is over; what came after it has its place behind.
        const { kind, text: whole } = telling;
        const others = [...waiting];
        waiting.clear();
        waiting.set(kind, whole);
        for (const [other, words] of others) waiting.set(other, words);
        cutOff();
      }
      telling = undefined;
      if (inMs <= 0) {
        say(text);
        return;
      }
      cueComes = true;
      utterance += 1;
      const mine = utterance;
      after(inMs, () => {
        // A stop came in between: it speaks.
        if (mine !== utterance) return;
        cueComes = false;
        say(text);
      });
    },
    tell(kind, text) {
      waiting.delete(kind);
      waiting.set(kind, text);
      next();
    },
    forget(kind) {
      waiting.delete(kind);
      if (telling?.kind !== kind || !speaker.speaking()) return;
      cutOff();
      next();
    },
    busy,
    hush() {
      waiting.clear();
      cutOff();
    },
  };
}
