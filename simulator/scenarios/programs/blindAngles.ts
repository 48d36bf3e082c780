// Rolling over both angles at which a split shell feels nothing, with holds right on them.
import type { Action, Program } from "#sim/body/action.ts";

/** The two spots on a roller of 150 mm; half a turn apart. */
export const BLIND_MM = [50, 284] as const;
const KNEE_MM = 25;
const HIP_MM = 310;

export function* blindAngles(random: Parameters<Program>[0]): Generator<Action, never, void> {
  const pace = () => random.uniform(21, 30);
  const spot = (mm: number) => mm + random.normal(3);
  for (;;) {
    yield { kind: "stroke", toMm: HIP_MM, paceMmS: pace() };
    yield { kind: "stroke", toMm: spot(BLIND_MM[0]), paceMmS: pace() };
    yield { kind: "stay", ms: random.uniform(6000, 12_000), rockMm: random.uniform(1, 4) };
    yield { kind: "stroke", toMm: spot(BLIND_MM[1]), paceMmS: pace() };
    yield { kind: "stay", ms: random.uniform(6000, 12_000), rockMm: random.uniform(1, 4) };
    yield { kind: "stroke", toMm: KNEE_MM, paceMmS: pace() };
  }
}
