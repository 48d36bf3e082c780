// Ids of the questions before rolling, apart from their texts: schemas need no more, and the first page stays small.

/** In the order in which they are asked. */
export const QUESTION_IDS = [
  "hot-knee",
  "calf-signs",
  "open-wound",
  "fracture",
  "clot",
  "bone-infection",
  "bone-in-muscle",
  "pregnancy",
  "osteoporosis",
  "bleeding",
  "reduced-feeling",
  "varicose-veins",
  "high-blood-pressure",
  "surgery-or-injury",
  "cancer",
  "worse",
  "numbness",
  "weakness",
  "giving-way",
  "locking",
  "no-weight",
  "fever-hot-knee",
] as const;
export type QuestionId = (typeof QUESTION_IDS)[number];
