// R13, R17: what to keep off is said with a muscle's first step on the roller, and with no other.
import { expect, test } from "vitest";

import { mindWords } from "#hub/coach/program/words.ts";
import { MIND } from "#shared/domain/mind.ts";
import { MUSCLE_IDS } from "#shared/domain/muscles.ts";
import { inEnglish } from "#shared/domain/sentences/english.ts";
import type { ProgramStep } from "#shared/schema/program.ts";

const deep = (muscle: (typeof MUSCLE_IDS)[number], side: "left" | "right" = "left"): ProgramStep => ({
  mode: "deep",
  muscle,
  side,
  seconds: { least: 60, target: 90, most: 120 },
  restS: 10,
  holdS: [30, 45],
  breathsPerMin: 6,
});

test.each(MUSCLE_IDS.map((muscle) => ({ muscle, says: MIND[muscle].says })))("$muscle: $says", ({ muscle, says }) => {
  expect(inEnglish(mindWords([deep(muscle), deep(muscle, "right")], 0))).toBe(says);
  expect(mindWords([deep(muscle), deep(muscle, "right")], 1)).toEqual([]);
});

test("every muscle names the rule of places to leave alone, the calf its own too", () => {
  for (const muscle of MUSCLE_IDS) expect(MIND[muscle].ruleIds).toContain("R13");
  expect(MIND.calf.ruleIds).toContain("R17");
});
