// R18: other tools, as timed steps without the sensor, with the limits of R4, R5 and R8.
import type { MuscleId } from "#shared/domain/muscles.ts";

export interface Tool {
  readonly id: string;
  readonly name: string;
  readonly says: string;
  readonly muscles: readonly MuscleId[];
  /** Also at these places, which are no muscle of the roller's. */
  readonly alsoAt?: string;
  /** Seconds on one place: enough, and the most. */
  readonly onePlaceS: readonly [number, number];
  /** Said whenever it is used. */
  readonly mind: string;
  /** R18: never at a knee that is swollen. */
  readonly neverAtSwollenKnee: boolean;
  readonly source: string;
}

const GUIDES = "common self-release guides";
const TIME = [30, 90] as const;

export const TOOLS = [
  {
    id: "ball",
    name: "Ball",
    says: "For small places: the side of the hip, and the front of the hip next to the bone, never on the bone.",
    muscles: ["gluteals", "hip-flexors"],
    alsoAt: "the sole of the foot",
    onePlaceS: TIME,
    mind: "Never on the bone.",
    neverAtSwollenKnee: false,
    source: GUIDES,
  },
  {
    id: "stick",
    name: "Stick",
    says: "When your body weight on a roller is too much: your hands set the pressure.",
    muscles: ["quadriceps", "outer-thigh", "calf"],
    onePlaceS: TIME,
    mind: "Your hands set the pressure; stay off the bone.",
    neverAtSwollenKnee: false,
    source: GUIDES,
  },
  {
    id: "cane",
    name: "Hook cane",
    says: "Reaches the gluteals and the deep muscle under them.",
    muscles: ["gluteals"],
    onePlaceS: TIME,
    mind: "Stay off the bone and the spine.",
    neverAtSwollenKnee: false,
    source: GUIDES,
  },
  {
    id: "percussion",
    name: "Percussion device",
    says: "On the belly of a tight quadriceps; never on bone, never at a swollen knee.",
    muscles: ["quadriceps"],
    onePlaceS: TIME,
    mind: "Never on bone, never at a swollen knee.",
    neverAtSwollenKnee: true,
    source: GUIDES,
  },
  {
    id: "floss",
    name: "Floss band",
    says: "Around the thigh, with movement; take it off at once when the leg tingles or turns pale. Never at a swollen knee.",
    muscles: ["quadriceps"],
    onePlaceS: TIME,
    mind: "Take it off at once when the leg tingles or turns pale. Never at a swollen knee.",
    neverAtSwollenKnee: true,
    source: GUIDES,
  },
] as const satisfies readonly Tool[];

export type ToolId = (typeof TOOLS)[number]["id"];

export function toolById(id: ToolId): Tool {
  const tool: Tool | undefined = TOOLS.find((candidate) => candidate.id === id);
  if (tool === undefined) throw new Error(`no tool ${id}`);
  return tool;
}
