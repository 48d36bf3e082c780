// What a scenario may change: the person, the roller, its sensors, the radio. Everything else is drawn by the seed.
import type { Mounting, RollAxis } from "#shared/domain/device.ts";
import type { Program } from "#sim/body/action.ts";
import { AT_REST } from "#sim/body/breath.ts";
import type { BreathKind, BreathManner } from "#sim/body/breath.ts";
import type { Grip } from "#sim/body/movement.ts";

/** A stretch of trouble that comes back every `everyMs`, first at `firstMs`. */
export interface Trouble {
  /** silence: nothing arrives, the link seems up. drop: the link goes down and comes back. reboot: the board starts anew. */
  readonly kind: "silence" | "drop" | "reboot";
  readonly firstMs: number;
  readonly everyMs: number;
  readonly durationMs: number;
}

export interface RadioConditions {
  readonly intervalMs: number;
  /** Share of frames lost, and how many in a row on average. */
  readonly lossRatio: number;
  readonly burstFrames: number;
  /** Mean of the exponential jitter added to each arrival, ms. */
  readonly jitterMs: number;
  /** Now and then the hub's machine is busy: probability a frame, and longest stall, ms. */
  readonly stallChance: number;
  readonly stallMs: number;
  readonly troubles: readonly Trouble[];
}

export interface Conditions {
  readonly program: Program;
  /** The program comes to an end. */
  readonly ends: boolean;
  /** Chance has a name of its own: another evening with the same roller. */
  readonly evening: string | undefined;
  /** On that evening the roller begins at another angle, and perhaps end for end. */
  readonly laidAnew: boolean;
  /** How long before (−) or after an ordinary session this is, days: parts drift. */
  readonly day: number;
  /** Of the roller, unless asked otherwise. */
  readonly mounting: Mounting;
  readonly bodyWeightKg: number;
  /** How the breath is made; see body/breath.ts. */
  readonly breathKind: BreathKind;
  /** Of single breaths. */
  readonly breath: BreathManner;
  /** Share of body weight on the roller at the start. */
  readonly share: number;
  /** Undefined: the program says when the body lies down. */
  readonly firstContactMs: number | undefined;
  readonly startMm: number;
  /** Where along the limb the cell is at its least answer; undefined: anywhere. */
  readonly blindMm?: number;
  readonly paceWander: number;
  /** Share by which skin and hands make the speed uneven over some centimetres. */
  readonly unevenness: number;
  /** Skin that grips and lets go. */
  readonly stickSlip: Grip;
  readonly diameterMm: number;
  /** How the sensor sits; undefined: drawn, and the board does not know. */
  readonly rollAxis: Exclude<RollAxis, "unknown"> | undefined;
  /** Range of the axle's steady tilt on the floor, degrees, and peaks of its and the heading's wander. */
  readonly tiltDeg: readonly [number, number];
  readonly tiltWanderDeg: number;
  readonly yawWanderDeg: number;
  /** Multiples of what a normal part does. */
  readonly gyroDrift: number;
  readonly cellCreep: number;
  /** The sensors' own clocks, relative to nominal (104 Hz, 80 SPS); drawn when absent. */
  readonly imuRate?: number;
  readonly cellRate?: number;
  /** Largest error of the board's clock, ppm. */
  readonly clockPpm: number;
  /** Chance that the board misses an IMU sample. */
  readonly missedRatio: number;
  readonly radio: RadioConditions;
}

export const CALM_RADIO: RadioConditions = {
  intervalMs: 7.5,
  lossRatio: 0,
  burstFrames: 1,
  jitterMs: 1.2,
  stallChance: 0.0005,
  stallMs: 25,
  troubles: [],
};

/** An ordinary person, roller and evening; everything but the program. */
export const ORDINARY: Omit<Conditions, "program"> = {
  ends: false,
  evening: undefined,
  laidAnew: false,
  day: 0,
  mounting: "ring",
  bodyWeightKg: 70,
  breathKind: "sway",
  breath: AT_REST,
  share: 0.27,
  firstContactMs: 700,
  startMm: 40,
  paceWander: 0.1,
  unevenness: 0.08,
  stickSlip: { depth: 0, lengthMm: 8 },
  diameterMm: 150,
  rollAxis: "z+",
  tiltDeg: [-0.8, 0.8],
  tiltWanderDeg: 0.4,
  yawWanderDeg: 1.5,
  gyroDrift: 1,
  cellCreep: 1,
  clockPpm: 250,
  missedRatio: 0.0005,
  radio: CALM_RADIO,
};
