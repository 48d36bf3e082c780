// What is rolled and with what: muscles, sides, ways, ends of the limb, tools. English names come from shared/domain.
import { LIMB_ENDS } from "#shared/domain/limbEnds.ts";
import { MUSCLES } from "#shared/domain/muscles.ts";
import type { MuscleId } from "#shared/domain/muscles.ts";
import { recordOf } from "#web/words/recordOf.ts";

const muscles: Readonly<Record<MuscleId, string>> = recordOf(
  MUSCLES,
  ({ id }) => id,
  ({ name }) => name,
);
/** Nearer the foot first. */
const limbEnds: Readonly<Record<MuscleId, readonly [lower: string, upper: string]>> = LIMB_ENDS;

export const body = {
  muscles,
  limbEnds,
  sides: { left: "left", right: "right", both: "both legs" },
  modes: { deep: "slow and deep", "pre-run": "quick, before a run" },
  tools: { ball: "ball", stick: "stick", cane: "cane", percussion: "percussion device", floss: "floss band" },
  choice: { label: "What you roll", muscle: "Muscle", side: "Side", mode: "Way of rolling", roller: "Roller" },
};
