// R5, R7, R8: tender spots, what is asked about them, and what the answers lead to. R27, R29: what a stop felt like.
import { describe, expect, test } from "vitest";

import type { UserEvent } from "#hub/coach/state.ts";
import { SETTINGS, startRide, type Ride } from "#test/coach/ride.ts";

const mark = (ride: Ride, about: Omit<Extract<UserEvent, { kind: "mark" }>, "kind">): void =>
  ride.user({ kind: "mark", ...about });
const say = (ride: Ride, value: number): void => mark(ride, { mark: "discomfort", value });
const spotsOf = (ride: Ride) => ride.state.spots.shown;
const prompts = (ride: Ride) =>
  ride.effects.flatMap((effect) =>
    effect.kind === "prompt" ? [{ action: effect.action, id: effect.prompt.promptId, atMs: effect.atMs }] : [],
  );
const asked = (ride: Ride, id: string) => prompts(ride).filter((one) => one.action === "show" && one.id === id);

/** On a spot 100 mm up, the knee line not known yet. */
function atSpot(): Ride {
  const ride = startRide();
  ride.roll({ seconds: 4, speedMmS: 25 });
  return ride;
}

describe("where a spot is", () => {
  test("unknown knee line: from where the strokes start, and said so; from the knee once the line is known", () => {
    const ride = startRide();
    ride.roll({ seconds: 4, speedMmS: 25 });
    mark(ride, { mark: "tenderSpot" });
    expect(spotsOf(ride)).toMatchObject([{ id: "spot-1", how: "key", placeMm: 100, from: "start", atMm: 100 }]);
    ride.roll({ seconds: 4, speedMmS: 25 });
    ride.strokes({ count: 1, lengthMm: 0, paceMmS: 25 });
    ride.strokes({ count: 4, lengthMm: 200, paceMmS: 25 });
    const lineMm = ride.state.view.kneeLineMm ?? Number.NaN;
    expect(spotsOf(ride)).toMatchObject([{ placeMm: Math.round(100 - lineMm), from: "knee", atMm: 100 }]);
  });

  test("the roller's button means the place at the time of the press, not of the newest tick", () => {
    const ride = startRide();
    ride.roll({ seconds: 4, speedMmS: 25 });
    ride.user({ kind: "mark", mark: "tenderSpot", byButton: true }, ride.nowMs - 400);
    ride.user({ kind: "mark", mark: "tenderSpot", byButton: true }, ride.nowMs + 200);
    expect(spotsOf(ride)).toHaveLength(1);
    ride.roll({ seconds: 0.4, speedMmS: 25 });
    expect(spotsOf(ride)).toMatchObject([
      { how: "button", placeMm: 90 },
      { how: "button", placeMm: 105 },
    ]);
  });

  test("without data nobody knows where, and the spot is kept all the same", () => {
    const ride = startRide();
    ride.roll({ seconds: 4, speedMmS: 25 });
    ride.silent({ seconds: 1 });
    mark(ride, { mark: "tenderSpot" });
    expect(spotsOf(ride)).toHaveLength(1);
    expect(spotsOf(ride)[0]).not.toHaveProperty("placeMm");
    const early = startRide();
    mark(early, { mark: "tenderSpot" });
    expect(spotsOf(early)[0]).not.toHaveProperty("placeMm");
  });

  test("after a lift its place on the lane is not known until the knee line is", () => {
    const ride = startRide();
    ride.strokes({ count: 6, lengthMm: 200, paceMmS: 25 });
    ride.roll({ seconds: 4, speedMmS: 25 });
    mark(ride, { mark: "tenderSpot" });
    const { placeMm = Number.NaN } = spotsOf(ride)[0] ?? {};
    ride.lift({ seconds: 2 });
    ride.roll({ seconds: 1, speedMmS: 25 });
    expect(spotsOf(ride)[0]).not.toHaveProperty("atMm");
    ride.lift({ seconds: 1 });
    ride.strokes({ count: 6, lengthMm: 200, paceMmS: 25 });
    const lineMm = ride.state.view.kneeLineMm ?? Number.NaN;
    expect(spotsOf(ride)[0]?.atMm).toBeCloseTo(lineMm + placeMm, 0);
  });
});

describe("R7: questions", () => {
  test("at once, after 30 s and after 60 s of load, each a second away from a cue", () => {
    const ride = atSpot();
    const fromMs = ride.nowMs;
    mark(ride, { mark: "tenderSpot" });
    ride.hold({ seconds: 2 });
    say(ride, 6);
    ride.hold({ seconds: 2 });
    mark(ride, { mark: "knownPain", value: 1 });
    ride.hold({ seconds: 30 });
    say(ride, 6);
    ride.hold({ seconds: 32 });
    const times = asked(ride, "discomfort").map(({ atMs }) => Math.round((atMs - fromMs) / 1000));
    expect(times[0]).toBeLessThanOrEqual(1);
    expect(times.slice(1)).toEqual([31, 60]);
    for (const { atMs } of asked(ride, "discomfort")) {
      const near = ride.cues.filter((cue) => Math.abs(cue.sampleMs - atMs) < 1000);
      expect(near).toEqual([]);
    }
    expect(spotsOf(ride)[0]).toMatchObject({ knownPain: true, answers: [{ askedAtS: 0 }, { askedAtS: 30, nrs: 6 }] });
    expect(asked(ride, "knownPain")).toHaveLength(1);
  });

  test("falling: released; nothing is corrected", () => {
    const ride = atSpot();
    mark(ride, { mark: "tenderSpot" });
    say(ride, 6);
    ride.hold({ seconds: 33 });
    say(ride, 4);
    ride.hold({ seconds: 1 });
    expect(spotsOf(ride)[0]?.state).toBe("released");
    expect(ride.shown("ease-off")).toEqual([]);
  });

  test("rising: ease off, the hold is over and counts no more until you roll on", () => {
    const ride = atSpot();
    mark(ride, { mark: "tenderSpot" });
    say(ride, 5);
    ride.hold({ seconds: 36 });
    const before = ride.effects.length;
    say(ride, 6);
    expect(ride.effects.slice(before).map(({ kind }) => kind)).toContain("holdCounted");
    ride.hold({ seconds: 5 });
    expect(ride.shown("ease-off")[0]).toMatchObject({
      ruleId: "R7",
      why: "It rose from 5 to 6 while you held; ease off and leave this spot for now.",
    });
    expect(spotsOf(ride)[0]?.state).toBe("eased");
    expect(ride.state.view.hold?.countedMs ?? 0).toBe(0);
    ride.roll({ seconds: 2, speedMmS: 25 });
    expect(ride.cleared("ease-off")[0]?.why).toBe("You rolled on.");
    ride.hold({ seconds: 8 });
    expect(ride.state.view.hold?.countedMs).toBeGreaterThan(4000);
  });

  test("a hold that counts is proposed as a spot once; a number says yes, nothing that hurts says no", () => {
    const ride = atSpot();
    ride.hold({ seconds: 12 });
    expect(asked(ride, "spotHere")).toHaveLength(1);
    say(ride, 6);
    expect(spotsOf(ride)).toMatchObject([{ how: "hold", placeMm: 100, answers: [{ nrs: 6 }] }]);
    ride.hold({ seconds: 8 });
    expect(asked(ride, "discomfort")).toEqual([]);

    const calm = atSpot();
    calm.hold({ seconds: 12 });
    say(calm, 0);
    calm.hold({ seconds: 20 });
    expect([spotsOf(calm), asked(calm, "spotHere").length]).toEqual([[], 1]);
  });

  test("whether this is a spot can be answered as long as one stays on it, and no longer", () => {
    const late = atSpot();
    late.hold({ seconds: 40 });
    say(late, 6);
    expect(spotsOf(late)).toMatchObject([{ how: "hold", answers: [{ nrs: 6 }] }]);
    const gone = atSpot();
    gone.hold({ seconds: 12 });
    gone.roll({ seconds: 4, speedMmS: 25 });
    say(gone, 6);
    expect([prompts(gone).map(({ action }) => action), spotsOf(gone)]).toEqual([["show", "clear"], []]);
  });

  test("a question nobody answers goes, and nothing is asked while rolling, before a run, or where the area is closed", () => {
    const ride = atSpot();
    mark(ride, { mark: "tenderSpot" });
    ride.hold({ seconds: 20 });
    expect(prompts(ride).map(({ action }) => action)).toEqual(["show", "clear"]);

    const quick = startRide({ ...SETTINGS, selection: { ...SETTINGS.selection, mode: "pre-run" } });
    quick.roll({ seconds: 2, speedMmS: 60 });
    quick.hold({ seconds: 20 });
    expect(prompts(quick)).toEqual([]);

    const stopped = atSpot();
    mark(stopped, { mark: "stop" });
    stopped.hold({ seconds: 20 });
    expect(prompts(stopped)).toEqual([]);
  });
});

describe("R8: more than seven", () => {
  test("back off, until the pressure is down", () => {
    const ride = atSpot();
    ride.hold({ seconds: 6 });
    say(ride, 8);
    expect(ride.shown("back-off")[0]).toMatchObject({
      ruleId: "R8",
      why: "You said 8 of 10; up to 7 is as much as helps.",
    });
    ride.hold({ seconds: 2 });
    expect(ride.state.view.cueId).toBe("back-off");
    ride.hold({ seconds: 1, forceN: 150 });
    expect(ride.cleared("back-off")[0]?.why).toBe("You eased off.");
  });

  test.each([0, 5, 7])("%i is no reason", (value) => {
    const ride = atSpot();
    ride.hold({ seconds: 6 });
    say(ride, value);
    ride.hold({ seconds: 3 });
    expect(ride.cues).toEqual([]);
  });

  test("nobody lies on the roller: nothing to back off from", () => {
    const ride = atSpot();
    ride.lift({ seconds: 1 });
    say(ride, 9);
    ride.lift({ seconds: 1 });
    expect(ride.cues).toEqual([]);
  });
});

describe("R5: the way back", () => {
  const wentOn = (seconds: number, value?: number): Ride => {
    const ride = startRide();
    ride.strokes({ count: 6, lengthMm: 200, paceMmS: 25 });
    ride.roll({ seconds: 4, speedMmS: 25 });
    mark(ride, { mark: "tenderSpot" });
    say(ride, 6);
    if (value !== undefined) {
      ride.hold({ seconds: 32 });
      say(ride, value);
    }
    ride.roll({ seconds: 4, speedMmS: 25 });
    ride.strokes({ count: 1, lengthMm: 0, paceMmS: 25 });
    for (let left = seconds; left > 0; left -= 17) ride.strokes({ count: 2, lengthMm: 200, paceMmS: 25 });
    return ride;
  };

  test("to an open spot, after a minute, right after a turn, rarely", () => {
    const ride = wentOn(600);
    const told = ride.effects.flatMap((effect) =>
      effect.kind === "prompt" && effect.action === "show" && effect.prompt.promptId === "spotAhead" ? [effect] : [],
    );
    expect(told).toHaveLength(2);
    expect((told[1]?.atMs ?? 0) - (told[0]?.atMs ?? 0)).toBeGreaterThanOrEqual(120_000);
    expect(told[0]?.prompt.text).toMatch(
      /^A spot that is still tender: (9|10|11) cm further towards the (hip|knee)\.$/,
    );
  });

  test("not to one that let go, nor within the first minute", () => {
    expect(asked(wentOn(300, 3), "spotAhead")).toEqual([]);
    expect(asked(wentOn(30), "spotAhead")).toEqual([]);
  });
});

describe("R31: before and after", () => {
  const leave = (ride: Ride): void =>
    ride.user({ kind: "select", selection: { muscle: "calf", side: "right", mode: "deep" } });
  /** A spot that was said to hurt 6 of 10, held for a while, and its area left. */
  function left(): Ride {
    const ride = atSpot();
    mark(ride, { mark: "tenderSpot" });
    ride.hold({ seconds: 2 });
    say(ride, 6);
    ride.hold({ seconds: 15 });
    leave(ride);
    return ride;
  }
  const newest = (ride: Ride) => ride.effects.flatMap((effect) => (effect.kind === "spot" ? [effect.spot] : [])).at(-1);

  test("when its area is left it is asked how much the spot hurts now; the answer stands beside the first one", () => {
    const ride = left();
    ride.lift({ seconds: 3 });
    const [question] = asked(ride, "discomfortAfter");
    expect(asked(ride, "discomfortAfter")).toHaveLength(1);
    for (const { sampleMs } of ride.cues)
      expect(Math.abs((question?.atMs ?? 0) - sampleMs)).toBeGreaterThanOrEqual(1000);
    say(ride, 3);
    expect(newest(ride)).toMatchObject({ answers: [{ nrs: 6 }], after: { nrs: 3 } });
    ride.lift({ seconds: 30 });
    expect(asked(ride, "discomfortAfter")).toHaveLength(1);
  });

  test("nobody answers: it goes, and what was said elsewhere is not taken for it", () => {
    const ride = left();
    ride.lift({ seconds: 35 });
    say(ride, 3);
    expect(newest(ride)?.after).toBeUndefined();
  });

  test("a spot nobody said anything about is not asked about", () => {
    const ride = atSpot();
    mark(ride, { mark: "tenderSpot" });
    ride.hold({ seconds: 2 });
    leave(ride);
    ride.lift({ seconds: 5 });
    expect(asked(ride, "discomfortAfter")).toEqual([]);
  });

  test("at the end of a program's last step too", () => {
    const ride = atSpot();
    const step = {
      mode: "deep",
      muscle: "quadriceps",
      side: "left",
      seconds: { least: 5, target: 60, most: 90 },
    } as const;
    const about = {
      format: "inchworm-program",
      version: 1,
      id: "one",
      name: "One",
      purpose: "One.",
      when: "any",
    } as const;
    ride.program({ action: "start", program: { ...about, steps: [step] } });
    ride.hold({ seconds: 10 });
    mark(ride, { mark: "tenderSpot" });
    ride.hold({ seconds: 2 });
    say(ride, 5);
    ride.program({ action: "next" });
    expect(ride.state.view.program?.phase).toBe("finished");
    ride.lift({ seconds: 3 });
    expect(asked(ride, "discomfortAfter")).toHaveLength(1);
  });
});

describe("R27, R29: what a stop felt like", () => {
  test.each([
    ["tingling", "R29", true],
    ["numb", "R29", true],
    ["sharp", "R27", false],
    ["other", "R27", false],
  ] as const)("%s: told what to do next by %s, and noted", (reason, ruleId, refers) => {
    const ride = atSpot();
    mark(ride, { mark: "stop" });
    expect(prompts(ride)).toEqual([]);
    const before = ride.cues.length;
    mark(ride, { mark: "stop", reason });
    expect(ride.cues).toHaveLength(before);
    expect(asked(ride, "advice")).toHaveLength(1);
    const noted = ride.effects.filter((effect) => effect.kind === "referral");
    expect(noted).toMatchObject([{ muscle: "quadriceps", side: "left", reason, ruleId, refers, atMs: ride.nowMs }]);
    expect(ride.effects.filter(({ kind }) => kind === "areaClosed")).toHaveLength(1);
    ride.user({ kind: "select", selection: { ...SETTINGS.selection, muscle: "calf" } });
    mark(ride, { mark: "resume" });
    expect(prompts(ride).at(-1)).toMatchObject({ action: "clear", id: "advice" });
  });
});

test("spots belong to a session, and those of another area are not shown", () => {
  const ride = atSpot();
  mark(ride, { mark: "tenderSpot" });
  ride.user({ kind: "select", selection: { ...SETTINGS.selection, side: "right" } });
  expect(spotsOf(ride)).toEqual([]);
  ride.user({ kind: "select", selection: SETTINGS.selection });
  expect(spotsOf(ride)).toHaveLength(1);
  ride.user({ kind: "newSession" });
  expect(spotsOf(ride)).toEqual([]);
});

describe("R5: what an earlier session left open", () => {
  const earlier = [
    { muscle: "quadriceps", side: "left", placeMm: 150, knownPain: true },
    { muscle: "calf", side: "left", placeMm: 90 },
  ] as const;

  function secondSession(): Ride {
    const ride = startRide();
    ride.user({ kind: "newSession", earlier });
    return ride;
  }

  test("is shown on its area, without a place until the knee line is known, then led back to", () => {
    const ride = secondSession();
    expect(spotsOf(ride)).toMatchObject([{ id: "earlier-1", how: "earlier", placeMm: 150, from: "knee", answers: [] }]);
    expect(spotsOf(ride)[0]).not.toHaveProperty("atMm");
    ride.strokes({ count: 6, lengthMm: 200, paceMmS: 25 });
    const lineMm = ride.state.view.kneeLineMm ?? Number.NaN;
    expect(spotsOf(ride)[0]?.atMm).toBeCloseTo(lineMm + 150, 0);
    ride.strokes({ count: 12, lengthMm: 200, paceMmS: 25 });
    const text =
      asked(ride, "spotAhead").length > 0 &&
      ride.effects.flatMap((effect) =>
        effect.kind === "prompt" && effect.prompt.promptId === "spotAhead" ? [effect.prompt.text] : [],
      )[0];
    expect(text).toMatch(/^A tender spot of last time: \d+ cm further towards the (hip|knee)\.$/);
  });

  test("a hold on it asks how much it hurts, and the answer is its own, with the force", () => {
    const ride = secondSession();
    ride.strokes({ count: 6, lengthMm: 200, paceMmS: 25 });
    const toMm = (spotsOf(ride)[0]?.atMm ?? Number.NaN) - ride.state.positionMm;
    ride.roll({ seconds: Math.abs(toMm) / 25, speedMmS: 25 * Math.sign(toMm) });
    ride.hold({ seconds: 8 });
    say(ride, 6);
    expect(spotsOf(ride)).toMatchObject([{ id: "earlier-1", answers: [{ nrs: 6, forceN: expect.any(Number) }] }]);
  });

  test("a mark is a spot of its own, and a known pain that is told is never an earlier spot's", () => {
    const ride = secondSession();
    mark(ride, { mark: "knownPain", value: 0 });
    expect(spotsOf(ride)).toMatchObject([{ knownPain: true }]);
    ride.roll({ seconds: 4, speedMmS: 25 });
    mark(ride, { mark: "tenderSpot" });
    expect(new Set(spotsOf(ride).map(({ id }) => id)).size).toBe(2);
    ride.user({ kind: "newSession" });
    expect(spotsOf(ride)).toEqual([]);
  });
});
