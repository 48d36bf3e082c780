// What closes areas, by an answer (R24, R25) or by a stop (R27): which of them keeps an area closed, and what it is told.
import type { Side } from "#shared/domain/muscles.ts";
import { told } from "#shared/domain/sentences/english.ts";
import type { Told } from "#shared/domain/sentences/tell.ts";
import type { Block } from "#shared/schema/plan.ts";
import type { Area } from "#shared/schema/profile.ts";

export type Closes = Pick<Block, "muscles" | "side" | "ruleId" | "says" | "unlock" | "urgent"> &
  Partial<Pick<Block, "questionId">>;

/** Why, and what opens it again; without a question it was a stop. */
export function closedTold({ questionId }: Pick<Closes, "questionId">): Told[] {
  if (questionId === undefined) return [told("closed.stopped"), told("closed.unlock")];
  return [told(`block.${questionId}`), told(`unlock.${questionId}`)];
}

/** The block that keeps an area closed; both legs at once takes in either leg. Urgent ones first. */
export function blockOn<Closing extends Closes>(
  blocks: readonly Closing[],
  { muscle, side }: Area,
): Closing | undefined {
  const closing = blocks.filter((block) => block.muscles.includes(muscle) && meets(block.side, side));
  return closing.find(({ urgent }) => urgent) ?? closing[0];
}

export function meets(one: Side, other: Side): boolean {
  return one === other || one === "both" || other === "both";
}
