// A scenario and what was asked beside its name → the conditions it runs under.
import type { Mounting, RollAxis } from "#shared/domain/device.ts";
import { HOME_CALIBRATION } from "#shared/domain/rehearsal.ts";
import type { Program } from "#sim/body/action.ts";
import type { BreathManner } from "#sim/body/breath.ts";
import type { HomeFault } from "#sim/home/faults.ts";
import { homeCalibration } from "#sim/home/program.ts";
import type { HomeOptions } from "#sim/home/steps.ts";
import { findScenario } from "#sim/scenarios.ts";
import type { Conditions } from "#sim/scenarios/conditions.ts";

export interface ScenarioChoice {
  /** A name of SCENARIOS. */
  readonly scenario: string;
  readonly seed?: number;
  readonly mounting?: Mounting;
  /** a2/a0 of a ring mounting. */
  readonly ringRatio?: number;
  readonly diameterMm?: number;
  /** How the sensor sits; "unknown": drawn by the seed, and the board does not know. */
  readonly rollAxis?: RollAxis;
  /** Days since the calibration. */
  readonly day?: number;
  /** Another evening with the same roller, by a name of its own: another body's unrest, the roller laid down anew. */
  readonly evening?: string;
  /** What the body does, in place of what the scenario says. */
  readonly body?: Program;
  readonly bodyWeightKg?: number;
  /** How the person breathes, where it is looked at. */
  readonly breath?: BreathManner;
  /** Multiple of a normal cell's creep and drift. */
  readonly cellCreep?: number;
  /** Of a home calibration: the scenario whose roller it is. */
  readonly of?: string;
  /** Of a home calibration: how it is done, in place of two minutes without a word. */
  readonly home?: (options: HomeOptions) => Program;
  /** Of a home calibration: what goes wrong. */
  readonly fault?: HomeFault;
}

/** @throws RangeError on a scenario that does not exist; ask `parseScenario` first. */
export function conditionsOf(choice: ScenarioChoice): Conditions {
  const told = conditionsNamed(choice.scenario);
  const owner = choice.of === undefined ? undefined : conditionsNamed(choice.of);
  const conditions = { ...told, ...(owner === undefined ? {} : rollerOf(owner)) };
  const diameterMm = choice.diameterMm ?? conditions.diameterMm;
  const home = choice.scenario === HOME_CALIBRATION ? (choice.home ?? homeCalibration) : undefined;
  return {
    ...conditions,
    diameterMm,
    mounting: choice.mounting ?? conditions.mounting,
    rollAxis: choice.rollAxis === "unknown" ? undefined : (choice.rollAxis ?? conditions.rollAxis),
    day: choice.day ?? conditions.day,
    evening: choice.evening ?? conditions.evening,
    bodyWeightKg: choice.bodyWeightKg ?? conditions.bodyWeightKg,
    breath: choice.breath ?? conditions.breath,
    cellCreep: choice.cellCreep ?? conditions.cellCreep,
    laidAnew: choice.evening !== undefined,
    ends: conditions.ends && home === homeCalibration && choice.body === undefined,
    program: choice.body ?? home?.({ diameterMm, fault: choice.fault }) ?? conditions.program,
  };
}

function conditionsNamed(name: string): Conditions {
  const scenario = findScenario(name);
  if (scenario === undefined) throw new RangeError(`no simulated scenario ${name}`);
  return scenario.conditions;
}

/** What belongs to the roller and not to the evening. */
function rollerOf(owner: Conditions) {
  const { diameterMm, rollAxis, mounting, gyroDrift, cellCreep, imuRate, cellRate, clockPpm } = owner;
  return {
    diameterMm,
    rollAxis,
    mounting,
    gyroDrift,
    cellCreep,
    clockPpm,
    ...(imuRate === undefined ? {} : { imuRate }),
    ...(cellRate === undefined ? {} : { cellRate }),
  };
}
