// The side a person rolls first, in a program that leaves nothing to choose.
import type { Side } from "#shared/domain/muscles.ts";
import type { ProgramStep } from "#shared/schema/program.ts";

/** Two steps in a row that differ in nothing but left and right begin with the usual side; all else stays as written. */
export function usualSideFirst(steps: readonly ProgramStep[], usualSide: Side): ProgramStep[] {
  const ordered: ProgramStep[] = [];
  for (let at = 0; at < steps.length; at += 1) {
    const [one, other] = steps.slice(at, at + 2);
    if (one === undefined) continue;
    if (other !== undefined && isPair(one, other)) {
      ordered.push(...(sideOf(other) === usualSide ? [other, one] : [one, other]));
      at += 1;
    } else ordered.push(one);
  }
  return ordered;
}

function isPair(one: ProgramStep, other: ProgramStep): boolean {
  const sides = [sideOf(one), sideOf(other)];
  if (!sides.includes("left") || !sides.includes("right")) return false;
  return JSON.stringify({ ...one, side: "left" }) === JSON.stringify({ ...other, side: "left" });
}

function sideOf(step: ProgramStep): Side | undefined {
  return "side" in step ? step.side : undefined;
}
