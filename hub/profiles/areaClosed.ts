// The refusal of an area that a person's answers or a stop close: why, and what opens it again.
import { InchwormError } from "#hub/errors.ts";
import { closedTold, type Closes } from "#hub/plan/closes.ts";

export function areaClosed(block: Omit<Closes, "muscles" | "urgent">): InchwormError {
  const told = closedTold(block);
  // The message of the refusal says already that the person stopped there.
  if (block.ruleId === "R27") return new InchwormError("AREA_STOPPED", block.unlock, { told: told.slice(1) });
  return new InchwormError("AREA_BLOCKED", `${block.says} ${block.unlock}`, { told });
}
