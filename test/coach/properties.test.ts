// What must hold whatever a person does. COACH_MINUTES=10000 rolls longer than the everyday run.
import fc from "fast-check";
import { expect, test } from "vitest";

import { CUES } from "#shared/domain/cues.ts";
import { deeds, perform } from "#test/coach/deeds.ts";
import { startRide } from "#test/coach/ride.ts";
import { createWitness } from "#test/coach/witness.ts";
import { often } from "#test/support/often.ts";

const ENOUGH_TO_HEAR_ALL = 150;
const MINUTES = Number(process.env["COACH_MINUTES"] ?? often({ everyday: 60, whole: ENOUGH_TO_HEAR_ALL, long: 300 }));
const SEED = Number(process.env["COACH_SEED"] ?? 1);
const START_MS = 100_000;

test(`over ${MINUTES} random minutes stops are never late, no time counts that should not, and there is quiet`, () => {
  const heard = new Set<string>();
  let leftMs = MINUTES * 60_000;
  const property = fc.property(deeds, (list) => {
    const ride = startRide(undefined, START_MS, createWitness().see);
    for (const deed of list) perform(ride, deed);
    for (const cue of ride.cues) heard.add(cue.cueId);
    leftMs -= ride.nowMs - START_MS;
  });
  for (let seed = SEED; leftMs > 0; seed += 1) fc.assert(property, { seed, numRuns: 20 });
  if (MINUTES < ENOUGH_TO_HEAR_ALL) return;
  // Random people get to hear everything but praise.
  const everything = CUES.map((cue) => cue.id).filter((id) => id !== "right");
  expect(everything.filter((id) => !heard.has(id))).toEqual([]);
}, 600_000);
