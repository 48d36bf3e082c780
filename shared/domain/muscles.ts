// Muscles a person rolls: the population's pressure limits (R11) in % of body weight carried on the roller,
// one limb; how long to hold (R4); which end of the strokes is the knee (R14, R16).

export interface Muscle {
  readonly id: string;
  readonly name: string;
  readonly targetPct: readonly [number, number];
  readonly easeOffPct: number;
  readonly stopPct: number;
  /** Of the pressure numbers. */
  readonly source: string;
  /** Which end of the strokes lies at the knee; absent: the knee guard (R16) does not apply. Strokes start at `start`. */
  readonly kneeEnd?: "start" | "far";
  /** Seconds to hold a tender spot: enough, and as long as is useful. */
  readonly holdS: readonly [number, number];
  readonly holdSource: string;
}

const BAUMGART = "literature: Baumgart et al., Sports 2019;7:27";
const OURS = "our choice";
const GUIDES = "common self-release guides";
/** Where the guides name no time for the muscle: inside their general 30 to 90 s. */
const WITHIN_GUIDES = `${OURS} within ${GUIDES}`;

export const MUSCLES = [
  {
    id: "quadriceps",
    name: "Quadriceps",
    targetPct: [20, 35],
    easeOffPct: 40,
    stopPct: 55,
    source: BAUMGART,
    kneeEnd: "start",
    holdS: [30, 45],
    holdSource: GUIDES,
  },
  {
    id: "outer-thigh",
    name: "Outer thigh",
    targetPct: [15, 30],
    easeOffPct: 35,
    stopPct: 45,
    source: `${OURS} after ${BAUMGART}`,
    kneeEnd: "far",
    holdS: [30, 45],
    holdSource: GUIDES,
  },
  {
    id: "calf",
    name: "Calf",
    targetPct: [15, 30],
    easeOffPct: 35,
    stopPct: 50,
    source: BAUMGART,
    holdS: [30, 60],
    holdSource: WITHIN_GUIDES,
  },
  {
    id: "hamstrings",
    name: "Hamstrings",
    targetPct: [15, 30],
    easeOffPct: 35,
    stopPct: 45,
    source: OURS,
    kneeEnd: "start",
    holdS: [30, 60],
    holdSource: WITHIN_GUIDES,
  },
  {
    id: "gluteals",
    name: "Gluteals",
    targetPct: [20, 40],
    easeOffPct: 45,
    stopPct: 60,
    source: OURS,
    holdS: [20, 30],
    holdSource: GUIDES,
  },
  {
    id: "adductors",
    name: "Inner thigh",
    targetPct: [8, 18],
    easeOffPct: 20,
    stopPct: 30,
    source: OURS,
    kneeEnd: "start",
    holdS: [30, 45],
    holdSource: WITHIN_GUIDES,
  },
  {
    id: "hip-flexors",
    name: "Hip flexors",
    targetPct: [8, 20],
    easeOffPct: 25,
    stopPct: 30,
    source: OURS,
    holdS: [30, 60],
    holdSource: WITHIN_GUIDES,
  },
] as const satisfies readonly Muscle[];

export type MuscleId = (typeof MUSCLES)[number]["id"];
export const MUSCLE_IDS: readonly MuscleId[] = MUSCLES.map((muscle) => muscle.id);

export const SIDES = ["left", "right", "both"] as const;
export type Side = (typeof SIDES)[number];

/** deep: slow, with holds (R1). pre-run: quick, no holds (R2). */
export const MODES = ["deep", "pre-run"] as const;
export type Mode = (typeof MODES)[number];

export function muscleById(id: MuscleId): Muscle {
  const muscle = MUSCLES.find((candidate) => candidate.id === id);
  if (!muscle) throw new Error(`no muscle ${id}`);
  return muscle;
}
