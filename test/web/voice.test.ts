// What is said when: never two at a time, cues first, a stop above all.
import { expect, test } from "vitest";

import { createVoice } from "#web/audio/voice.ts";

/** A voice that speaks until it is told that it is done, and timers that run when they are told to. */
function spoken() {
  const said: string[] = [];
  const timers: (() => void)[] = [];
  let now: (() => void) | undefined;
  const voice = createVoice({
    speaker: {
      available: () => true,
      speaking: () => now !== undefined,
      say(text, ended) {
        if (now) said.push("(both at once)");
        said.push(text);
        now = ended;
      },
      cancel() {
        // As browsers do: what is cut off also ends.
        const ended = now;
        now = undefined;
        ended?.();
      },
    },
    after: (_ms, run) => void timers.push(run),
  });
  return {
    voice,
    said,
    done() {
      const ended = now;
      now = undefined;
      ended?.();
    },
    later: () => timers.splice(0).forEach((run) => run()),
  };
}

test("what can wait is said one after the other, the newest of its kind", () => {
  const { voice, said, done } = spoken();
  voice.tell("program", "Next: calf.");
  voice.tell("prompt", "How much?");
  voice.tell("prompt", "How much now?");
  expect(said).toEqual(["Next: calf."]);
  done();
  done();
  expect(said).toEqual(["Next: calf.", "How much now?"]);
});

test("it gives way to a cue and begins anew behind it", () => {
  const { voice, said, done, later } = spoken();
  voice.tell("program", "Next: calf.");
  voice.cue("Slower.", false, 300);
  voice.tell("prompt", "How much?");
  expect(said).toEqual(["Next: calf."]);
  later();
  expect(said).toEqual(["Next: calf.", "Slower."]);
  done();
  done();
  expect(said).toEqual(["Next: calf.", "Slower.", "Next: calf.", "How much?"]);
});

test("a cue that comes while one is said, or about to be, is dropped: late it would be wrong", () => {
  const { voice, said, later } = spoken();
  voice.cue("Slower.", false, 300);
  voice.cue("A little lighter.", false, 300);
  later();
  voice.cue("A little more.", false, 0);
  expect(said).toEqual(["Slower."]);
});

test("a stop cuts in, sweeps what waits, and a cue's sound before it is not followed by its word", () => {
  const { voice, said, done, later } = spoken();
  voice.tell("program", "Next: calf.");
  voice.cue("Slower.", false, 300);
  voice.cue("Stop. Lift off.", true, 0);
  later();
  done();
  expect(said).toEqual(["Next: calf.", "Stop. Lift off."]);
  voice.tell("prompt", "What was it?");
  expect(said.at(-1)).toBe("What was it?");
});

test("a question that is taken back is not asked any more, also in the middle", () => {
  const { voice, said, done } = spoken();
  voice.tell("program", "Next: calf.");
  voice.tell("prompt", "How much?");
  voice.forget("prompt");
  done();
  voice.tell("prompt", "And now?");
  voice.forget("prompt");
  expect(voice.busy()).toBe(false);
  expect(said).toEqual(["Next: calf.", "And now?"]);
});

test("silence is silence, of what waits too", () => {
  const { voice, said, later } = spoken();
  voice.tell("program", "Next: calf.");
  voice.tell("prompt", "How much?");
  voice.cue("Slower.", false, 300);
  voice.hush();
  later();
  expect(said).toEqual(["Next: calf."]);
  expect(voice.busy()).toBe(false);
});
