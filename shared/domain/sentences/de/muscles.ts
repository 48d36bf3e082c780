// The one place of these names in German.
import type { MuscleId, Side } from "#shared/domain/muscles.ts";
import type { ToolId } from "#shared/domain/tools.ts";

export const MUSCLE_NAMES: Readonly<Record<MuscleId, string>> = {
  quadriceps: "Oberschenkel vorn",
  "outer-thigh": "Oberschenkel außen",
  calf: "Wade",
  hamstrings: "Oberschenkel hinten",
  gluteals: "Gesäß",
  adductors: "Oberschenkel innen",
  "hip-flexors": "Hüftbeuger",
};

export const SIDE_NAMES: Readonly<Record<Side, string>> = { left: "links", right: "rechts", both: "beide Beine" };

export const TOOL_NAMES: Readonly<Record<ToolId, string>> = {
  ball: "Ball",
  stick: "Rollstab",
  cane: "Massagehaken",
  percussion: "Massagepistole",
  floss: "Flossband",
};
