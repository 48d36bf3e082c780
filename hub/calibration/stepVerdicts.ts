// Was each step good enough, and why not.
import type { AngleModel } from "#hub/calibration/angleModel.ts";
import { wrapped } from "#hub/calibration/angleModel.ts";
import { blocksWithin } from "#hub/calibration/blocks.ts";
import type { LoadReadings } from "#hub/calibration/loadReadings.ts";
import { isFree } from "#hub/calibration/loadReadings.ts";
import type { LoadResult } from "#hub/calibration/loadStage.ts";
import { surpriseOf } from "#hub/calibration/rollingRadius.ts";
import type { RadiusReading } from "#hub/calibration/rollingRadius.ts";
import type { Rolling } from "#hub/calibration/rolling.ts";
import { coreOf } from "#hub/calibration/scene.ts";
import type { Scene } from "#hub/calibration/scene.ts";
import { mean } from "#hub/calibration/statistics.ts";
import { distance } from "#hub/calibration/stillness.ts";
import { WHY } from "#hub/calibration/verdict.ts";
import type { StepWindow } from "#hub/calibration/windows.ts";
import { DEG_PER_RAD, RAD_PER_DEG } from "#shared/domain/units.ts";
import type { StepVerdict } from "#shared/schema/calibration.ts";

export interface Findings {
  readonly scene: Scene;
  readonly rollings: ReadonlyMap<number, Rolling>;
  readonly angles: AngleModel;
  readonly readings: LoadReadings;
  readonly load: LoadResult;
  readonly radii: ReadonlyMap<number, RadiusReading>;
  readonly radiusSurprise: number;
}

interface Judgement {
  readonly why?: string | undefined;
  readonly measured?: string | undefined;
}

/** At rest: the most a roller that lies still seems to turn, °/s, over blocks of 0.2 s. */
const MOVED_DPS = 2.5;
const USUAL_TURNS = 2;
const ENOUGH_TURNS = 0.75;
const LEVEL_SIN = Math.sin(5 * RAD_PER_DEG);
const FAST_DPS = 150;
/** A light hand's share, N. */
const HAND_N = 9;
const MOST_SWAY = 0.08;
const MOST_PRESS_UNREST = 0.12;
const MOVED_DEG = 6;
const SAME_ANGLE_RAD = 14 * RAD_PER_DEG;

export function judgeStep(findings: Findings, window: StepWindow): StepVerdict {
  const { why, measured } = judgementOf(findings, window);
  const { type, startMs, endMs } = window.step;
  return {
    type,
    startMs,
    endMs,
    good: why === undefined,
    ...(why === undefined ? {} : { why }),
    ...(measured === undefined ? {} : { measured }),
  };
}

function judgementOf(findings: Findings, window: StepWindow): Judgement {
  const { scene } = findings;
  const within = blocksWithin(scene.blocks, window.fromMs, window.toMs);
  if (!within.some(({ rate }) => rate.every(Number.isFinite))) return { why: WHY.noData };
  switch (window.step.type) {
    case "rest":
      return judgeRest(findings, window);
    case "emptyTurns":
      return judgeTurns(findings, window, emptyFault);
    case "weightTurns":
      return judgeTurns(findings, window, weightFault);
    case "press":
      return judgePress(findings, window);
    case "tapedRoll":
      return judgeTape(findings, window);
  }
}

function judgeRest({ scene, load }: Findings, window: StepWindow): Judgement {
  const { fromMs, toMs } = coreOf(window);
  const core = blocksWithin(scene.blocks, fromMs, toMs);
  const runs = scene.runs.filter((run) => run.toMs > fromMs && run.fromMs < toMs);
  const stillMs = runs.reduce(
    (sum, run) => sum + Math.min(run.toMs, window.toMs) - Math.max(run.fromMs, window.fromMs),
    0,
  );
  const dps = scene.bias?.dps ?? [0, 0, 0];
  const moved = core.some(({ rate }) => distance(rate, dps) > MOVED_DPS) || runs.length === 0;
  const measured = `${(stillMs / 1000).toFixed(1)} s still`;
  if (moved) return { why: WHY.movedAtRest, measured };
  if (load.kind === "found") {
    const free = runs.some((run) => isFree(run, load.outcome.scales));
    if (!free) return { why: WHY.loadedAtRest, measured };
  } else {
    const restless = runs.every(({ countsSd, countsWander }) =>
      countsWander.some((wander, c) => wander > RESTLESS * Math.max(countsSd[c] ?? 0, 3)),
    );
    if (restless) return { why: WHY.restlessLoad, measured };
  }
  return { measured };
}

const RESTLESS = 8;

type RollingFault = (findings: Findings, rolling: Rolling) => string | undefined;

function judgeTurns(findings: Findings, window: StepWindow, fault: RollingFault): Judgement {
  const { scene, rollings, angles } = findings;
  const rolling = rollings.get(window.index);
  if (scene.axle === undefined) return { why: WHY.axisUnknown };
  if (rolling === undefined || rolling.turns < 0.05) return { why: WHY.notTurned };
  const measured = `${rolling.turns.toFixed(2)} turns, ${rolling.rateDps.toFixed(0)} °/s`;
  const wanted = window.step.turns ?? USUAL_TURNS;
  if (angles.opposed) return { why: WHY.opposed, measured };
  if (rolling.turns < ENOUGH_TURNS * Math.max(1, Math.abs(wanted))) {
    return { why: WHY.tooFewTurns(rolling.turns.toFixed(1), `${Math.abs(wanted)}`), measured };
  }
  if (Math.abs(rolling.tiltSin) > LEVEL_SIN) return { why: WHY.notLevel, measured };
  if (rolling.rateDps > FAST_DPS) return { why: WHY.tooFast, measured };
  return { why: fault(findings, rolling), measured };
}

function emptyFault({ load, readings }: Findings, { window }: Rolling): string | undefined {
  if (load.kind !== "found") return undefined;
  const own = readings.empty.filter(({ step }) => step === window.index);
  const pressed = load.outcome.scales.some(
    ({ offsetCounts, countsPerN }, c) =>
      Math.abs(mean(own.map(({ counts }) => ((counts[c] ?? Number.NaN) - offsetCounts) / countsPerN))) > HAND_N,
  );
  return pressed ? WHY.loadedTurns : undefined;
}

function weightFault({ load }: Findings, { window }: Rolling): string | undefined {
  const { weightKg } = window.step;
  if (weightKg === undefined) return WHY.noWeight;
  if (load.kind === "notFelt") return WHY.weightNotFelt;
  if (load.kind !== "found") return undefined;
  const { fit, feltWeightKg } = load.outcome;
  const feltKg = feltWeightKg.get(window.index);
  if (feltKg !== undefined) {
    const ratio = feltKg / weightKg;
    const pounds = Math.abs(Math.log(ratio * 2.2046)) < 0.05 || Math.abs(Math.log(ratio / 2.2046)) < 0.05;
    return WHY.weightContradicts(feltKg.toFixed(1), `${weightKg}`, pounds);
  }
  return (fit.unrest.get(window.index)?.sd ?? 0) > MOST_SWAY ? WHY.swaying : undefined;
}

function judgePress({ scene, readings, load }: Findings, window: StepWindow): Judgement {
  const press = readings.presses.get(window.index);
  if (scene.axle === undefined) return { why: WHY.axisUnknown };
  if (press === undefined) return { why: WHY.pressNotFelt };
  const measured = `at ${((Math.round(press.phi * DEG_PER_RAD) + 360) % 360).toFixed(0)}°`;
  const { scaleKg } = window.step;
  const blindMay = load.kind === "found" && load.outcome.fit.options.shape.base !== "flat";
  if (scaleKg === undefined || !(scaleKg > 0)) return { why: WHY.noScale, measured };
  if (load.kind === "notFelt" || (!press.felt && !blindMay)) return { why: WHY.pressNotFelt, measured };
  if (press.movedDeg > MOVED_DEG) return { why: WHY.pressMoved, measured };
  const feltKg = load.kind === "found" ? load.outcome.feltPressKg.get(window.index) : undefined;
  if (feltKg !== undefined) return { why: WHY.scaleContradicts(`${scaleKg}`, feltKg.toFixed(1)), measured };
  if (press.unrest > MOST_PRESS_UNREST && press.felt) return { why: WHY.pressUnsteady, measured };
  const before = scene.windows.filter(({ index, step }) => step.type === "press" && index < window.index);
  const same = before.some(({ index }) => {
    const other = readings.presses.get(index);
    return other !== undefined && Math.abs(wrapped(other.phi - press.phi)) < SAME_ANGLE_RAD;
  });
  return { why: same ? WHY.sameAngle : undefined, measured };
}

function judgeTape({ scene, rollings, radii, radiusSurprise }: Findings, window: StepWindow): Judgement {
  const { diameterMm } = scene.roller;
  if (window.step.distanceMm === undefined) return { why: WHY.noDistance };
  if (scene.axle === undefined) return { why: WHY.axisUnknown };
  const reading = radii.get(window.index);
  const rolling = rollings.get(window.index);
  if (rolling === undefined || reading === undefined) return { why: WHY.notTurned };
  const measured = `radius ${reading.radiusMm.toFixed(1)} mm${reading.besideBody ? ", tape beside the body" : ""}`;
  if (Math.abs(surpriseOf(reading, diameterMm)) >= radiusSurprise) {
    return { why: WHY.radiusContradicts(reading.radiusMm.toFixed(1), (diameterMm / 2).toFixed(1)), measured };
  }
  return { measured };
}
