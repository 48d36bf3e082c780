// The refusal of an area that a person's answers or a stop close: which one, why, and what opens it again.
import { InchwormError } from "#hub/errors.ts";
import { closedTold, type Closes } from "#hub/plan/closes.ts";
import { inEnglish, told } from "#shared/domain/sentences/english.ts";
import type { Area } from "#shared/schema/profile.ts";

/** `area`: the one that was asked for; absent: more than one was. */
export function areaClosed(block: Omit<Closes, "muscles" | "urgent">, area?: Area): InchwormError {
  const isStop = block.ruleId === "R27";
  const place = area === undefined ? [] : [told("closed.place", { place: `place.${area.muscle}.${area.side}` })];
  // The message of the refusal says already that the person stopped there.
  const sentences = [...place, ...closedTold(block).slice(isStop ? 1 : 0)];
  return new InchwormError(isStop ? "AREA_STOPPED" : "AREA_BLOCKED", inEnglish(sentences), { told: sentences });
}
