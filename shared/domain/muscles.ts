// Muscles a person rolls, with the population's pressure limits (R11).
// Numbers are % of body weight carried on the roller, one limb.

export interface Muscle {
  readonly id: string;
  readonly name: string;
  readonly targetPct: readonly [number, number];
  readonly easeOffPct: number;
  readonly stopPct: number;
  /** L: literature, E: our engineering choice. */
  readonly source: string;
  /** Its lower end lies at the knee: the knee guard (R16) applies. */
  readonly atKnee: boolean;
}

const BAUMGART = "Baumgart et al., Sports 2019;7:27";
const OURS = "our choice (E)";

export const MUSCLES = [
  {
    id: "quadriceps",
    name: "Quadriceps",
    targetPct: [20, 35],
    easeOffPct: 40,
    stopPct: 55,
    source: BAUMGART,
    atKnee: true,
  },
  {
    id: "outer-thigh",
    name: "Outer thigh",
    targetPct: [15, 30],
    easeOffPct: 35,
    stopPct: 45,
    source: `${OURS} after ${BAUMGART}`,
    atKnee: true,
  },
  { id: "calf", name: "Calf", targetPct: [15, 30], easeOffPct: 35, stopPct: 50, source: BAUMGART, atKnee: false },
  {
    id: "hamstrings",
    name: "Hamstrings",
    targetPct: [15, 30],
    easeOffPct: 35,
    stopPct: 45,
    source: OURS,
    atKnee: true,
  },
  { id: "gluteals", name: "Gluteals", targetPct: [20, 40], easeOffPct: 45, stopPct: 60, source: OURS, atKnee: false },
  { id: "adductors", name: "Inner thigh", targetPct: [8, 18], easeOffPct: 20, stopPct: 30, source: OURS, atKnee: true },
  {
    id: "hip-flexors",
    name: "Hip flexors",
    targetPct: [8, 20],
    easeOffPct: 25,
    stopPct: 30,
    source: OURS,
    atKnee: false,
  },
] as const satisfies readonly Muscle[];

export type MuscleId = (typeof MUSCLES)[number]["id"];
export const MUSCLE_IDS = MUSCLES.map((muscle) => muscle.id) as [MuscleId, ...MuscleId[]];

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
