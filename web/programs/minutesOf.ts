// How long a program lasts when all goes as meant, as it is told: whole minutes, and never none.
import { SECONDS_PER_MINUTE } from "#shared/domain/units.ts";
import type { ProgramEntry } from "#shared/schema/program.ts";

export function minutesOf({ lastsS }: Pick<ProgramEntry, "lastsS">): number {
  return Math.max(1, Math.round(lastsS / SECONDS_PER_MINUTE));
}
