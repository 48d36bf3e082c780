// The whole ear on a feed, in virtual time: what someone hears who looks at nothing.
import { expect, test } from "vitest";

import type { ServerMessage } from "#shared/schema/live.ts";
import type { RampMessage } from "#shared/schema/plan.ts";
import type { ProgramView } from "#shared/schema/programLive.ts";
import { ROLLER } from "#test/web/fakeMessages.ts";
import { listener, question, said, stepView } from "#test/web/earsKit.ts";
import type { Person } from "#test/web/earsKit.ts";
import { DEFAULT_PREFERENCES } from "#web/settings/preferences.ts";

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

const SESSION = { type: "session", rollerId: ROLLER.id } as const;
const RUNNING = { id: "s-1", state: "running", startedMs: 0 } as const;

const ADVICE: ServerMessage = {
  type: "prompt",
  rollerId: ROLLER.id,
  promptId: "advice",
  action: "show",
  ruleId: "R27",
  text: "Leave it for today.",
  sampleMs: 0,
  sentMs: 0,
};

function stepMessage(phase: ProgramView["phase"]): ServerMessage {
  return { type: "program", rollerId: ROLLER.id, sentMs: 0, program: stepView({ phase }) };
}
function ramp(phase: RampMessage["phase"]): ServerMessage {
  return {
    type: "ramp",
    rollerId: ROLLER.id,
    sentMs: 0,
    muscle: "quadriceps",
    side: "left",
    phase,
    step: 1,
    of: 3,
    aimN: [60, 80],
    progress: 0,
    todo: "",
    loads: [],
  };
}

/** Someone whose session was just ended. */
function ended(person: Person = {}) {
  const ear = listener(person);
  ear.receive({ ...SESSION, session: RUNNING });
  ear.receive({ type: "roller", roller: { ...ROLLER, sessionId: "s-1" } });
  ear.ride(1000, { forceN: 90 });
  ear.receive({ ...SESSION, session: { ...RUNNING, state: "stopped" } });
  ear.receive({ type: "roller", roller: ROLLER });
  const { tones, speech } = ear;
  return { ...ear, heard: () => [tones.length, ...speech.texts()], before: [tones.length, ...speech.texts()] };
}

test("after a session's end nobody is coached: no tick, no tone, no cue, no question", () => {
  const { ride, cue, receive, ears, time, heard, before } = ended();
  ride(4000, { forceN: 90 });
  cue("heavier");
  cue("turn-back");
  receive(question("show"));
  time.goTo(time.nowMs() + 20_000);
  expect(heard()).toEqual(before);
  expect(ears.latency(1100).tone.count).toBe(0);
});

test("what waited to be said when the session ended is not said", () => {
  const { receive, cue, time, speech } = listener();
  receive({ ...SESSION, session: RUNNING });
  cue("slower");
  receive(question("show"));
  receive({ ...SESSION, session: { ...RUNNING, state: "stopped" } });
  time.goTo(20_000);
  expect(speech.texts()).toEqual(["Slower."]);
});

test("after a session's end a danger is said all the same", () => {
  for (const cueId of ["stop-knee", "stop-pressure", "stop-closed"] as const) {
    const { cue, hasTone } = ended();
    cue(cueId);
    expect(hasTone(A2), cueId).toBe(true);
  }
});

test("after a session's end, leaning on anew, a stop or the next session begins the sound again", () => {
  const again = ended();
  again.ride(200, { contact: false });
  again.ride(2000);
  again.cue("slower");
  expect(again.hasTone(A4)).toBe(true);
  const stopped = ended();
  stopped.cue("stop-user");
  stopped.receive(question("show"));
  stopped.time.goTo(stopped.time.nowMs() + 20_000);
  expect(stopped.speech.texts()).toContain("How much does it hurt, 0 to 10?");
  const next = ended();
  next.receive({ ...SESSION, session: { ...RUNNING, id: "s-2" } });
  next.cue("slower");
  expect(next.hasTone(A4)).toBe(true);
});

test("after a session's end a program or a measurement that is begun makes the coach speak again, also to who never got off", () => {
  const first = ended();
  first.program(stepView());
  first.cue("turn-back");
  expect(first.hasTone(A4)).toBe(true);
  expect(first.store.view().rollers[0]?.ended).toBeUndefined();
  const measured = ended();
  measured.receive(ramp("load"));
  expect(measured.store.view().rollers[0]?.ended).toBeUndefined();
  const over = ended();
  over.program(stepView({ phase: "finished" }));
  over.cue("turn-back");
  expect(over.heard()).toEqual(over.before);
  over.program(stepView({ phase: "announced" }));
  over.cue("turn-back");
  expect(over.hasTone(A4)).toBe(true);
});

test("without a session a program or a measurement under way is coached on every page, until it is over", () => {
  const parts = {
    program: [stepMessage("running"), stepMessage("finished")],
    measurement: [ramp("load"), ramp("done")],
  } as const;
  for (const [part, [underWay, over]] of Object.entries(parts)) {
    const { cue, receive, speech, time } = listener({ elsewhere: true });
    receive(underWay);
    cue("lighter");
    time.goTo(10_000);
    expect(speech.texts(), part).toEqual(["A little lighter."]);
    receive(over);
    cue("slower");
    time.goTo(20_000);
    expect(speech.texts(), part).toHaveLength(1);
  }
});

test("advice that waits behind a stop is said also when the session is ended meanwhile", () => {
  const { receive, cue, time, speech } = listener();
  receive({ ...SESSION, session: RUNNING });
  cue("stop-user");
  receive(ADVICE);
  receive({ ...SESSION, session: { ...RUNNING, state: "stopped" } });
  time.goTo(20_000);
  expect(speech.texts()).toEqual(["Stopped. Rest here.", "Leave it for today."]);
});

test("on another page without a session, program or measurement only a danger is said", () => {
  const { cue, receive, ride, time, speech } = listener({ elsewhere: true });
  ride(1000);
  cue("slower");
  receive(question("show"));
  time.goTo(20_000);
  expect(speech.texts()).toEqual([]);
  cue("stop-pressure");
  time.goTo(30_000);
  expect(speech.texts()).toEqual(["Stop. Lift off."]);
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
