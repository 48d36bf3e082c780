// Every live rule from the simulated board to its cue: that it acts when it should, and is silent when it should be.
import { readdirSync, readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { bandsFor } from "#hub/coach/bands.ts";
import type { CoachSettings, UserEvent } from "#hub/coach/state.ts";
import type { Rule } from "#shared/domain/rule.ts";
import { RULES } from "#shared/domain/rules.ts";
import { SETTINGS } from "#test/coach/ride.ts";
import { runLine, spells, START_MS, type LineRun, type LineRunOptions } from "#test/coach/wholeLine.ts";
import { inWholeForm, often } from "#test/support/often.ts";

/** Rules that act on what the sensors tell while rolling; R29 and R31 to R35 act on what a person says. */
const FROM_SENSORS = ["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R11", "R12", "R14", "R16", "R19", "R27", "R30"];

const PRE_RUN: CoachSettings = { ...SETTINGS, selection: { ...SETTINGS.selection, mode: "pre-run" } };
const runs = new Map<string, LineRun>();
function run(scenario: string, seconds: number, options: Partial<LineRunOptions> = {}): LineRun {
  const all = { scenario, seed: 3, seconds, settings: SETTINGS, ...options };
  const key = JSON.stringify(all);
  const known = runs.get(key) ?? runLine(all);
  runs.set(key, known);
  return known;
}
const mark = (about: Omit<Extract<UserEvent, { kind: "mark" }>, "kind">): UserEvent => ({ kind: "mark", ...about });
const rulesOf = ({ cues }: LineRun) => new Set(cues.filter((cue) => cue.action === "show").map((cue) => cue.ruleId));
const counted = ({ effects }: LineRun) => effects.filter((effect) => effect.kind === "holdCounted");
const asked = ({ effects }: LineRun) =>
  effects.filter(
    (effect) => effect.kind === "prompt" && effect.action === "show" && effect.prompt.promptId === "discomfort",
  );

const CALM = ["post-run", 90] as const;
const LONG = ["long-hold", 112] as const;
const KNEE = ["knee-approach", 110] as const;
const SEEDS = [3, 4, 5];

test("R1 acts: too fast for deep rolling", () => {
  const slower = run("too-fast", 60).shown("slower");
  expect(slower.length).toBeGreaterThanOrEqual(3);
  expect(new Set(slower.map((cue) => cue.ruleId))).toEqual(new Set(["R1"]));
});
test("R1 is silent: at the right pace", () => expect(rulesOf(run(...CALM))).not.toContain("R1"));

test("R2 acts: deep pace and holds before a run", () => {
  const slow = run("post-run", 30, { settings: PRE_RUN });
  expect(slow.shown("faster")[0]?.ruleId).toBe("R2");
  expect(run("long-hold", 30, { settings: PRE_RUN }).shown("no-holds")[0]?.ruleId).toBe("R2");
});
test("R2 is silent: quick rolling before a run", () => {
  expect(rulesOf(run("pre-run", 60, { settings: PRE_RUN }))).not.toContain("R2");
});

test("R3 acts: two cues are four seconds apart, but for stops and the knee guard; praise for a good stretch", () => {
  for (const one of [run("too-fast", 60), run("heavy-pressure", 90)]) {
    const shown = one.cues.filter((cue) => cue.action === "show");
    for (const [index, cue] of shown.entries()) {
      const before = shown[index - 1];
      if (before === undefined || cue.cueId.startsWith("stop") || cue.ruleId === "R16") continue;
      expect(cue.sampleMs - before.sampleMs).toBeGreaterThanOrEqual(4000);
    }
  }
  expect(run(...CALM).shown("right")[0]?.ruleId).toBe("R3");
});
test("R3 is silent: no praise while things are not right", () => {
  expect(run("fast", 40).shown("right")).toEqual([]);
});

test("R4 acts: the minimum and the target of a hold", () => {
  expect(run(...LONG).shown("hold-minimum")[0]?.ruleId).toBe("R4");
  expect(run(...LONG).shown("hold-target")[0]?.ruleId).toBe("R4");
});
test("R4 is silent: rolling without holds", () => expect(rulesOf(run("too-fast", 60))).not.toContain("R4"));

test("R5 acts: ninety seconds on one spot", () => expect(run(...LONG).shown("hold-move-on")[0]?.ruleId).toBe("R5"));
test("R5 is silent: a hold that ends in time", () => {
  const ended = run("post-run", 90);
  expect(counted(ended).length).toBeGreaterThan(0);
  expect(ended.shown("hold-move-on")).toEqual([]);
});

test("R6 acts: a hold counts about as long as it truly lasts", () => {
  const one = run("post-run", 90);
  const [hold] = counted(one);
  const trueMs =
    one.truth.filter(
      (tick) =>
        hold !== undefined &&
        tick.contact &&
        tick.tMs >= hold.startMs &&
        tick.tMs < hold.endMs &&
        Math.abs(tick.speedMmS) < 12,
    ).length * 10;
  expect(hold?.countedMs).toBeGreaterThan(20_000);
  expect(Math.abs((hold?.countedMs ?? 0) - trueMs)).toBeLessThan(3000);
});
test("R6 is silent: no time counts without true contact, or far above the band", () => {
  for (const one of [run("lift-offs", 60), run("heavy-pressure", 90), run("free-roll", 90)]) {
    for (const { startMs, endMs, countedMs } of counted(one)) {
      const onLegMs = one.truth.filter((tick) => tick.contact && tick.tMs >= startMs && tick.tMs < endMs).length * 10;
      expect(countedMs).toBeLessThanOrEqual(onLegMs);
    }
  }
});

/** In the long hold of this seed, from 20 s on. */
const SPOT = { atS: 24, event: mark({ mark: "tenderSpot" }) };
const said = (atS: number, value: number) => ({ atS, event: mark({ mark: "discomfort", value }) });

test("R7 acts: asked at the mark, at 30 s and 60 s; falling is released, rising ends the hold", () => {
  const falling = run("long-hold", 100, { says: [SPOT, said(27, 6)] });
  const [spot] = falling.state.spots.shown;
  expect(spot).toMatchObject({ how: "key", answers: [{ askedAtS: 0, nrs: 6 }] });
  const times = asked(falling).map((effect) => (effect.kind === "prompt" ? (effect.atMs - START_MS) / 1000 : 0));
  expect(times).toHaveLength(3);
  const thirtyS = times[1] ?? 0;
  const released = run("long-hold", 70, { says: [SPOT, said(27, 6), said(Math.ceil(thirtyS) + 2, 4)] });
  expect(released.state.spots.shown[0]?.state).toBe("released");
  const rising = run("long-hold", 70, { says: [SPOT, said(27, 5), said(Math.ceil(thirtyS) + 2, 7)] });
  expect(rising.shown("ease-off")[0]?.ruleId).toBe("R7");
  expect(rising.state.spots.shown[0]?.state).toBe("eased");
  expect(rising.state.view.hold?.countedMs ?? 0).toBe(0);
});
test("R7 is silent: the same answer again", () => {
  const same = run("long-hold", 100, { says: [SPOT, said(27, 5), said(60, 5)] });
  expect(same.shown("ease-off")).toEqual([]);
  expect(same.state.spots.shown[0]?.state).toBe("open");
});

test("R8 acts: more than 7 of 10", () => {
  expect(run("long-hold", 40, { says: [said(30, 8)] }).shown("back-off")[0]?.ruleId).toBe("R8");
});
test("R8 is silent: 7 of 10", () => {
  expect(rulesOf(run("long-hold", 40, { says: [said(30, 7)] }))).not.toContain("R8");
});

test("R11 acts: too heavy, too light, far too heavy", () => {
  const heavy = run("heavy-pressure", 90);
  for (const id of ["lighter", "heavier", "stop-pressure"] as const) {
    expect(heavy.shown(id)[0]?.ruleId).toBe("R11");
  }
});
test("R11 is silent: in the band", () => expect(rulesOf(run(...CALM))).not.toContain("R11"));

inWholeForm(() => {
  test("R12 acts: twice the shaking in a hold", () => {
    const braced = run("guarded", 150, { seed: 1 });
    expect(braced.truth.some((tick) => (tick.shakes ?? 1) > 1.95)).toBe(true);
    expect(braced.cues.filter((cue) => cue.action === "show" && cue.ruleId === "R12").length).toBeGreaterThan(0);
  });
  test("R12 is silent: the same holds at ease", () => {
    expect(rulesOf(run("unguarded", 150, { seed: 1 }))).not.toContain("R12");
  });
});

test("R14 acts: the knee is where the strokes of the front of the thigh start, and where those of its side end", () => {
  const line = (one: LineRun) => one.effects.find((effect) => effect.kind === "kneeLine");
  const front = line(run(...KNEE));
  const side = line(
    run("knee-approach", 60, {
      settings: { ...SETTINGS, selection: { ...SETTINGS.selection, muscle: "outer-thigh" } },
    }),
  );
  expect(front?.kind === "kneeLine" && front.lineMm).toBeLessThan(0);
  expect(side?.kind === "kneeLine" && side.lineMm).toBeGreaterThan(100);
});
test("R14 is silent: the calf has no knee end to guard", () => {
  const settings: CoachSettings = { ...SETTINGS, selection: { ...SETTINGS.selection, muscle: "calf" } };
  expect(run("knee-approach", 60, { settings }).effects.some((effect) => effect.kind === "kneeLine")).toBe(false);
});

test.each(SEEDS.slice(0, often({ everyday: 1, whole: 3, long: 3 })))(
  "R16 acts: stop within 200 ms after the roller truly crosses the knee line, seed %i",
  (seed) => {
    const one = run(...KNEE, { seed });
    const line = one.effects.find((effect) => effect.kind === "kneeLine");
    const first = one.truth.find((tick) => tick.contact);
    const lineMm = (first?.positionMm ?? Number.NaN) + (line?.kind === "kneeLine" ? line.lineMm : Number.NaN);
    const [crossedMs = Number.NaN] = spells(one.truth, (tick) => tick.contact && tick.positionMm < lineMm, 100);
    const [stop] = one.shown("stop-knee");
    expect(stop?.ruleId).toBe("R16");
    expect(stop?.heardMs).toBeLessThanOrEqual(crossedMs + 200);
  },
);
test("R16 is silent: turning where one always turns", () => expect(rulesOf(run(...CALM))).not.toContain("R16"));

const STOPPED = { says: [{ atS: 7.5, event: mark({ mark: "stop" }) }] } as const;
test("R27 acts: the stop is there at once over a cue that is shown, and closes the area", () => {
  const one = run("too-fast", 20, STOPPED);
  expect(one.shown("slower").length).toBe(1);
  expect(one.shown("stop-user")[0]?.sampleMs).toBe(START_MS + 7500);
  expect(one.effects.filter((effect) => effect.kind === "areaClosed")).toHaveLength(1);
  expect(one.cues.at(-1)?.cueId).toBe("stop-user");
});
test("R27 is silent: nobody stopped", () => expect(rulesOf(run("too-fast", 60))).not.toContain("R27"));

test("R30 acts: silence is told, and no verdict outlives the data", () => {
  const one = run("outage", 40);
  expect(one.shown("no-data")[0]?.ruleId).toBe("R30");
});
test("R30 is silent: a lossy radio is no outage", () => {
  expect(rulesOf(run("lossy-radio", 60))).not.toContain("R30");
});

test("the stop value: within 200 ms of the true force, whatever else is shown", () => {
  const { stopN } = bandsFor(SETTINGS.selection, SETTINGS.bodyWeightKg);
  const one = run("heavy-pressure", 90);
  const [crossedMs = Number.NaN] = spells(one.truth, (tick) => tick.forceN > stopN, 100);
  expect(one.shown("stop-pressure")[0]?.heardMs).toBeLessThanOrEqual(crossedMs + 200);
});

test("every rule of the sensors is live, and has a scenario in which it acts and one in which it is silent", () => {
  const live = Object.entries<Rule>(RULES).flatMap(([id, { status }]) => (status === "live" ? [id] : []));
  expect(live).toEqual(expect.arrayContaining(FROM_SENSORS));
  const here = new URL("./", import.meta.url);
  const titles = readdirSync(here)
    .filter((name) => name.startsWith("wholeLine") && name.endsWith(".test.ts"))
    .flatMap((name) => readFileSync(new URL(name, here), "utf8").match(/\bR\d+ (?:acts|is silent):/g) ?? []);
  for (const id of FROM_SENSORS) expect(titles).toEqual(expect.arrayContaining([`${id} acts:`, `${id} is silent:`]));
});
