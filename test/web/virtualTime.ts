// Time that tests move by hand, and a voice that takes its time in it.
import type { Speaker } from "#web/audio/speaker.ts";

export interface VirtualTime {
  nowMs(): number;
  after(ms: number, run: () => void): void;
  /** Runs what is due up to then, in order. */
  goTo(ms: number): void;
}

export function createVirtualTime(): VirtualTime {
  let now = 0;
  const due: { atMs: number; run: () => void }[] = [];
  return {
    nowMs: () => now,
    after: (ms, run) => void due.push({ atMs: now + ms, run }),
    goTo(ms) {
      for (;;) {
        due.sort((one, other) => one.atMs - other.atMs);
        const next = due[0];
        if (next === undefined || next.atMs > ms) break;
        due.shift();
        now = Math.max(now, next.atMs);
        next.run();
      }
      now = Math.max(now, ms);
    },
  };
}

export interface Said {
  readonly text: string;
  readonly atMs: number;
  readonly volume: number;
}

export interface FakeSpeech extends Speaker {
  readonly said: readonly Said[];
  readonly texts: () => readonly string[];
  /** How often something was said over something else. */
  overlaps(): number;
  speaking(): boolean;
}

const MS_PER_LETTER = 60;

/** Records what is said. @param voice whether there is one for the page's language */
export function createFakeSpeech(time: VirtualTime, voice: () => boolean = () => true): FakeSpeech {
  const said: Said[] = [];
  let open: (() => void) | undefined;
  let overlaps = 0;
  const end = () => {
    const ended = open;
    open = undefined;
    ended?.();
  };
  return {
    said,
    texts: () => said.map(({ text }) => text),
    overlaps: () => overlaps,
    speaking: () => open !== undefined,
    available: voice,
    say(text, volume, ended) {
      if (open) overlaps += 1;
      said.push({ text, atMs: time.nowMs(), volume });
      open = ended;
      time.after(text.length * MS_PER_LETTER, () => {
        if (open === ended) end();
      });
    },
    // As browsers do: what is cut off also ends.
    cancel: end,
  };
}
