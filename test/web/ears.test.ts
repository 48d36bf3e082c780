// The whole ear on a feed, in virtual time: what someone hears who looks at nothing.
import { expect, test } from "vitest";

import { cueById } from "#shared/domain/cues.ts";
import type { CueId } from "#shared/domain/cues.ts";
import type { ServerMessage } from "#shared/schema/live.ts";
import type { ProgramView } from "#shared/schema/programLive.ts";
import { hello, link, ROLLER, tickAt } from "#test/web/fakeMessages.ts";
import type { Scene } from "#test/web/fakeMessages.ts";
import { RATE } from "#test/web/soundKit.ts";
import { createFakeSpeech, createVirtualTime } from "#test/web/virtualTime.ts";
import { createEars } from "#web/audio/ears.ts";
import { createProgramEars } from "#web/audio/programEars.ts";
import { createLiveStore } from "#web/live/store.ts";
import { DEFAULT_PREFERENCES } from "#web/settings/preferences.ts";
import type { Preferences } from "#web/settings/preferences.ts";
import { CORE } from "#web/words/areas/core.ts";
import type { Catalogue } from "#web/words/catalogue.ts";
import { english } from "#web/words/en/catalogue.ts";

interface Person {
  readonly preferences?: Partial<Preferences>;
  readonly voice?: boolean;
  readonly words?: Catalogue;
  /** On another page than the live one. */
  readonly elsewhere?: boolean;
  readonly blocked?: boolean;
}

function listener({ preferences, voice = true, words = english, elsewhere = false, blocked = false }: Person = {}) {
  const time = createVirtualTime();
  const speech = createFakeSpeech(time, () => voice);
  const store = createLiveStore();
  const context = new OfflineAudioContext(1, RATE, RATE);
  /** Every oscillator that starts after the tone's own. */
  const tones: { hz: number; atMs: number }[] = [];
  Object.defineProperty(context, "currentTime", { get: () => time.nowMs() / 1000 });
  const create = context.createOscillator.bind(context);
  context.createOscillator = () => {
    const node = create();
    const start = node.start.bind(node);
    node.start = (atS) => {
      if (atS !== undefined) tones.push({ hz: node.frequency.value, atMs: time.nowMs() });
      start(atS);
    };
    return node;
  };
  let chosen: Preferences = { ...DEFAULT_PREFERENCES, ...preferences };
  const preferenceListeners: (() => void)[] = [];
  const ears = createEars({
    store,
    chosen: () => store.view().rollers[0],
    isLivePage: () => !elsewhere,
    gate: { context: () => (blocked ? undefined : context), isOpen: () => !blocked, subscribe: () => () => undefined },
    speaker: speech,
    preferences: () => chosen,
    onPreferences: (run) => void preferenceListeners.push(run),
    words: () => words,
    nowMs: time.nowMs,
    after: time.after,
  });
  const receive = (message: ServerMessage) => store.receive(message, time.nowMs());
  store.setConnection("open");
  receive(hello([ROLLER]));
  receive(link());
  let rideMs = 0;
  return {
    ears,
    time,
    speech,
    store,
    receive,
    tones,
    hasTone: (hz: number) => tones.some((tone) => Math.abs(tone.hz - hz) < 1),
    change(change: Partial<Preferences>) {
      chosen = { ...chosen, ...change };
      for (const run of preferenceListeners) run();
    },
    cue(cueId: CueId, action: "show" | "clear" = "show") {
      const { ruleId } = cueById(cueId);
      const sampleMs = time.nowMs() - 40;
      receive({ type: "cue", rollerId: ROLLER.id, cueId, action, ruleId, why: "", sampleMs, sentMs: sampleMs + 30 });
    },
    program: (program: ProgramView) => receive({ type: "program", rollerId: ROLLER.id, sentMs: time.nowMs(), program }),
    /** Rolls on for a while, 50 ticks a second. */
    ride(ms: number, scene: Scene = {}) {
      for (const endMs = rideMs + ms; rideMs < endMs; rideMs += 20) {
        time.goTo(time.nowMs() + 20);
        const nowMs = time.nowMs();
        receive({ ...tickAt(rideMs, scene), sampleMs: nowMs - 50, sentMs: nowMs - 2 });
      }
    },
  };
}

const A2 = 110;
const A4 = 440;
const TICK_HZ = 860;

test("a cue comes as sound, voice, both or neither", () => {
  const kinds = {
    sound: [true, []],
    voice: [false, ["Slower."]],
    both: [true, ["Slower."]],
    neither: [false, []],
  } as const;
  for (const sound of ["sound", "voice", "both", "neither"] as const) {
    const { cue, hasTone, speech, time } = listener({ preferences: { sound } });
    cue("slower");
    time.goTo(5000);
    expect([hasTone(A4), speech.texts()], sound).toEqual(kinds[sound]);
  }
});

test("no voice for the page's language: sounds instead, also for questions and steps", () => {
  const { cue, hasTone, receive, speech, time, tones } = listener({ voice: false, preferences: { sound: "voice" } });
  cue("slower");
  expect(hasTone(A4)).toBe(true);
  time.goTo(3000);
  const before = tones.length;
  receive(question("show"));
  expect(tones.length).toBeGreaterThan(before);
  time.goTo(6000);
  expect(speech.texts()).toEqual([]);
});

test("a stop sounds even where only the voice is chosen", () => {
  const { cue, hasTone, speech, time } = listener({ preferences: { sound: "voice" } });
  cue("stop-user");
  expect(hasTone(A2)).toBe(true);
  time.goTo(5000);
  expect(speech.texts()).toEqual(["Stopped. Rest here."]);
});

test("a stop sweeps all that is said and planned", () => {
  const { cue, program, receive, speech, time } = listener();
  program(stepView({ countedMs: 86_500 }));
  receive(question("show"));
  time.goTo(200);
  cue("stop-knee");
  program(stepView({ countedMs: 86_700, paused: "stopped" }));
  time.goTo(20_000);
  expect(speech.texts()).toEqual(["How much does it hurt, 0 to 10?", "Stop. Off the knee."]);
  expect(speech.overlaps()).toBe(0);
});

test("muted, blocked or silent: nothing at all", () => {
  for (const person of [
    { preferences: { muted: true } },
    { blocked: true },
    { preferences: { sound: "neither" } },
  ] as const) {
    const { cue, ride, receive, program, speech, tones, time } = listener(person);
    ride(3000, { forceN: 90 });
    cue("stop-knee");
    receive(question("show"));
    program(stepView({ phase: "announced", said: said("Next: calf.") }));
    time.goTo(20_000);
    expect([speech.texts(), tones]).toEqual([[], []]);
  }
});

test("who mutes while something is said hears it end", () => {
  const { change, cue, speech, time } = listener();
  cue("hold-target");
  time.goTo(1000);
  expect(speech.speaking()).toBe(true);
  change({ muted: true });
  expect(speech.speaking()).toBe(false);
});

test("the voice is as loud as it is set", () => {
  const { change, cue, speech, time } = listener({ preferences: { sound: "voice" } });
  change({ volumes: { ...DEFAULT_PREFERENCES.volumes, voice: 50 } });
  cue("slower");
  time.goTo(5000);
  expect(speech.said[0]!.volume).toBeCloseTo(0.25);
});

test("the worm ticks on the live page, and elsewhere while a session runs", () => {
  const ticks = (person: Person, sessionId?: string) => {
    const { ride, receive, tones } = listener(person);
    if (sessionId) receive({ type: "roller", roller: { ...ROLLER, sessionId } });
    ride(4000);
    return tones.filter(({ hz }) => hz === TICK_HZ).length;
  };
  expect(ticks({})).toBeGreaterThanOrEqual(3);
  expect(ticks({ elsewhere: true })).toBe(0);
  expect(ticks({ elsewhere: true }, "s-1")).toBeGreaterThanOrEqual(3);
  expect(ticks({ preferences: { pacerTick: false } })).toBe(0);
  expect(ticks({ preferences: { sound: "voice" } })).toBe(0);
});

function said(text: string, atMs = 1): NonNullable<ProgramView["said"]> {
  return { text, spoken: text, atMs };
}
function question(action: "show" | "clear"): ServerMessage {
  const text = "How much does it hurt, 0 to 10?";
  return {
    type: "prompt",
    rollerId: ROLLER.id,
    promptId: "discomfort",
    action,
    ruleId: "R7",
    text,
    sampleMs: 0,
    sentMs: 0,
  };
}
function stepView(change: Partial<ProgramView> = {}): ProgramView {
  return {
    programId: "deep",
    name: "Deep",
    phase: "running",
    step: {
      index: 0,
      of: 2,
      mode: "deep",
      muscle: "quadriceps",
      side: "left",
      leastMs: 60_000,
      targetMs: 90_000,
      mostMs: 120_000,
    },
    countedMs: 0,
    loadedMs: 0,
    heldMs: 0,
    passes: 0,
    notCountedMs: {},
    ...change,
  };
}
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
  step(0, { phase: "announced", said: said("Deep. Next: quadriceps, left, for 90 s.", 1) });
  time.goTo(4000);
  run(0, 0, 40_000, { said: said("…", 1) });
  receive(question("show"));
  cue("slower");
  run(0, 40_000, 50_000, { said: said("…", 1) });
  step(0, { countedMs: 50_000, paused: "key", said: said("…", 1) });
  time.goTo(time.nowMs() + 3000);
  run(0, 50_000, 90_000, { said: said("…", 1) });
  step(1, { phase: "announced", said: said("Done. Next: calf, left, for 90 s.", 2) });
  time.goTo(time.nowMs() + 4000);
  run(1, 0, 90_000, { said: said("…", 2) });
  step(1, { phase: "finished", countedMs: 90_000, said: said("Deep is finished.", 3) });
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
  const said: string[] = [];
  const ears = createProgramEars({
    sounds: { tell: () => undefined, count: (text) => void said.push(text) },
    words: () => english,
    after: () => undefined,
  });
  for (let countedMs = 86_000; countedMs < 90_000; countedMs += 500) ears.take(stepView({ countedMs }));
  expect(said).toEqual(["Three", "Two", "One"]);
});

test("in German all of it is German", async () => {
  const heard = listener({ words: await CORE.load("de") });
  wholeProgram(heard);
  expect(heard.speech.texts()).toEqual([
    "Als Nächstes Oberschenkel vorn, links: langsam und tief, 90 Sekunden.",
    "Wie sehr tut es weh, 0 bis 10?",
    "Langsamer.",
    "Wie sehr tut es weh, 0 bis 10?",
    "Angehalten",
    "Es geht weiter.",
    "Drei",
    "Zwei",
    "Eins",
    "Als Nächstes Oberschenkel vorn, links: langsam und tief, 90 Sekunden.",
    "Drei",
    "Zwei",
    "Eins",
    "Deep ist geschafft.",
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

test("the roller falls silent: that is said once, and that it is back", () => {
  const { ride, speech, time } = listener();
  ride(1000);
  time.goTo(2400);
  expect(speech.texts()).toEqual([]);
  time.goTo(10_000);
  expect(speech.texts()).toEqual(["I lost the roller."]);
  ride(100);
  time.goTo(20_000);
  expect(speech.texts().slice(1)).toEqual(["The roller is back.", "I lost the roller."]);
});

test("the coach and the page do not both say that the roller is lost", () => {
  const { ride, cue, speech, time } = listener();
  ride(1000);
  time.goTo(2600);
  cue("no-data");
  time.goTo(10_000);
  expect(speech.texts()).toEqual(["I lost the roller."]);
  const other = listener();
  other.ride(1000);
  other.time.goTo(2200);
  other.cue("no-data");
  other.time.goTo(10_000);
  expect(other.speech.texts()).toEqual(["I lost the roller."]);
});

test("nobody on the roller and no session: its silence is nobody's loss", () => {
  const { ride, speech, time } = listener();
  ride(1000, { contact: false });
  time.goTo(10_000);
  expect(speech.texts()).toEqual([]);
});

test("a mark of a hold is not lost behind another word", () => {
  const { cue, speech, time } = listener();
  cue("breathe");
  time.goTo(300);
  cue("hold-minimum");
  time.goTo(10_000);
  expect(speech.texts()).toEqual(["Breathe out slowly.", "Good. Keep holding."]);
});

test("how long it takes from the sample to the sound comes from the times in the messages", () => {
  const { ears, ride, cue, time } = listener();
  ride(2000, { forceN: 90 });
  cue("heavier");
  time.goTo(3000);
  const { tone, cue: cues } = ears.latency();
  expect(tone.count).toBeGreaterThan(90);
  // The values are 50 ms old when they come in; the quickest message took no time at all.
  expect(tone.p50Ms).toBeCloseTo(50, 0);
  expect(cues).toMatchObject({ count: 1 });
  expect(cues.p50Ms).toBeGreaterThan(40);
});
