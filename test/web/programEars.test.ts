// A program for someone who looks at nothing.
import { expect, test } from "vitest";

import type { ProgramView } from "#shared/schema/programLive.ts";
import { listener, question, said, stepView } from "#test/web/earsKit.ts";
import { createProgramEars } from "#web/audio/programEars.ts";
import { CORE } from "#web/words/areas/core.ts";
import { english } from "#web/words/en/catalogue.ts";

const FIRST = [
  { id: "program.begin", values: { name: "Deep" } },
  { id: "program.deep", values: { place: "place.quadriceps.left", seconds: 90 } },
];
const SECOND = [
  { id: "program.doneCounted", values: { countedS: 90 } },
  { id: "program.deep", values: { place: "place.calf.left", seconds: 90 } },
];
const FINISHED = { id: "program.finished", values: { name: "Deep" } };

/** Two steps as the hub tells of them, twice a second, with a pause in between; nobody looks. */
function wholeProgram(heard: ReturnType<typeof listener>) {
  const { program, time, cue, receive } = heard;
  const step = (index: number, change: Partial<ProgramView>) => {
    const view = stepView(change);
    program({ ...view, step: { ...view.step, index } });
  };
  const run = (index: number, fromMs: number, toMs: number, change: Partial<ProgramView> = {}) => {
    for (let countedMs = fromMs; countedMs < toMs; countedMs += 500) {
      step(index, { countedMs, ...change });
      time.goTo(time.nowMs() + 500);
    }
  };
  step(0, { phase: "announced", said: said("Deep. Next: quadriceps, left, for 90 s.", 1, FIRST) });
  time.goTo(4000);
  run(0, 0, 40_000, { said: said("…", 1) });
  receive(question("show"));
  cue("slower");
  run(0, 40_000, 50_000, { said: said("…", 1) });
  step(0, { countedMs: 50_000, paused: "key", said: said("…", 1) });
  time.goTo(time.nowMs() + 3000);
  run(0, 50_000, 90_000, { said: said("…", 1) });
  step(1, { phase: "announced", said: said("Done. Next: calf, left, for 90 s.", 2, SECOND) });
  time.goTo(time.nowMs() + 4000);
  run(1, 0, 90_000, { said: said("…", 2) });
  step(1, { phase: "finished", countedMs: 90_000, said: said("Deep is finished.", 3, [FINISHED]) });
  time.goTo(time.nowMs() + 4000);
}

test("a whole program with the screen off: what comes, what is asked, the last seconds, that it waits", () => {
  const heard = listener();
  wholeProgram(heard);
  expect(heard.speech.texts()).toEqual([
    "Deep. Next: quadriceps, left, for 90 s.",
    // The cue goes first.
    "How much does it hurt, 0 to 10?",
    "Slower.",
    "How much does it hurt, 0 to 10?",
    "Paused",
    "Going on.",
    "Three",
    "Two",
    "One",
    "Done. Next: calf, left, for 90 s.",
    "Three",
    "Two",
    "One",
    "Deep is finished.",
  ]);
  expect(heard.speech.overlaps()).toBe(0);
});

test("the countdown is even, though the hub tells of it twice a second", () => {
  const heard = listener();
  wholeProgram(heard);
  const at = (text: string) => heard.speech.said.filter((one) => one.text === text).map(({ atMs }) => atMs);
  const [three, two, one] = [at("Three"), at("Two"), at("One")];
  for (const step of [0, 1]) {
    expect(two[step]! - three[step]!).toBe(1000);
    expect(one[step]! - two[step]!).toBe(1000);
  }
});

test("a hidden page's timers come late; the countdown comes with the messages then", () => {
  const counted: string[] = [];
  const ears = createProgramEars({
    sounds: { tell: () => undefined, count: (text) => void counted.push(text) },
    words: () => english,
    after: () => undefined,
  });
  for (let countedMs = 86_000; countedMs < 90_000; countedMs += 500) ears.take(stepView({ countedMs }));
  expect(counted).toEqual(["Three", "Two", "One"]);
});

test("in German all of it is German", async () => {
  const heard = listener({ words: await CORE.load("de") });
  wholeProgram(heard);
  expect(heard.speech.texts()).toEqual([
    "Deep. Als Nächstes: Oberschenkel vorn, links: langsam und tief, 90 s.",
    "Wie sehr tut es weh, 0 bis 10?",
    "Langsamer.",
    "Wie sehr tut es weh, 0 bis 10?",
    "Angehalten",
    "Es geht weiter.",
    "Drei",
    "Zwei",
    "Eins",
    "Fertig: 90 s haben gezählt. Als Nächstes: Wade, links: langsam und tief, 90 s.",
    "Drei",
    "Zwei",
    "Eins",
    "Deep ist geschafft. Roll weiter, wie du magst, oder beende die Einheit.",
  ]);
});

test("seconds that do not count are not counted down", () => {
  const { program, speech, time } = listener();
  program(stepView({ countedMs: 86_000 }));
  time.goTo(500);
  program(stepView({ countedMs: 86_500, why: "tooLight" }));
  time.goTo(10_000);
  expect(speech.texts()).toEqual([]);
  program(stepView({ countedMs: 86_500 }));
  time.goTo(11_000);
  expect(speech.texts()).toEqual(["Three"]);
});

test("each part can be switched off", () => {
  const heard = listener({
    preferences: { tellProgram: false, countdown: false, tellQuestions: false, tellAnswers: false },
  });
  wholeProgram(heard);
  expect(heard.speech.texts()).toEqual(["Slower."]);
});
