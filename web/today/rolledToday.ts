// What the plan's program rolls, where its steps name their muscles themselves; else the plan's own areas, which it takes.
import type { MuscleId, Side } from "#shared/domain/muscles.ts";
import type { Proposal } from "#shared/schema/plan.ts";
import type { ProgramEntry } from "#shared/schema/program.ts";
import { minutesOf } from "#web/programs/minutesOf.ts";

export interface RolledToday {
  readonly areas: readonly {
    readonly muscle: MuscleId;
    readonly side: Side;
    readonly seconds: readonly [number, number];
  }[];
  readonly minutes: readonly [number, number];
}

/** `entry`: the program that the plan hints at; undefined: there is none. */
export function rolledToday(
  { areas, secondsPerArea, minutes }: Proposal,
  entry: ProgramEntry | undefined,
): RolledToday {
  const [least, most] = secondsPerArea;
  const own = { areas: areas.map((area) => ({ ...area, seconds: [least, most] as const })), minutes };
  if (entry === undefined || entry.program.choose !== undefined) return own;
  const targets = new Map<string, RolledToday["areas"][number]>();
  for (const step of entry.program.steps) {
    // A free step leaves the place to the person.
    if (step.mode === "free") return own;
    const key = `${step.muscle} ${step.side}`;
    const s = (targets.get(key)?.seconds[0] ?? 0) + step.seconds.target;
    targets.set(key, { muscle: step.muscle, side: step.side, seconds: [s, s] });
  }
  const lasts = minutesOf(entry);
  return { areas: [...targets.values()], minutes: [lasts, lasts] };
}
