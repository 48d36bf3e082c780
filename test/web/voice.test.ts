// What is said when: never two at a time, cues first, a stop above all.
import { expect, test } from "vitest";

import { createFakeSpeech, createVirtualTime } from "#test/web/virtualTime.ts";
import { createVoice } from "#web/audio/voice.ts";
import type { Piece } from "#web/audio/voice.ts";
import { earconMs } from "#web/audio/earcons.ts";

const PACE = 2;
const PRESSURE = 3;
const HOLD = 4;
const STOP = 6;
const slower: Piece = { earcon: "attention", text: "Slower." };
const lighter: Piece = { earcon: "attention", text: "A little lighter." };
const stop: Piece = { earcon: "stop", text: "Stop. Lift off." };
const next: Piece = { text: "Next: calf." };
const question: Piece = { text: "How much?" };

function spoken() {
  const time = createVirtualTime();
  const speaker = createFakeSpeech(time);
  const heard: string[] = [];
  const floors: string[] = [];
  let sounding = 0;
  let overlaps = 0;
  const voice = createVoice({
    speaker: {
      ...speaker,
      say(text, volume, ended) {
        if (sounding > time.nowMs()) overlaps += 1;
        heard.push(text);
        speaker.say(text, volume, ended);
      },
    },
    volume: () => 1,
    play(earcon) {
      if (sounding > time.nowMs() || speaker.speaking()) overlaps += 1;
      heard.push(`(${earcon})`);
      sounding = time.nowMs() + earconMs(earcon);
      return { ms: earconMs(earcon), cut: () => void (sounding = 0) };
    },
    after: time.after,
    onFloor: (floor) => void floors.push(floor),
  });
  return { voice, time, heard, floors, overlaps: () => overlaps + speaker.overlaps() };
}

test("what can wait is said one after the other, the newest of its kind", () => {
  const { voice, heard, time, overlaps } = spoken();
  voice.tell("program", next);
  voice.tell("prompt", question);
  voice.tell("prompt", { text: "How much now?" });
  expect(heard).toEqual(["Next: calf."]);
  time.goTo(10_000);
  expect(heard).toEqual(["Next: calf.", "How much now?"]);
  expect(overlaps()).toBe(0);
});

test("it gives way to a cue and begins anew behind it, its sound before its word", () => {
  const { voice, heard, time, overlaps, floors } = spoken();
  voice.tell("program", next);
  voice.cue(slower, PACE, false);
  voice.tell("prompt", question);
  expect(heard).toEqual(["Next: calf.", "(attention)"]);
  time.goTo(10_000);
  expect(heard).toEqual(["Next: calf.", "(attention)", "Slower.", "Next: calf.", "How much?"]);
  expect(overlaps()).toBe(0);
  expect(floors.at(-1)).toBe("free");
});

test("a cue that comes while its like is said, or about to be, is dropped: late it would be wrong", () => {
  const { voice, heard, time } = spoken();
  voice.cue(slower, PACE, false);
  voice.cue(slower, PACE, false);
  time.goTo(300);
  voice.cue(slower, PACE, false);
  time.goTo(10_000);
  expect(heard).toEqual(["(attention)", "Slower."]);
});

test("a weightier cue cuts in on a lesser one, never over it, and not the other way round", () => {
  const { voice, heard, time, overlaps } = spoken();
  voice.cue(slower, PACE, false);
  time.goTo(100);
  voice.cue(lighter, PRESSURE, false);
  voice.cue(slower, PACE, false);
  time.goTo(10_000);
  expect(heard).toEqual(["(attention)", "(attention)", "A little lighter."]);
  expect(overlaps()).toBe(0);
});

test("a stop cuts in, sweeps what waits, and a cue's sound before it is not followed by its word", () => {
  const { voice, heard, time, floors, overlaps } = spoken();
  voice.tell("program", next);
  voice.cue(slower, PACE, false);
  voice.cue(stop, STOP, true);
  time.goTo(10_000);
  expect(heard).toEqual(["Next: calf.", "(attention)", "(stop)", "Stop. Lift off."]);
  expect(floors).toContain("stop");
  expect(overlaps()).toBe(0);
  voice.tell("prompt", question);
  expect(heard.at(-1)).toBe("How much?");
});

test("the last seconds are said now or not at all, and do not come again", () => {
  const { voice, heard, time, overlaps } = spoken();
  voice.count({ text: "Three" });
  voice.cue({ text: "Enough. Move on." }, HOLD, false);
  voice.count({ text: "Two" });
  time.goTo(10_000);
  expect(heard).toEqual(["Three", "Enough. Move on."]);
  expect(overlaps()).toBe(0);
});

test("a question that is taken back is not asked any more, also in the middle", () => {
  const { voice, heard, time } = spoken();
  voice.tell("program", next);
  voice.tell("prompt", question);
  voice.forget("prompt");
  time.goTo(10_000);
  voice.tell("prompt", { text: "And now?" });
  voice.forget("prompt");
  expect(voice.busy()).toBe(false);
  expect(heard).toEqual(["Next: calf.", "And now?"]);
});

test("silence is silence, of what waits too", () => {
  const { voice, heard, time } = spoken();
  voice.tell("program", next);
  voice.tell("prompt", question);
  voice.cue(slower, PACE, false);
  voice.hush();
  time.goTo(10_000);
  expect(heard).toEqual(["Next: calf.", "(attention)"]);
  expect(voice.busy()).toBe(false);
});

test("a browser that never says that a sentence is over does not make the ears mute", () => {
  const time = createVirtualTime();
  const heard: string[] = [];
  let cancelled = 0;
  const voice = createVoice({
    speaker: { available: () => true, say: (text) => void heard.push(text), cancel: () => void (cancelled += 1) },
    volume: () => 1,
    play: () => ({ ms: 0, cut: () => undefined }),
    after: time.after,
    onFloor: () => undefined,
  });
  voice.tell("program", next);
  voice.tell("prompt", question);
  time.goTo(60_000);
  expect(heard).toEqual(["Next: calf.", "How much?"]);
  expect(cancelled).toBeGreaterThan(0);
});
