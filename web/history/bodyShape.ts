// A body from waist to feet, seen from the front and from behind: one half as paths, the other is its mirror image.
import type { MuscleId } from "#shared/domain/muscles.ts";

export const BODY = { width: 200, height: 364, middle: 100 } as const;

export const OUTLINE =
  "M100 8 L129 8 C127 30 133 50 143 72 C151 92 149 130 141 168 C137 186 134 194 134 206 C139 226 139 248 133 272 C128 296 125 312 124 328 L134 346 C136 353 129 356 118 355 L111 354 C109 344 110 336 110 326 C108 300 104 280 105 256 C105 236 108 222 108 206 C105 180 102 150 102 120 L100 104 Z";

export interface MuscleShape {
  readonly muscle: MuscleId;
  readonly view: "front" | "back";
  readonly path: string;
  /** Where its number stands. */
  readonly at: readonly [x: number, y: number];
}

export const SHAPES: readonly MuscleShape[] = [
  {
    muscle: "hip-flexors",
    view: "front",
    path: "M107 68 C115 60 128 60 135 70 C136 82 129 92 118 97 C110 93 105 82 107 68 Z",
    at: [121, 77],
  },
  {
    muscle: "quadriceps",
    view: "front",
    path: "M114 108 C121 102 130 101 135 107 C137 128 135 158 130 188 C126 197 117 197 113 190 C110 162 110 132 114 108 Z",
    at: [123, 146],
  },
  {
    muscle: "outer-thigh",
    view: "front",
    path: "M139 86 C148 96 147 138 139 172 C137 181 134 186 133 182 C138 154 140 120 139 86 Z",
    at: [141, 120],
  },
  {
    muscle: "adductors",
    view: "front",
    path: "M103 110 C106 106 110 105 111 109 C107 130 107 156 110 182 C106 176 103 144 103 110 Z",
    at: [106, 124],
  },
  {
    muscle: "gluteals",
    view: "back",
    path: "M102 62 C112 50 132 53 141 74 C146 92 139 104 124 108 C112 110 103 105 102 96 Z",
    at: [121, 80],
  },
  {
    muscle: "hamstrings",
    view: "back",
    path: "M106 116 C116 113 131 112 139 110 C141 136 137 164 131 190 C124 198 114 198 110 192 C106 166 104 140 106 116 Z",
    at: [122, 152],
  },
  {
    muscle: "calf",
    view: "back",
    path: "M108 216 C114 209 128 209 134 215 C138 232 136 254 129 272 C123 281 114 281 110 272 C106 254 105 234 108 216 Z",
    at: [121, 240],
  },
];

/** On which half a person's side is seen: from the front their right is on the left. */
export function isMirrored(view: "front" | "back", side: "left" | "right"): boolean {
  return (view === "front") === (side === "right");
}
