// A person without a past, for whom a program is made ready.
import type { ReadyFacts } from "#hub/plan/readyProgram.ts";

export const NO_PAST: ReadyFacts = {
  rolled: [],
  checkIns: [],
  blocks: [],
  keyAreas: [],
  usualSide: "left",
  phase: undefined,
  today: "2026-03-02",
  gentle: undefined,
};
