import fc from "fast-check";
import { expect, test } from "vitest";

import { harmonicsOf } from "#hub/calibration/shapeLearning/prior.ts";
import { learnShape } from "#hub/calibration/shapeLearning/learnShape.ts";
import type { ShapeVerdict } from "#hub/calibration/shapeLearning/learnShape.ts";
import { Calibration } from "#shared/schema/calibration.ts";
import { chanceOf } from "#test/calibration/chance.ts";
import { knownAs, ring, tableOf, usedRoller } from "#test/calibration/shapeLearning/usedRoller.ts";
import { often } from "#test/support/often.ts";

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** RMS of what a response is off by, over a turn. */
function errorOf(calibration: Calibration, g = ring): number {
  const is = calibration.load?.[0]?.g ?? [];
  return Math.sqrt(mean(tableOf(g).map((value, k) => ((is[k] ?? Number.NaN) - value) ** 2)));
}

function learned(verdict: ShapeVerdict): Calibration {
  if (verdict.kind === "refused") throw new Error(verdict.why);
  return verdict.calibration;
}

/** A response that a calibration with this σ could have come out with. */
function mistaken(seed: number, gSd: number): (phi: number) => number {
  const chance = chanceOf(seed);
  const waves = harmonicsOf("ring", gSd).map(({ n, sd }) => [n, chance.normal(sd), chance.normal(sd)] as const);
  return (phi) => waves.reduce((sum, [n, p, q]) => sum + p * Math.cos(n * phi) + q * Math.sin(n * phi), ring(phi));
}

const SEEDS = Array.from({ length: often({ everyday: 2, whole: 4, long: 8 }) }, (_, k) => k + 1);
const courses = SEEDS.map((seed) => {
  const before = knownAs(mistaken(seed, 0.02), 0.02);
  return { before, verdict: learnShape(usedRoller({ seed: 100 + seed }), before) };
});

test("a wrong shape comes closer to the truth, and its σ stays honest", () => {
  const pairs = courses.map(({ before, verdict }) => [errorOf(before), errorOf(learned(verdict))] as const);
  const rms = (values: readonly number[]) => Math.sqrt(mean(values.map((value) => value * value)));
  expect(rms(pairs.map(([, after]) => after))).toBeLessThan(0.7 * rms(pairs.map(([before]) => before)));
  const overSd = courses.map(({ verdict }) => {
    const after = learned(verdict);
    return errorOf(after) / (after.load?.[0]?.gSd ?? 0);
  });
  expect(rms(overSd)).toBeLessThan(1.3);
});

test("the gain never moves, nor anything else but the shape, its σ and the word about it", () => {
  for (const { before, verdict } of courses) {
    const after = learned(verdict);
    const [was, is] = [before.load?.[0], after.load?.[0]];
    expect(is?.gSd).toBeLessThan(was?.gSd ?? 0);
    expect(Math.abs(mean((is?.g ?? []).map(Math.abs)) / mean((was?.g ?? []).map(Math.abs)) - 1)).toBeLessThan(1e-6);
    expect({ ...is, g: [], gSd: 0 }).toEqual({ ...was, g: [], gSd: 0 });
    const { load: _, quality, measuredMs, ...rest } = after;
    expect(before).toMatchObject(rest);
    expect(measuredMs).toEqual({ ...before.measuredMs, shape: expect.any(Number) });
    expect(quality?.notes).toEqual([...(before.quality?.notes ?? []), expect.stringContaining("refined from rolling")]);
    expect(Calibration.parse(after)).toEqual(after);
  }
});

test("learning again leaves one word about it, not two", () => {
  const first = learned(courses[0]!.verdict);
  const again = learned(learnShape(usedRoller({ seed: 90 }), first));
  expect(again.quality?.notes.length).toBe(2);
  expect(errorOf(again)).toBeLessThan(errorOf(courses[0]!.before));
});

const used = usedRoller({ seed: 1 });
test.each([
  ["too little rolling: ", usedRoller({ seed: 1, lays: 1, laySeconds: 40 }), knownAs(ring, 0.02)],
  ["too little rolling: 0 s", usedRoller({ seed: 1, spoil: () => 0 }), knownAs(ring, 0.02)],
  ["hardly more about the shape", used, knownAs(ring, 0.002)],
  ["contradicts the calibration's shape", used, knownAs((phi) => ring(phi) + 0.06 * Math.cos(4 * phi), 0.006)],
  ["blind angles", used, knownAs((phi) => Math.abs(Math.cos(phi)), 0.02)],
  ["axle", used, { ...knownAs(ring, 0.02), rollAxis: "unknown" as const }],
  ["no force", used, { ...knownAs(ring, 0.02), load: undefined }],
])("refused: %s", (why, samples, { load, ...rest }) => {
  const verdict = learnShape(samples, load === undefined ? rest : { ...rest, load });
  expect(verdict).toEqual({ kind: "refused", why: expect.stringContaining(why) });
});

test("what a σ leaves open is shared out and nothing is lost or added", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-4, max: 0.3, noNaN: true }),
      fc.constantFrom("ring", "four", "unknown"),
      (gSd, mounting) => {
        const harmonics = harmonicsOf(mounting, gSd);
        const sum = Math.sqrt(harmonics.reduce((all, { sd }) => all + sd * sd, 0));
        expect(sum).toBeLessThan(gSd * 1.001);
        const most = Math.sqrt(harmonicsOf(mounting, 1).reduce((all, { sd }) => all + sd * sd, 0));
        expect(sum).toBeGreaterThan(Math.min(gSd, most) * 0.999);
      },
    ),
    { seed: 3 },
  );
});

test("whatever the cell says, no NaN comes out and the gain stays", () => {
  const quiet = usedRoller({ seed: 4, lays: 2, laySeconds: 45 });
  const clean = quiet.counts[0] ?? new Float64Array(0);
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.integer({ min: -(2 ** 23), max: 2 ** 23 }), fc.constantFrom(0, 2 ** 23)), {
        minLength: 1,
        maxLength: 30,
      }),
      fc.integer({ min: 1, max: 40 }),
      fc.double({ min: 0, max: 2, noNaN: true }),
      fc.constantFrom(0, 1e-4, 0.01, 0.2),
      (words, every, scale, gSd) => {
        const counts = clean.map((value, k) =>
          k % every === 0 ? (words[k % words.length] ?? 0) : 5000 + scale * (value - 5000),
        );
        const before = knownAs(ring, gSd);
        const verdict = learnShape({ ...quiet, counts: [counts] }, before);
        if (verdict.kind === "refused") return;
        expect(JSON.parse(JSON.stringify(verdict.calibration))).toEqual(verdict.calibration);
        expect(Calibration.parse(verdict.calibration)).toEqual(verdict.calibration);
        expect(Math.abs(mean(verdict.calibration.load?.[0]?.g ?? []) - 1)).toBeLessThan(1e-4);
      },
    ),
    { numRuns: often({ everyday: 8, whole: 25, long: 25 }), seed: 11 },
  );
});
