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
import type { StepWindow } from "#hub/calibration/windows.ts";
import { inEnglish, told } from "#shared/domain/sentences/english.ts";
import type { Told } from "#shared/domain/sentences/tell.ts";
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
  readonly why?: Told | undefined;
  readonly measured?: Told | undefined;
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
    ...(why === undefined ? {} : { why: inEnglish([why]), whyTold: [why] }),
    ...(measured === undefined ? {} : { measured: inEnglish([measured]), measuredTold: [measured] }),
  };
}

function judgementOf(findings: Findings, window: StepWindow): Judgement {
  const { scene } = findings;
  const within = blocksWithin(scene.blocks, window.fromMs, window.toMs);
  if (!within.some(({ rate }) => rate.every(Number.isFinite))) return { why: told("step.noData") };
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
  const measured = told("measured.still", { seconds: stillMs / 1000 });
  if (moved) return { why: told("step.movedAtRest"), measured };
  if (load.kind === "found") {
    const free = runs.some((run) => isFree(run, load.outcome.scales));
    if (!free) return { why: told("step.loadedAtRest"), measured };
  } else {
    const restless = runs.every(({ countsSd, countsWander }) =>
      countsWander.some((wander, c) => wander > RESTLESS * Math.max(countsSd[c] ?? 0, 3)),
    );
    if (restless) return { why: told("step.restlessLoad"), measured };
  }
  return { measured };
}

const RESTLESS = 8;

type RollingFault = (findings: Findings, rolling: Rolling) => Told | undefined;

function judgeTurns(findings: Findings, window: StepWindow, fault: RollingFault): Judgement {
  const { scene, rollings, angles } = findings;
  const rolling = rollings.get(window.index);
  if (scene.axle === undefined) return { why: told("step.axisUnknown") };
  if (rolling === undefined || rolling.turns < 0.05) return { why: told("step.notTurned") };
  const measured = told("measured.turns", { turns: rolling.turns, rateDps: Math.round(rolling.rateDps) });
  const wanted = window.step.turns ?? USUAL_TURNS;
  if (angles.opposed) return { why: told("step.opposed"), measured };
  if (rolling.turns < ENOUGH_TURNS * Math.max(1, Math.abs(wanted))) {
    return { why: told("step.tooFewTurns", { turns: rolling.turns, wanted: Math.abs(wanted) }), measured };
  }
  if (Math.abs(rolling.tiltSin) > LEVEL_SIN) return { why: told("step.notLevel"), measured };
  if (rolling.rateDps > FAST_DPS) return { why: told("step.tooFast"), measured };
  return { why: fault(findings, rolling), measured };
}

function emptyFault({ load, readings }: Findings, { window }: Rolling): Told | undefined {
  if (load.kind !== "found") return undefined;
  const own = readings.empty.filter(({ step }) => step === window.index);
  const pressed = load.outcome.scales.some(
    ({ offsetCounts, countsPerN }, c) =>
      Math.abs(mean(own.map(({ counts }) => ((counts[c] ?? Number.NaN) - offsetCounts) / countsPerN))) > HAND_N,
  );
  return pressed ? told("step.loadedTurns") : undefined;
}

function weightFault({ load }: Findings, { window }: Rolling): Told | undefined {
  const { weightKg } = window.step;
  if (weightKg === undefined) return told("step.noWeight");
  if (load.kind === "notFelt") return told("step.weightNotFelt");
  if (load.kind !== "found") return undefined;
  const { fit, feltWeightKg } = load.outcome;
  const feltKg = feltWeightKg.get(window.index);
  if (feltKg !== undefined) {
    const ratio = feltKg / weightKg;
    const pounds = Math.abs(Math.log(ratio * 2.2046)) < 0.05 || Math.abs(Math.log(ratio / 2.2046)) < 0.05;
    return told(pounds ? "step.pounds" : "step.weightContradicts", { feltKg, toldKg: weightKg });
  }
  return (fit.unrest.get(window.index)?.sd ?? 0) > MOST_SWAY ? told("step.swaying") : undefined;
}

function judgePress({ scene, readings, load }: Findings, window: StepWindow): Judgement {
  const press = readings.presses.get(window.index);
  if (scene.axle === undefined) return { why: told("step.axisUnknown") };
  if (press === undefined) return { why: told("step.pressNotFelt") };
  const measured = told("measured.angle", { degrees: (Math.round(press.phi * DEG_PER_RAD) + 360) % 360 });
  const { scaleKg } = window.step;
  const blindMay = load.kind === "found" && load.outcome.fit.options.shape.base !== "flat";
  if (scaleKg === undefined || !(scaleKg > 0)) return { why: told("step.noScale"), measured };
  if (load.kind === "notFelt" || (!press.felt && !blindMay)) return { why: told("step.pressNotFelt"), measured };
  if (press.movedDeg > MOVED_DEG) return { why: told("step.pressMoved"), measured };
  const feltKg = load.kind === "found" ? load.outcome.feltPressKg.get(window.index) : undefined;
  if (feltKg !== undefined) return { why: told("step.scaleContradicts", { shownKg: scaleKg, feltKg }), measured };
  if (press.unrest > MOST_PRESS_UNREST && press.felt) return { why: told("step.pressUnsteady"), measured };
  const before = scene.windows.filter(({ index, step }) => step.type === "press" && index < window.index);
  const same = before.some(({ index }) => {
    const other = readings.presses.get(index);
    return other !== undefined && Math.abs(wrapped(other.phi - press.phi)) < SAME_ANGLE_RAD;
  });
  return { why: same ? told("step.sameAngle") : undefined, measured };
}

function judgeTape({ scene, rollings, radii, radiusSurprise }: Findings, window: StepWindow): Judgement {
  const { diameterMm } = scene.roller;
  if (window.step.distanceMm === undefined) return { why: told("step.noDistance") };
  if (scene.axle === undefined) return { why: told("step.axisUnknown") };
  const reading = radii.get(window.index);
  const rolling = rollings.get(window.index);
  if (rolling === undefined || reading === undefined) return { why: told("step.notTurned") };
  const { radiusMm } = reading;
  const measured = told(reading.besideBody ? "measured.radiusBeside" : "measured.radius", { radiusMm });
  if (Math.abs(surpriseOf(reading, diameterMm)) >= radiusSurprise) {
    return { why: told("step.radiusContradicts", { radiusMm, nominalMm: diameterMm / 2 }), measured };
  }
  return { measured };
}
