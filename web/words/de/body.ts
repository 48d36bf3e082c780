import { MUSCLE_NAMES, SIDE_NAMES, TOOL_NAMES } from "#shared/domain/sentences/de/muscles.ts";
import type { Catalogue } from "#web/words/catalogue.ts";

export const body: Catalogue["body"] = {
  muscles: MUSCLE_NAMES,
  limbEnds: {
    quadriceps: ["Knie", "Hüfte"],
    "outer-thigh": ["Knie", "Hüfte"],
    calf: ["Knöchel", "Knie"],
    hamstrings: ["Knie", "Gesäß"],
    gluteals: ["Gesäß", "Rücken"],
    adductors: ["Knie", "Leiste"],
    "hip-flexors": ["Schenkel", "Hüfte"],
  },
  sides: SIDE_NAMES,
  modes: { deep: "langsam und tief", "pre-run": "zügig, vor dem Lauf" },
  tools: TOOL_NAMES,
  choice: { label: "Was du rollst", muscle: "Muskel", side: "Seite", mode: "Art zu rollen", roller: "Rolle" },
};
