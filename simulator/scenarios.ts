// The named scenarios: a person's program, and what is unusual about the roller, its sensors or the radio.
import { HOME_CALIBRATION } from "#shared/domain/rehearsal.ts";
import { BLIND_MM, blindAngles } from "#sim/scenarios/programs/blindAngles.ts";
import { fast, toAndFro, kneeApproach, preRun, shortStrokes, tooFast } from "#sim/scenarios/programs/strokes.ts";
import {
  bumps,
  firstLook,
  flips,
  freeRoll,
  heavyPressure,
  liftOffs,
  longHold,
  tremor,
} from "#sim/scenarios/programs/varied.ts";
import { CALM_RADIO, ORDINARY } from "#sim/scenarios/conditions.ts";
import type { Conditions, RadioConditions } from "#sim/scenarios/conditions.ts";
import { guardedHolds } from "#sim/scenarios/programs/guarded.ts";
import { deep } from "#sim/scenarios/programs/deep.ts";
import { homeCalibration } from "#sim/home/program.ts";

export interface Scenario {
  readonly name: string;
  readonly description: string;
  readonly conditions: Conditions;
}

type Changes = Partial<Omit<Conditions, "radio">> & Pick<Conditions, "program"> & { radio?: Partial<RadioConditions> };

function scenario(name: string, description: string, changes: Changes): Scenario {
  return { name, description, conditions: { ...ORDINARY, ...changes, radio: { ...CALM_RADIO, ...changes.radio } } };
}

export const DEFAULT_SCENARIO = "first-look";

/** An hour before an ordinary session. */
const HOME_DAY = -0.04;

export const SCENARIOS: readonly Scenario[] = [
  scenario("first-look", "right pace, too fast, a hold that counts, too heavy for a moment, off; then again", {
    program: firstLook,
  }),
  scenario("post-run", "slow deep rolling of a thigh with holds on tender spots and short rests", { program: deep() }),
  scenario("too-fast", "right pace, too fast from 6 s to 14 s, right again; every 16 s", {
    program: tooFast,
    paceWander: 0.05,
    unevenness: 0.04,
  }),
  scenario("long-hold", "holds of over 90 s on a slowly drifting spot", { program: longHold }),
  scenario("pre-run", "quick strokes without holds, half a minute a muscle", { program: preRun }),
  scenario("fast", "strokes at 3 to 8 inches a second", { program: fast }),
  scenario("free-roll", "anything in any order: paces, holds, rests, flips, pressure", { program: freeRoll }),
  scenario("lift-offs", "off the roller after every pair of strokes, sometimes carrying it", { program: liftOffs }),
  scenario("flips", "the roller is laid down end for end again and again", { program: flips }),
  scenario("heavy-pressure", "pressure in band, too heavy, far too heavy, too light", { program: heavyPressure }),
  scenario("knee-approach", "turns above the knee, then comes nearer, then too near", {
    program: kneeApproach,
    startMm: 100,
  }),
  scenario("tremor", "strong 8 to 12 Hz shaking comes and goes", { program: tremor }),
  scenario("guarded", "holds in which the breath stands still or the shaking doubles for a while", {
    program: guardedHolds({ braces: true, rockMm: [0.5, 3] }),
    breathKind: "breaths",
  }),
  scenario("unguarded", "the same holds with calm breath and no shaking", {
    program: guardedHolds({ braces: false, rockMm: [0.5, 3] }),
    breathKind: "breaths",
  }),
  scenario("stick-slip", "skin that grips and lets go every 8 mm", {
    program: deep({ holdMs: [6000, 12_000] }),
    stickSlip: { depth: 0.5, lengthMm: 8 },
  }),
  scenario("tilted", "an axle tilted by 4 to 8 degrees whose heading wanders", {
    program: deep({ holdMs: [6000, 12_000] }),
    tiltDeg: [4, 8],
    yawWanderDeg: 6,
  }),
  scenario("bumps", "knocks against roller and floor", { program: bumps }),
  scenario("short-strokes", "strokes of 40 to 90 mm", { program: shortStrokes }),
  scenario("slow-turns", "creeping starts and slow turnarounds", {
    program: deep({ turnMs: [1500, 2400], startMs: [1800, 3000], holdMs: [5000, 12_000], pauseChance: 0 }),
  }),
  scenario("small-rocking", "holds with 5 mm of rocking, up to 15 mm/s quick", {
    program: deep({ holdMs: [6000, 15_000], rockMm: [4.5, 5], rockHz: [0.5, 0.95], pauseChance: 0 }),
  }),
  scenario("rocking", "holds with 5 to 9 mm of rocking", {
    program: deep({ holdMs: [8000, 20_000], rockMm: [5, 9], rockHz: [0.4, 0.8], pauseChance: 0 }),
  }),
  scenario("blind-angles", "a split shell, and holds on the two spots at which it feels least", {
    program: blindAngles,
    mounting: "split",
    blindMm: BLIND_MM[0],
  }),
  scenario("lossy-radio", "deep rolling with 5 % of the frames lost in bursts", {
    program: deep(),
    radio: { lossRatio: 0.05, burstFrames: 6, jitterMs: 4, stallChance: 0.003, stallMs: 80 },
  }),
  scenario("bad-radio", "deep rolling with 20 % of the frames lost in bursts", {
    program: deep(),
    radio: { lossRatio: 0.2, burstFrames: 8, jitterMs: 6, stallChance: 0.006, stallMs: 150 },
  }),
  scenario("silence", "deep rolling with 2 s of radio silence every 15 s", {
    program: deep({ holdMs: [6000, 12_000] }),
    radio: { troubles: [{ kind: "silence", firstMs: 10_000, everyMs: 15_000, durationMs: 2000 }] },
  }),
  scenario("outage", "silence for 2 s at 10 s, a link that drops for 4 s at 25 s; again every 40 s", {
    program: toAndFro(25.4),
    radio: {
      troubles: [
        { kind: "silence", firstMs: 10_000, everyMs: 40_000, durationMs: 2000 },
        { kind: "drop", firstMs: 25_000, everyMs: 40_000, durationMs: 4000 },
      ],
    },
  }),
  scenario("reboot", "the board starts anew at 12 s and every 45 s", {
    program: toAndFro(25.4),
    radio: { troubles: [{ kind: "reboot", firstMs: 12_000, everyMs: 45_000, durationMs: 2500 }] },
  }),
  scenario("drifting", "a gyro and a load cell that drift more than they should", {
    program: deep(),
    gyroDrift: 6,
    cellCreep: 3,
  }),
  scenario("gyro-drift", "a gyro whose zero wanders by half a degree a second within minutes", {
    program: deep({ holdMs: [6000, 12_000] }),
    gyroDrift: 20,
  }),
  scenario("cell-creep", "a load cell that creeps by 1 to 2.4 % under load and whose zero wanders by some newtons", {
    program: deep({ holdMs: [6000, 12_000] }),
    cellCreep: 4,
  }),
  scenario("off-clocks", "inertial sensor 7 % fast, load cell 15 % slow against nominal, board clock at its limit", {
    program: deep({ holdMs: [6000, 12_000] }),
    imuRate: 1.07,
    cellRate: 0.85,
    clockPpm: 300,
  }),
  scenario("slow-clocks", "inertial sensor 15 % slow, load cell 7 % fast against nominal", {
    program: deep({ holdMs: [6000, 12_000] }),
    imuRate: 0.85,
    cellRate: 1.07,
  }),
  scenario("small-roller", "a roller of 90 mm, its sensor mounted across", {
    program: deep({ holdMs: [6000, 12_000] }),
    diameterMm: 90,
    rollAxis: "x+",
  }),
  scenario("reversed", "a sensor mounted the other way round", {
    program: deep({ holdMs: [6000, 12_000] }),
    rollAxis: "z-",
  }),
  scenario(
    HOME_CALIBRATION,
    "two minutes of calibration: rest, empty turns, a weight, presses on a scale, a taped metre",
    {
      program: homeCalibration({ diameterMm: ORDINARY.diameterMm }),
      ends: true,
      evening: HOME_CALIBRATION,
      day: HOME_DAY,
      firstContactMs: undefined,
      startMm: 0,
    },
  ),
];

export function findScenario(name: string): Scenario | undefined {
  return SCENARIOS.find((candidate) => candidate.name === name);
}
