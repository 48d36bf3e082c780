// R3: one cue at a time, the most urgent, with quiet between them.
import { describe, expect, test } from "vitest";

import { arbitrate, QUIET_ARBITER, type ArbiterState } from "#hub/coach/cueArbiter.ts";
import type { Raised, Wanting } from "#hub/coach/raised.ts";
import type { CueId } from "#shared/domain/cues.ts";

const wish = (cueId: CueId, sinceMs = 0, shownForMs?: number): Raised => ({
  cueId,
  ruleId: "R3",
  why: "Because.",
  sinceMs,
  ...(shownForMs === undefined ? undefined : { shownForMs }),
});

function desk() {
  let state: ArbiterState = QUIET_ARBITER;
  return (
    nowMs: number,
    wishes: readonly Raised[],
    options: { settled?: Wanting["settled"]; dataMissing?: boolean; quietUntilMs?: number } = {},
  ) => {
    const rules: Wanting[] = wishes.map((raised) => ({ raised, settled: undefined }));
    rules.push({ raised: undefined, settled: options.settled });
    const step = arbitrate(state, {
      rules,
      nowMs,
      otherwise: "It went.",
      dataMissing: options.dataMissing ?? false,
      quietUntilMs: options.quietUntilMs ?? Number.NEGATIVE_INFINITY,
    });
    state = step.arbiter;
    return step.cues.map((cue) => `${cue.action} ${cue.cueId}`);
  };
}

describe("order", () => {
  test("stop, safety, hold, pressure, pace, praise", () => {
    const ids = ["right", "slower", "lighter", "hold-target", "turn-back", "stop-pressure"] as const;
    const all = ids.map((id) => wish(id));
    const say = desk();
    for (let n = all.length; n > 0; n -= 1) {
      expect(say(n === all.length ? 0 : (all.length - n) * 10_000, all.slice(0, n)).at(-1)).toBe(
        `show ${all[n - 1]?.cueId}`,
      );
    }
  });

  test("a more urgent cue takes the place of a lesser one; a lesser one waits", () => {
    const say = desk();
    const slower = wish("slower");
    const lighter = wish("lighter");
    expect(say(0, [slower])).toEqual(["show slower"]);
    expect(say(5000, [slower, lighter])).toEqual(["clear slower", "show lighter"]);
    expect(say(8000, [slower, lighter])).toEqual([]);
    expect(say(21_000, [slower])).toEqual(["clear lighter", "show slower"]);
  });

  test("one that has had its quiet makes room for one not said yet, once, and comes back", () => {
    const say = desk();
    const heavier = wish("heavier");
    const slower = wish("slower");
    expect(say(0, [heavier])).toEqual(["show heavier"]);
    expect(say(3990, [heavier, slower])).toEqual([]);
    expect(say(4000, [heavier, slower])).toEqual(["clear heavier", "show slower"]);
    for (let ms = 4010; ms < 30_000; ms += 10) expect(say(ms, [heavier, slower])).toEqual([]);
    expect(say(30_000, [heavier])).toEqual(["clear slower", "show heavier"]);
    expect(say(40_000, [heavier])).toEqual([]);
  });

  test("a stop and a warning stay until their rule lets go", () => {
    for (const urgent of [wish("stop-pressure"), wish("keep-moving")]) {
      const say = desk();
      const slower = wish("slower");
      say(0, [urgent]);
      expect(say(60_000, [urgent, slower])).toEqual([]);
    }
  });

  test("praise takes nobody's place", () => {
    const say = desk();
    const slower = wish("slower");
    say(0, [slower]);
    expect(say(60_000, [slower, wish("right")])).toEqual([]);
  });

  test("a newer stop is shown over an older one, which comes back when the newer is over", () => {
    const say = desk();
    const pressure = wish("stop-pressure", 0);
    const knee = wish("stop-knee", 100);
    expect(say(0, [pressure])).toEqual(["show stop-pressure"]);
    expect(say(100, [pressure, knee])).toEqual(["clear stop-pressure", "show stop-knee"]);
    expect(say(200, [pressure, knee])).toEqual([]);
    expect(say(300, [pressure])).toEqual(["clear stop-knee", "show stop-pressure"]);
  });
});

describe("quiet", () => {
  test("four seconds from cue to cue; a wish that is gone by then is not said", () => {
    const say = desk();
    expect(say(0, [wish("slower")])).toEqual(["show slower"]);
    expect(say(1000, [])).toEqual(["clear slower"]);
    expect(say(2000, [wish("lighter")])).toEqual([]);
    expect(say(3000, [])).toEqual([]);
    const faster = wish("faster");
    expect(say(3990, [faster])).toEqual([]);
    expect(say(4000, [faster])).toEqual(["show faster"]);
  });

  test("stops and the knee guard do not wait, and others wait after them", () => {
    const say = desk();
    expect(say(0, [wish("slower")])).toEqual(["show slower"]);
    const turn = wish("turn-back");
    expect(say(10, [turn])).toEqual(["clear slower", "show turn-back"]);
    const stop = wish("stop-knee");
    expect(say(20, [turn, stop])).toEqual(["clear turn-back", "show stop-knee"]);
    const lighter = wish("lighter");
    expect(say(1000, [lighter])).toEqual(["clear stop-knee"]);
    expect(say(4010, [lighter])).toEqual([]);
    expect(say(4020, [lighter])).toEqual(["show lighter"]);
  });

  test("a clock started again does not keep it quiet for ever", () => {
    const say = desk();
    expect(say(1_000_000, [wish("slower")])).toEqual(["show slower"]);
    expect(say(10, [])).toEqual(["clear slower"]);
    expect(say(20, [wish("lighter")])).toEqual(["show lighter"]);
  });
});

describe("words for a moment", () => {
  test("go by themselves and are not said twice", () => {
    const say = desk();
    const minimum = wish("hold-minimum", 0, 4000);
    const slower = wish("slower");
    expect(say(0, [minimum])).toEqual(["show hold-minimum"]);
    expect(say(3990, [minimum])).toEqual([]);
    expect(say(4000, [minimum, slower])).toEqual(["clear hold-minimum", "show slower"]);
    expect(say(4010, [minimum, slower])).toEqual([]);
    expect(say(60_000, [minimum])).toEqual(["clear slower"]);
    expect(say(60_010, [minimum])).toEqual([]);
    expect(say(60_020, [])).toEqual([]);
    expect(say(60_030, [wish("hold-minimum", 60_030, 4000)])).toEqual(["show hold-minimum"]);
  });
});

describe("without data", () => {
  test("nothing new is said that rests on data; what is shown may stay or go", () => {
    const say = desk();
    const slower = wish("slower");
    const stop = wish("stop-pressure");
    expect(say(0, [stop], { dataMissing: true })).toEqual([]);
    expect(say(10, [slower])).toEqual(["show slower"]);
    expect(say(20, [slower, stop], { dataMissing: true })).toEqual([]);
    expect(say(30, [wish("no-data"), slower], { dataMissing: true })).toEqual([]);
    expect(say(4010, [wish("no-data"), slower], { dataMissing: true })).toEqual(["clear slower", "show no-data"]);
    expect(say(4020, [wish("stop-user")], { dataMissing: true })).toEqual(["clear no-data", "show stop-user"]);
  });
});

describe("a question was just put", () => {
  test("what can wait does, for a second; a stop, a warning and too fast do not", () => {
    const quietUntilMs = 10_000;
    for (const id of ["lighter", "hold-target", "faster", "right"] as const) {
      const say = desk();
      const wanted = wish(id);
      expect(say(9100, [wanted], { quietUntilMs })).toEqual([]);
      expect(say(10_000, [wanted], { quietUntilMs })).toEqual([`show ${id}`]);
    }
    for (const id of ["stop-pressure", "stop-user", "turn-back", "back-off", "slower"] as const) {
      expect(desk()(9100, [wish(id)], { quietUntilMs })).toEqual([`show ${id}`]);
    }
  });
});

test("what waits for a question holds up nothing that does not", () => {
  const raise = (cueId: "lighter" | "slower", ruleId: "R11" | "R1") => ({
    raised: { cueId, ruleId, why: "Because.", sinceMs: 0 },
    settled: undefined,
  });
  const rules = [raise("lighter", "R11"), raise("slower", "R1")];
  const about = { rules, otherwise: "Over.", dataMissing: false };
  const asked = arbitrate(QUIET_ARBITER, { ...about, nowMs: 10_000, quietUntilMs: 10_500 });
  expect(asked.cues.map(({ cueId }) => cueId)).toEqual(["slower"]);
  const read = arbitrate(QUIET_ARBITER, { ...about, nowMs: 10_500, quietUntilMs: 10_500 });
  expect(read.cues.map(({ cueId }) => cueId)).toEqual(["lighter"]);
});
