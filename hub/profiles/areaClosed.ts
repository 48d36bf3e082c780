// The refusal of an area that a person's answers or a stop close: why, and what opens it again.
import { InchwormError } from "#hub/errors.ts";
import { closedTold, type Closes } from "#hub/plan/screening.ts";

export function areaClosed(block: Closes): InchwormError {
  const code = block.ruleId === "R27" ? "AREA_STOPPED" : "AREA_BLOCKED";
  return new InchwormError(code, `${block.says} ${block.unlock}`, { told: closedTold(block) });
}
