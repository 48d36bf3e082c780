// The hub's sentences in German.
import { MUSCLE_IDS, SIDES, type MuscleId } from "#shared/domain/muscles.ts";
import { QUESTION_IDS } from "#shared/domain/questionIds.ts";
import { calibration } from "#shared/domain/sentences/de/calibration.ts";
import { doctor } from "#shared/domain/sentences/de/doctor.ts";
import { MUSCLE_NAMES, SIDE_NAMES } from "#shared/domain/sentences/de/muscles.ts";
import { keeping } from "#shared/domain/sentences/de/keeping.ts";
import { plan } from "#shared/domain/sentences/de/plan.ts";
import { program } from "#shared/domain/sentences/de/program.ts";
import { SAYS, UNLOCK } from "#shared/domain/sentences/de/screening.ts";
import { createTongue, type Sentences } from "#shared/domain/sentences/tell.ts";
import type { ToolId } from "#shared/domain/tools.ts";

const MIND: Readonly<Record<MuscleId, string>> = {
  quadriceps: "Bleib weg von der Kniescheibe und der Sehne darunter.",
  "outer-thigh": "Halte vor dem Knochenvorsprung am Knie an.",
  calf:
    "Gestrecktes Knie für den großen Muskel, gebeugtes für den tiefen. " +
    "Bleib weg von der Sehne über der Ferse, dem Knochen unter dem Knie außen und der Kniekehle.",
  hamstrings: "Bleib weg von der Kniekehle und dem Knochen, auf dem du sitzt.",
  gluteals: "Bleib weg vom Steißbein und den Knochen, auf denen du sitzt.",
  adductors: "Bleib weg von der knöchernen Innenseite des Knies.",
  "hip-flexors": "Neben dem vorderen Hüftknochen, nie darauf.",
};

const TOOL_MIND: Readonly<Record<ToolId, string>> = {
  ball: "Nie auf den Knochen.",
  stick: "Deine Hände bestimmen den Druck; bleib weg vom Knochen.",
  cane: "Bleib weg von Knochen und Wirbelsäule.",
  percussion: "Nie auf Knochen, nie an einem geschwollenen Knie.",
  floss: "Nimm es sofort ab, wenn das Bein kribbelt oder blass wird. Nie an einem geschwollenen Knie.",
};

export const GERMAN: Sentences = {
  ...plan,
  ...program,
  ...calibration,
  ...doctor,
  ...keeping,
  ...Object.fromEntries([
    ...MUSCLE_IDS.flatMap((id) => [
      [`muscle.${id}`, MUSCLE_NAMES[id]],
      [`muscleIn.${id}`, MUSCLE_NAMES[id]],
      [`mind.${id}`, MIND[id]],
      ...SIDES.map((side) => [`place.${id}.${side}`, `${MUSCLE_NAMES[id]}, ${SIDE_NAMES[side]}`]),
    ]),
    ...Object.entries(TOOL_MIND).map(([id, says]) => [`toolMind.${id}`, says]),
    ...QUESTION_IDS.flatMap((id) => [
      [`block.${id}`, SAYS[id]],
      [`unlock.${id}`, UNLOCK[id]],
    ]),
  ]),
};

export const german = createTongue(GERMAN, "de");
