// R15, R20, R21, R24, R25, R34: which areas come next, in which order and why. Key spots first, then what was longest not rolled.
import { MUSCLE_IDS, type MuscleId, type Side } from "#shared/domain/muscles.ts";
import { RULES } from "#shared/domain/rules.ts";
import { reason, told } from "#shared/domain/sentences/english.ts";
import type { TrainingPhase } from "#shared/domain/training.ts";
import type { Reason } from "#shared/schema/plan.ts";
import type { Area } from "#shared/schema/profile.ts";
import type { Past } from "./past.ts";
import { blockOn, closedTold, type Closes } from "./closes.ts";

export interface AreaFacts extends Past {
  readonly blocks: readonly Closes[];
  /** Spots that bring on the knee pain, most pressing first. */
  readonly keyAreas: readonly Area[];
  readonly onlyKeyAreas: boolean;
  readonly usualSide: Side;
  readonly phase: TrainingPhase | undefined;
}

/** Around the band on the outside of the thigh (R15): what lies under it and above it, then the rest. */
const USUAL_ORDER: readonly MuscleId[] = [
  "outer-thigh",
  "quadriceps",
  "gluteals",
  "hip-flexors",
  "calf",
  "hamstrings",
  "adductors",
];

/** Training days that ask most of one muscle. */
const ASKED_BY: Partial<Record<TrainingPhase, MuscleId>> = { speed: "outer-thigh", hills: "calf" };

export interface RankedMuscle {
  readonly muscle: MuscleId;
  /** Open ones, the usual one first. */
  readonly sides: readonly Side[];
  readonly why: "key" | "asked" | "turn";
}

/** The muscles with an open side, most pressing first; `order` decides among those whose turn it is alike. */
export function rankMuscles(facts: AreaFacts, order: readonly MuscleId[] = USUAL_ORDER): RankedMuscle[] {
  const { keyAreas, onlyKeyAreas, phase } = facts;
  const keys = [...new Set(keyAreas.map(({ muscle }) => muscle))];
  const asked = phase === undefined ? undefined : ASKED_BY[phase];
  const others = onlyKeyAreas ? [] : [...(asked === undefined ? [] : [asked]), ...byTurn(facts, order)];
  return [...new Set([...keys, ...others])]
    .map((muscle) => {
      const why = keys.includes(muscle) ? "key" : muscle === asked ? "asked" : "turn";
      return { muscle, sides: openSides(muscle, facts), why } as const;
    })
    .filter(({ sides }) => sides.length > 0);
}

export function chooseAreas(facts: AreaFacts): { areas: Area[]; reasons: Reason[] } {
  const { blocks, phase } = facts;
  const reasons: Reason[] = [];
  const asked = phase === undefined ? undefined : ASKED_BY[phase];
  const chosen = rankMuscles(facts).slice(0, RULES.R20.numbers.musclesAtMost);
  const areas = chosen.flatMap(({ muscle, sides }) => sides.map((side) => ({ muscle, side })));

  for (const block of closing(blocks)) reasons.push(closedBy(block));
  const [first] = chosen;
  if (first?.why === "key") {
    reasons.push(reason("R21", told("plan.keyFirst", { muscle: `muscle.${first.muscle}` })));
  }
  if (asked !== undefined && chosen.some(({ muscle }) => muscle === asked)) {
    reasons.push(reason("R34", told("plan.asked", { muscle: `muscle.${asked}` })));
  }
  if (chosen.some(({ muscle }) => muscle === "outer-thigh" || muscle === "gluteals")) {
    reasons.push(reason("R15", told("plan.around")));
  }
  if (areas.length === 0) reasons.push(reason(closing(blocks)[0]?.ruleId ?? "R21", told("plan.noArea")));
  return { areas, reasons };
}

function closedBy(block: Closes): Reason {
  return reason(block.ruleId, ...closedTold(block));
}

function closing(blocks: readonly Closes[]): readonly Closes[] {
  return blocks.toSorted((a, b) => Number(b.urgent) - Number(a.urgent));
}

/** Longest not rolled first; never rolled before all; the usual order decides among equals. */
function byTurn({ rolled }: AreaFacts, order: readonly MuscleId[]): MuscleId[] {
  const last = new Map<MuscleId, number>();
  for (const { atMs, areas } of rolled)
    for (const { muscle } of areas) last.set(muscle, Math.max(atMs, last.get(muscle) ?? 0));
  const all = [...new Set([...order, ...USUAL_ORDER])];
  const rank = (muscle: MuscleId): number => all.indexOf(muscle);
  return MUSCLE_IDS.toSorted((a, b) => (last.get(a) ?? 0) - (last.get(b) ?? 0) || rank(a) - rank(b));
}

/** Both sides, the usual one first; a side that is blocked is left out. */
function openSides(muscle: MuscleId, { blocks, usualSide }: AreaFacts): Side[] {
  const sides: readonly Side[] = usualSide === "left" ? ["left", "right"] : ["right", "left"];
  return sides.filter((side) => blockOn(blocks, { muscle, side }) === undefined);
}
