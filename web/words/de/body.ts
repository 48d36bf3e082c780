import type { Catalogue } from "#web/words/catalogue.ts";

export const body: Catalogue["body"] = {
  muscles: {
    quadriceps: "Oberschenkel vorn",
    "outer-thigh": "Oberschenkel außen",
    calf: "Wade",
    hamstrings: "Oberschenkel hinten",
    gluteals: "Gesäß",
    adductors: "Oberschenkel innen",
    "hip-flexors": "Hüftbeuger",
  },
  limbEnds: {
    quadriceps: ["Knie", "Hüfte"],
    "outer-thigh": ["Knie", "Hüfte"],
    calf: ["Knöchel", "Knie"],
    hamstrings: ["Knie", "Gesäß"],
    gluteals: ["Gesäß", "Rücken"],
    adductors: ["Knie", "Leiste"],
    "hip-flexors": ["Schenkel", "Hüfte"],
  },
  sides: { left: "links", right: "rechts", both: "beide Beine" },
  modes: { deep: "langsam und tief", "pre-run": "zügig, vor dem Lauf" },
  tools: { ball: "Ball", stick: "Rollstab", cane: "Massagehaken", percussion: "Massagepistole", floss: "Flossband" },
  choice: { label: "Was du rollst", muscle: "Muskel", side: "Seite", mode: "Art zu rollen", roller: "Rolle" },
};
