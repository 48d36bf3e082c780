// An evening's rolling on a roller that follows the model: strokes along a limb, a body that breathes, a load line that leans,
// the roller taken up now and then and laid down at another angle. Knows nothing of the procedure it is there to judge.
import type { Samples } from "#hub/calibration/samples.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import { chanceOf } from "#test/calibration/chance.ts";

const START_MS = 1_800_000_000_000;
const IMU_MS = 1000 / 104;
const LOAD_MS = 1000 / 92;
const RADIUS_MM = 74;
const POINTS = 180;
const TAKEN_UP_S = 2;
const LYING_DOWN_S = 1;

export interface Evening {
  readonly seed: number;
  readonly lays?: number;
  /** How long each lasts, s. */
  readonly laySeconds?: number;
  /** True response; its mean is 1. */
  readonly g?: (phi: number) => number;
  /** Changes a reading, in N, before it becomes counts. */
  readonly spoil?: (newtons: number, k: number) => number;
}

export const tableOf = (g: (phi: number) => number): number[] =>
  Array.from({ length: POINTS }, (_, k) => Math.round(1e6 * g((2 * Math.PI * k) / POINTS)) / 1e6);

export const ring = (phi: number) => 1 + 0.3 * Math.cos(2 * (phi - 0.4));

/** What is known of the roller: all of it right but for the response. */
export function knownAs(g: (phi: number) => number, gSd: number): Calibration {
  return {
    format: "inchworm-calibration",
    version: 1,
    deviceId: "used",
    createdMs: START_MS - 1e7,
    source: "home",
    mounting: "ring",
    rollAxis: "z+",
    load: [
      {
        offsetCounts: 5000,
        offsetSdCounts: 300,
        countsPerN: -1500,
        gainRelSd: 0.006,
        g: tableOf(g),
        gSd,
        deadWeightN: [1.5, -2],
        deadWeightSdN: 0.1,
      },
    ],
    gyro: { biasDps: [0, 0, 0], biasSdDps: 0.03, scale: 1, scaleSd: 0.001 },
    accelBiasG: [0, 0, 0],
    rollingRadiusMm: RADIUS_MM,
    rollingRadiusSdMm: 0.3,
    quality: { grade: "reduced", forceRelSd: 0.02, steps: [], notes: ["No turns under a weight."] },
    measuredMs: { load: START_MS - 1e7 },
  };
}

export function usedRoller({ seed, lays = 6, laySeconds = 50, g = ring, spoil = (n) => n }: Evening): Samples {
  const chance = chanceOf(seed);
  const lean = chance.between(0.03, 0.08);
  const breath = [chance.between(0.2, 0.3), chance.between(0, 6), chance.between(0.02, 0.05)] as const;
  const sway = [chance.between(0.4, 0.7), chance.between(0, 6), chance.between(0.01, 0.02)] as const;
  const starts = Array.from({ length: lays }, () => ({
    phi: chance.between(-3, 3),
    side: chance.next() < 0.5 ? -1 : 1,
    periodS: chance.between(14, 19),
    lever: [chance.between(0.02, 0.06), chance.between(0, 6), chance.between(40, 60)] as const,
  }));
  const endMs = START_MS + 1000 * lays * (laySeconds + TAKEN_UP_S);
  const momentAt = (tMs: number) => {
    const lay = Math.min(lays - 1, Math.floor((tMs - START_MS) / 1000 / (laySeconds + TAKEN_UP_S)));
    const own = starts[lay]!;
    const s = (tMs - START_MS) / 1000 - lay * (laySeconds + TAKEN_UP_S);
    const turning = (2 * Math.PI * (s - LYING_DOWN_S)) / own.periodS;
    const rolling = s > LYING_DOWN_S && s < laySeconds - LYING_DOWN_S;
    const mm = rolling ? 95 * (1 - Math.cos(turning)) : 0;
    const mmS = rolling ? (95 * 2 * Math.PI * Math.sin(turning)) / own.periodS : 0;
    const on = Math.max(0, Math.min(1, s / 0.4, (laySeconds - s) / 0.4));
    const [depth, phase, length] = own.lever;
    const wander = [breath, sway].reduce((sum, [hz, at, peak]) => sum + peak * Math.sin(2 * Math.PI * hz * s + at), 0);
    const forceN = 180 * on * (1 + depth * Math.sin(mm / length + phase) + wander);
    const beta = lean * own.side * Math.tanh(mmS / 4);
    return {
      phi: own.phi + (own.side * mm) / RADIUS_MM,
      rate: (own.side * mmS) / RADIUS_MM,
      forceN,
      beta,
      held: s >= laySeconds,
    };
  };
  const columns = (count: number) => Array.from({ length: count }, (): number[] => []);
  const [imuMs, f0, f1, f2, w0, w1, w2] = columns(7);
  for (let tMs = START_MS; tMs < endMs; tMs += IMU_MS) {
    const { phi, rate, held } = momentAt(tMs);
    imuMs!.push(tMs);
    f0!.push(held ? 0.5 : Math.cos(phi) + chance.normal(0.001));
    f1!.push(held ? 0 : -Math.sin(phi) + chance.normal(0.001));
    f2!.push(held ? 0.86 : chance.normal(0.001));
    w0!.push(chance.normal(0.07));
    w1!.push(chance.normal(0.07));
    w2!.push((rate * 180) / Math.PI + chance.normal(0.07));
  }
  const [loadMs, counts] = columns(2);
  for (let tMs = START_MS; tMs < endMs; tMs += LOAD_MS) {
    const { phi, forceN, beta } = momentAt(tMs);
    const newtons = forceN * g(phi - beta) + 1.5 * Math.cos(phi) - 2 * Math.sin(phi) + chance.normal(0.2);
    loadMs!.push(tMs);
    counts!.push(Math.round(5000 - 1500 * spoil(newtons, counts!.length)));
  }
  const column = (values: number[] | undefined) => Float64Array.from(values ?? []);
  return {
    imuMs: column(imuMs),
    force: [column(f0), column(f1), column(f2)],
    rate: [column(w0), column(w1), column(w2)],
    loadMs: column(loadMs),
    counts: [column(counts)],
    saturatedRatio: 0,
    endMs,
  };
}
