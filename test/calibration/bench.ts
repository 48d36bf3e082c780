// A calibration at home on a roller that follows the model and nothing else: exact where the simulator is realistic, a
// hundred times as fast, and bent at will. Knows nothing of the procedure it is there to judge.
import { axisFrame } from "#shared/domain/angle.ts";
import type { DeviceInfo, Mounting, RollAxis, RollerInfo } from "#shared/domain/device.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import type { StepLine } from "#shared/schema/recording.ts";
import { chanceOf } from "#test/calibration/chance.ts";
import type { Chance } from "#test/calibration/chance.ts";

const START_MS = 1_800_000_000_000;
const DEG = Math.PI / 180;
const G = 9.80665;
const IMU_MS = 1000 / 104;
const LOAD_MS = 1000 / 92;
const DPS_PER_LSB = 0.0175;
const G_PER_LSB = 0.000122;

export interface BenchOrder {
  readonly seed: number;
  readonly mounting?: Mounting;
  /** What the header says; the truth is `mounting` and `rollAxis`. */
  readonly saidMounting?: Mounting;
  readonly saidAxis?: RollAxis;
  readonly rollAxis?: Exclude<RollAxis, "unknown">;
  readonly ratio?: number;
  /** In place of the mounting's response: at an angle from the cell's own. */
  readonly odd?: (x: number) => number;
  /** cos instead of |cos| for two beams. */
  readonly signed?: boolean;
  /** Lean of the weight, °: constant, and with the way of rolling. */
  readonly weightLeanDeg?: readonly [number, number];
  readonly weightTurns?: readonly number[];
  readonly pressLeanDeg?: number;
  readonly presses?: number;
  readonly steps?: readonly StepLine["type"][];
  readonly weightKg?: number;
  readonly diameterMm?: number;
  /** True sway of the weight, relative. */
  readonly sway?: number;
  /** How early or late a person presses the button, ms. */
  readonly sloppyMs?: number;
  readonly noise?: number;
  /** The load cell answers nothing. */
  readonly dead?: boolean;
  /** What goes wrong at rest, while turning empty, and how far each turn goes in place of the whole. */
  readonly rest?: "moved" | "loaded";
  readonly handN?: number;
  readonly turnPart?: number;
  /** On from press to press, °. */
  readonly pressStepDeg?: number;
  /** What the tape really is, of what is told. */
  readonly tapePart?: number;
  /** The gyro's axis is wired the other way round. */
  readonly opposed?: boolean;
  /** Changes a step as it is noted down. */
  readonly note?: (step: StepLine, place: number) => StepLine;
}

export interface BenchTruth {
  readonly rollAxis: Exclude<RollAxis, "unknown">;
  readonly biasDps: readonly [number, number, number];
  readonly scale: number;
  readonly offsetCounts: readonly number[];
  readonly countsPerN: readonly number[];
  readonly deadWeightN: readonly (readonly [number, number])[];
  readonly radiusMm: number;
  /** Counts a newton of a channel at a roll angle. */
  response(channel: number, phi: number): number;
}

export interface BenchRecording {
  readonly device: DeviceInfo;
  readonly roller: RollerInfo;
  readonly frames: RawFrame[];
  readonly steps: StepLine[];
  readonly truth: BenchTruth;
}

interface Moment {
  readonly phi: number;
  readonly forceN: number;
  readonly leanRad: number;
}

/** What happens for a while: from `startMs`, given the share of it that has passed. */
interface Spell {
  readonly startMs: number;
  readonly ms: number;
  at(share: number, tMs: number): Moment;
}

const place = (share: number) => share ** 3 * (10 - 15 * share + 6 * share ** 2);

export function benchRecording(order: BenchOrder): BenchRecording {
  const chance = chanceOf(order.seed);
  const mounting = order.mounting ?? "ring";
  const rollAxis = order.rollAxis ?? "z+";
  const channels = mounting === "two" ? 2 : 1;
  const noise = order.noise ?? 1;
  const diameterMm = order.diameterMm ?? 150;
  const cellAngle = chance.between(0, 2 * Math.PI);
  const ratio = order.ratio ?? 0.3;
  const fourth = chance.between(-0.008, 0.008);
  const each = <T>(make: () => T): T[] => Array.from({ length: channels }, make);
  const truth: BenchTruth = {
    rollAxis,
    biasDps: [chance.normal(1), chance.normal(1), chance.normal(1)],
    scale: 1 + chance.normal(0.008),
    offsetCounts: each(() => Math.round(chance.normal(100_000))),
    countsPerN: each(() => (chance.next() < 0.5 ? -1 : 1) * chance.between(700, 2500)),
    deadWeightN: each(() => [chance.normal(1.5), chance.normal(1.5)] as const),
    radiusMm: (diameterMm / 2) * chance.between(0.975, 0.998),
    response(channel, phi) {
      const k = order.dead === true ? 0 : (truth.countsPerN[channel] ?? 0);
      const x = phi - cellAngle - channel * (Math.PI / 2);
      const shape = order.odd?.(x) ?? shapeOf(mounting, x, ratio, order.signed === true);
      return k * (shape + fourth * Math.cos(4 * (phi - cellAngle)));
    },
  };
  const { spells, notes } = script(order, chance, truth);
  const steps = notes.map((note, i) => (order.note === undefined ? note : order.note(note, i)));
  const frames = sensed({ chance, spells, truth, channels, noise, opposed: order.opposed === true });
  const device: DeviceInfo = {
    id: "bench",
    board: "bench",
    firmware: "1",
    imu: {
      gyroDpsPerLsb: DPS_PER_LSB,
      accelGPerLsb: G_PER_LSB,
      nominalHz: 104,
      rollAxis: order.saidAxis ?? rollAxis,
      groupDelayMs: 0,
    },
    loadCell: { nominalHz: 80, channels, mounting: order.saidMounting ?? mounting, groupDelayMs: 0 },
  };
  return { device, roller: { diameterMm }, frames, steps, truth };
}

function shapeOf(mounting: Mounting, x: number, ratio: number, signed: boolean): number {
  switch (mounting) {
    case "split":
      return (Math.PI / 2) * Math.abs(Math.cos(x));
    case "two":
      return signed ? Math.cos(x) : Math.abs(Math.cos(x));
    case "four":
      return 1 + 0.02 * Math.cos(2 * x);
    default:
      return 1 + ratio * Math.cos(2 * x);
  }
}

const ALL: readonly StepLine["type"][] = ["rest", "emptyTurns", "weightTurns", "press", "tapedRoll"];

function script(order: BenchOrder, chance: Chance, truth: BenchTruth) {
  const spells: Spell[] = [];
  const notes: StepLine[] = [];
  const sloppyMs = order.sloppyMs ?? 500;
  const scaleGain = 1 + chance.normal(0.004);
  const [leanDeg, wayDeg] = order.weightLeanDeg ?? [chance.normal(0.6), chance.normal(0.3)];
  let nowMs = START_MS;
  let phi = chance.between(-3, 3);
  const spell = (ms: number, at: Spell["at"]) => {
    spells.push({ startMs: nowMs, ms, at });
    nowMs += ms;
  };
  const still = (ms: number, forceN = 0, leanRad = 0) => {
    const here = phi;
    spell(ms, () => ({ phi: here, forceN, leanRad }));
  };
  const turn = (rad: number, ms: number, force: (tMs: number) => number, lean: number) => {
    const from = phi;
    phi += rad;
    spell(ms, (share, tMs) => ({ phi: from + rad * place(share), forceN: force(tMs), leanRad: lean }));
  };
  const step = (note: Pick<StepLine, "type" | "turns" | "weightKg" | "scaleKg" | "distanceMm">, act: () => void) => {
    const startMs = nowMs + chance.between(-sloppyMs, sloppyMs);
    act();
    notes.push({ k: "step", ...note, startMs, endMs: nowMs + chance.between(-sloppyMs, sloppyMs) });
  };
  const wanted = order.steps ?? ALL;
  const none = () => 0;
  const part = order.turnPart ?? 1;
  still(1500);
  for (const type of wanted) {
    switch (type) {
      case "rest":
        step({ type }, () => {
          if (order.rest === "loaded") {
            const wobble = (tMs: number) => 70 * (1 + 0.04 * Math.sin(tMs / 400));
            turn(0, 3200, wobble, 0);
          } else {
            still(1500);
            if (order.rest === "moved") turn(0.4, 600, none, 0);
            still(1700);
          }
        });
        break;
      case "emptyTurns":
        step({ type, turns: 2 }, () => turn(4 * Math.PI * 1.02 * part, 9000 * part, () => order.handN ?? 0, 0));
        break;
      case "weightTurns": {
        const weightKg = order.weightKg ?? 10;
        const [sway, hz, phase] = [order.sway ?? 0.015, chance.between(0.2, 0.6), chance.between(0, 6)];
        const force = (tMs: number) => weightKg * G * (1 + sway * Math.sin((2 * Math.PI * hz * tMs) / 1000 + phase));
        still(800, weightKg * G, leanDeg * DEG);
        step({ type, turns: 2, weightKg }, () => {
          for (const turns of order.weightTurns ?? [2.03 * part]) {
            const lean = (leanDeg + wayDeg * Math.sign(turns)) * DEG;
            turn(2 * Math.PI * turns, 8000 * Math.abs(turns), force, lean);
            still(400, weightKg * G, leanDeg * DEG);
          }
        });
        still(600, weightKg * G, leanDeg * DEG);
        break;
      }
      case "press":
        for (let n = 0; n < (order.presses ?? 8); n += 1) {
          if (n > 0) turn((order.pressStepDeg ?? 45) * DEG + chance.normal(4 * DEG), 900, none, 0);
          still(900);
          const forceN = chance.between(120, 250);
          const lean = chance.normal(order.pressLeanDeg ?? 1) * DEG;
          const [sway, hz] = [chance.between(0.005, 0.03), chance.between(0.2, 0.7)];
          const pressed = (tMs: number) => forceN * (1 + sway * Math.sin((2 * Math.PI * hz * tMs) / 1000));
          const here = phi;
          let readMs = 0;
          const hold = (ms: number, share: (passed: number) => number) =>
            spell(ms, (passed, tMs) => ({ phi: here, forceN: pressed(tMs) * share(passed), leanRad: lean }));
          hold(600, place);
          readMs = nowMs + 2000;
          const shown = (pressed(readMs) * Math.cos(lean) * scaleGain) / G + 0.05;
          step({ type, scaleKg: Math.round(shown * 10) / 10 }, () => hold(3000, () => 1));
          hold(400, (passed) => 1 - place(passed));
          still(800);
        }
        break;
      case "tapedRoll": {
        const force = () => 190;
        still(1200, 190);
        step({ type, distanceMm: 1000 }, () =>
          turn((1000 * (order.tapePart ?? 1) + chance.normal(3)) / truth.radiusMm, 15_000, force, 0.05),
        );
        still(900, 190);
        break;
      }
    }
    still(1300);
  }
  return { spells, notes };
}

interface Sensing {
  readonly chance: Chance;
  readonly spells: readonly Spell[];
  readonly truth: BenchTruth;
  readonly channels: number;
  readonly noise: number;
  readonly opposed: boolean;
}

function sensed({ chance, spells, truth, channels, noise, opposed }: Sensing): RawFrame[] {
  const frame = axisFrame(truth.rollAxis);
  const last = spells.at(-1);
  const endMs = last === undefined ? START_MS : last.startMs + last.ms;
  const accelBias = [chance.normal(0.02), chance.normal(0.02), chance.normal(0.02)];
  const tilt = chance.normal(0.01);
  let at = 0;
  const momentAt = (tMs: number): Moment => {
    while (at > 0 && (spells[at]?.startMs ?? 0) > tMs) at -= 1;
    while (at < spells.length - 1 && (spells[at + 1]?.startMs ?? Infinity) <= tMs) at += 1;
    const spell = spells[at];
    if (spell === undefined) return { phi: 0, forceN: 0, leanRad: 0 };
    return spell.at(Math.max(0, Math.min(1, (tMs - spell.startMs) / spell.ms)), tMs);
  };
  const frames: RawFrame[] = [];
  let loadMs = START_MS + 3;
  let imu: RawFrame["imu"][number][] = [];
  let load: number[][] = [];
  for (let tMs = START_MS; tMs < endMs; tMs += IMU_MS) {
    const { phi } = momentAt(tMs);
    const rate = (momentAt(tMs + 1).phi - momentAt(tMs - 1).phi) / 0.002;
    const bend = (momentAt(tMs + 20).phi - 2 * phi + momentAt(tMs - 20).phi) / 0.0004;
    // The axle speeds up over the floor.
    const rolling = (truth.radiusMm * bend) / 1000 / G;
    const force = [0, 0, 0];
    const gyro = [0, 0, 0];
    force[frame.axis] = frame.axisSign * tilt;
    force[frame.t1] = Math.cos(phi) + rolling * Math.sin(phi);
    force[frame.t2] = frame.t2Sign * (rolling * Math.cos(phi) - Math.sin(phi));
    gyro[frame.axis] = ((opposed ? -1 : 1) * frame.axisSign * rate) / DEG / truth.scale;
    const [ax = 0, ay = 0, az = 0] = force.map((value, k) =>
      Math.round((value + (accelBias[k] ?? 0) + noise * chance.normal(0.001)) / G_PER_LSB),
    );
    const [gx = 0, gy = 0, gz = 0] = gyro.map((value, k) =>
      Math.round((value + (truth.biasDps[k] ?? 0) + noise * chance.normal(0.07)) / DPS_PER_LSB),
    );
    imu.push([tMs - START_MS + 5000, ax, ay, az, gx, gy, gz]);
    for (; loadMs <= tMs; loadMs += LOAD_MS) {
      const { phi: angle, forceN, leanRad } = momentAt(loadMs);
      const row = [loadMs - START_MS + 5000];
      for (let c = 0; c < channels; c += 1) {
        const k = truth.countsPerN[c] ?? 1;
        const [d0 = 0, d1 = 0] = truth.deadWeightN[c] ?? [];
        const dead = k * (d0 * Math.cos(angle) + d1 * Math.sin(angle));
        const answer = forceN * truth.response(c, angle - leanRad);
        row.push(Math.round((truth.offsetCounts[c] ?? 0) + answer + dead + k * noise * chance.normal(0.2)));
      }
      load.push(row);
    }
    if (imu.length < 2) continue;
    frames.push({ rxMs: tMs + chance.between(8, 14), seq: frames.length & 0xffff, imu, load });
    imu = [];
    load = [];
  }
  return frames;
}
