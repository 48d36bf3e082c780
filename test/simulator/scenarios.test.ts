import { expect, test } from "vitest";

import { assemble } from "#sim/roller/assemble.ts";
import { createRollerState } from "#sim/roller/rollerState.ts";
import { parseScenario } from "#sim/parseScenario.ts";
import { DEFAULT_SCENARIO, findScenario, SCENARIOS } from "#sim/scenarios.ts";
import type { TruthLine, TruthTick } from "#sim/truth/truthLine.ts";
import { createWitness } from "#sim/truth/witness.ts";

function truthOf(name: string, seed: number, untilMs: number): TruthLine[] {
  const scenario = findScenario(name);
  if (scenario === undefined) throw new Error(`no ${name}`);
  const { world } = assemble({ conditions: scenario.conditions, seed });
  const lines: TruthLine[] = [];
  const witness = createWitness({ world, startMs: 0, onTruth: (line) => lines.push(line) });
  for (let simMs = 0; simMs <= untilMs; simMs += 500) witness.watchUntil(simMs);
  witness.finish();
  return lines;
}

const ticksOf = (lines: readonly TruthLine[]) => lines.filter((line): line is TruthTick => line.k === "tick");

test("there are at least ten, named once, each with one line of description", () => {
  expect(SCENARIOS.length).toBeGreaterThanOrEqual(10);
  expect(new Set(SCENARIOS.map(({ name }) => name)).size).toBe(SCENARIOS.length);
  for (const { name, description } of SCENARIOS) {
    expect(name).toMatch(/^[a-z][a-z-]+$/);
    expect(description).toMatch(/^[^\n]{10,100}$/);
  }
  expect(findScenario(DEFAULT_SCENARIO)).toBeDefined();
});

const sessions = SCENARIOS.filter(({ conditions }) => !conditions.ends).map(({ name }) => [name] as const);

test.each(sessions)("%s is finite and physical", (name) => {
  const scenario = findScenario(name);
  if (scenario === undefined) throw new Error(`no ${name}`);
  const { world, bench } = assemble({ conditions: scenario.conditions, seed: 3 });
  const state = createRollerState();
  const out = new Int16Array(6);
  let broken = 0;
  const peak = { forceN: 0, speedMmS: 0, samples: 0 };
  for (let simMs = 0; simMs <= 10_000; simMs += 10) {
    world.look(simMs, state);
    broken += Object.values(state).filter((value) => !Number.isFinite(value)).length;
    peak.forceN = Math.max(peak.forceN, state.forceN);
    peak.speedMmS = Math.max(peak.speedMmS, Math.abs(state.speedMmS));
    while (bench.nextImuMs() <= simMs) {
      const atMs = bench.nextImuMs();
      bench.takeImu(out);
      peak.samples += 1;
      if (bench.nextImuMs() <= atMs) broken += 1;
      if (bench.loadReady(0, atMs) && !Number.isSafeInteger(bench.takeLoad(0, atMs))) broken += 1;
    }
  }
  expect(broken).toBe(0);
  expect(peak.forceN).toBeGreaterThan(100);
  expect(peak.forceN).toBeLessThan(850);
  expect(peak.speedMmS).toBeGreaterThan(15);
  expect(peak.speedMmS).toBeLessThan(260);
  expect(peak.samples / 10).toBeGreaterThan(85);
});

test("the same seed is the same session, another seed another one", () => {
  const text = (seed: number) => JSON.stringify(truthOf("free-roll", seed, 15_000));
  expect(text(3)).toBe(text(3));
  expect(text(3)).not.toBe(text(4));
});

test("truth ticks stand on every multiple of 10 ms, and place and speed agree", () => {
  const ticks = ticksOf(truthOf("post-run", 1, 20_000));
  ticks.forEach(({ tMs }, i) => expect(tMs).toBe(i * 10));
  for (let i = 200; i < ticks.length; i += 100) {
    const [before, now] = [ticks[i - 100], ticks[i]];
    const way = ticks.slice(i - 100, i).reduce((sum, { speedMmS }) => sum + speedMmS * 0.01, 0);
    expect(Math.abs((now?.positionMm ?? 0) - (before?.positionMm ?? 0) - way)).toBeLessThan(0.3);
  }
});

test("true strokes are as long as the place moved, and rolling is at the right pace", () => {
  for (const seed of [1, 2, 3]) {
    const lines = truthOf("post-run", seed, 60_000);
    const ticks = ticksOf(lines);
    const strokes = lines.filter((line) => line.k === "stroke");
    expect(strokes.length).toBeGreaterThan(2);
    for (const { startMs, endMs, lengthMm } of strokes) {
      const from = ticks[Math.round(startMs / 10)]?.positionMm ?? 0;
      const to = ticks[Math.round(endMs / 10)]?.positionMm ?? 0;
      expect(Math.abs(Math.abs(to - from) - lengthMm)).toBeLessThan(0.5);
      expect(lengthMm / ((endMs - startMs) / 1000)).toBeGreaterThan(14);
      expect(lengthMm / ((endMs - startMs) / 1000)).toBeLessThan(32);
    }
  }
});

test("too-fast is right at first, too fast from about 6 s to 14 s, then right again", () => {
  for (const seed of [1, 2, 3]) {
    const ticks = ticksOf(truthOf("too-fast", seed, 30_000));
    const share = (fromS: number, toS: number, fast: boolean) => {
      const part = ticks.slice(fromS * 100, toS * 100);
      return part.filter(({ speedMmS }) => Math.abs(speedMmS) > 44 === fast).length / part.length;
    };
    expect(share(0, 5.2, false)).toBe(1);
    expect(share(7, 13.5, true)).toBeGreaterThan(0.7);
    expect(share(15, 21.2, false)).toBe(1);
    expect(share(23, 29.5, true)).toBeGreaterThan(0.7);
  }
});

test("first-look shows everything once a round: pace, too fast, a hold of 35 s in band, too heavy, off", () => {
  const lines = truthOf("first-look", 1, 180_000);
  const ticks = ticksOf(lines);
  const firstRolling = ticks.find(({ contact, speedMmS }) => contact && speedMmS > 16);
  expect(firstRolling?.tMs).toBeLessThan(2500);
  expect(Math.max(...ticks.slice(0, 700).map(({ speedMmS }) => Math.abs(speedMmS)))).toBeLessThan(38);
  expect(ticks.slice(700, 1600).filter(({ speedMmS }) => Math.abs(speedMmS) > 60).length).toBeGreaterThan(300);
  const holds = lines.filter((line) => line.k === "hold" && line.endMs - line.startMs > 35_000);
  expect(holds.length).toBeGreaterThanOrEqual(2);
  for (const hold of holds) {
    if (hold.k !== "hold") continue;
    const forces = ticks.slice(hold.startMs / 10, hold.endMs / 10).map(({ forceN }) => forceN);
    expect(forces.filter((forceN) => forceN > 137 && forceN < 240).length / forces.length).toBeGreaterThan(0.97);
  }
  const heavy = ticks.filter(({ forceN }) => forceN > 275).length / 100;
  expect(heavy).toBeGreaterThan(4);
  expect(Math.max(...ticks.map(({ forceN }) => forceN))).toBeLessThan(377);
  expect(lines.filter(({ k }) => k === "lift").length).toBeGreaterThanOrEqual(2);
});

test("a scenario's text: name, seed, mounting, ratio, also after sim:", () => {
  expect(parseScenario("post-run")).toEqual({ ok: true, value: { scenario: "post-run" } });
  expect(parseScenario("sim:tilted?seed=12&mounting=two")).toEqual({
    ok: true,
    value: { scenario: "tilted", seed: 12, mounting: "two" },
  });
  expect(parseScenario("tilted?ratio=0.6")).toEqual({ ok: true, value: { scenario: "tilted", ringRatio: 0.6 } });
  expect(parseScenario("post-run?axis=y+&diameter=90&day=30")).toEqual({
    ok: true,
    value: { scenario: "post-run", rollAxis: "y+", diameterMm: 90, day: 30 },
  });
  expect(parseScenario("sim:home-calibration?of=small-roller&axis=unknown&fault=moved")).toEqual({
    ok: true,
    value: { scenario: "home-calibration", of: "small-roller", rollAxis: "unknown", fault: "moved" },
  });
});

test.each([
  ["post-rum", /there is no "post-rum"; did you mean post-run, [a-z-]+ or [a-z-]+\?/],
  ["", /did you mean [a-z-]+, [a-z-]+ or [a-z-]+\?$/],
  ["__proto__", /did you mean [a-z-]+, [a-z-]+ or [a-z-]+\?$/],
  ["post-run?seed=x", /seed must be a whole number/],
  ["post-run?seed=", /seed must be/],
  ["post-run?seed=1.5", /seed must be/],
  ["post-run?mounting=wood", /mounting must be one of ring, split, four, two/],
  ["post-run?mounting=unknown", /mounting must be/],
  ["post-run?ratio=2", /ratio must be between/],
  ["post-run?diameter=80", /diameter must be between 90 and 160 mm/],
  ["post-run?axis=w", /axis must be one of x\+, x-/],
  ["post-run?day=soon", /day must be between/],
  ["post-run?fault=moved", /fault is a setting of home-calibration, not of post-run/],
  ["home-calibration?of=post-rum", /there is no "post-rum"; did you mean post-run, [a-z-]+ or [a-z-]+\?/],
  ["home-calibration?fault=asleep", /fault must be one of no-rest/],
  ["post-run?speed=2", /not "speed"/],
])("a readable error for %s", (text, message) => {
  const parsed = parseScenario(text);
  if (parsed.ok) throw new Error("should not parse");
  expect(parsed.message).toMatch(message);
  expect(parsed.message).not.toContain("\n");
});
