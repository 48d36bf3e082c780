// npm run test:coach: random people for many minutes in virtual time, watched for what the coach must never do; the long form
// of test/coach/properties.test.ts.
import { parseArgs } from "node:util";

import fc from "fast-check";

import { createProgress } from "#hub/cli/progress.ts";
import { deeds, perform } from "#test/coach/deeds.ts";
import { startRide } from "#test/coach/ride.ts";
import { createWitness } from "#test/coach/witness.ts";

const HELP = `npm run test:coach -- [--minutes N] [--seed N]

Rolls N random minutes (10000) through the coach. A stop that is late or dropped, too fast that is not told within 420 ms,
words without a reason, words too close together, or time that counts without contact, pressure or data ends it
with what the person did.
`;
const START_MS = 100_000;
const RUNS = 20;

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) process.stdout.write(HELP);
else {
  const minutes = Number(values.minutes);
  const progress = createProgress({ out: process.stderr, label: "Rolling" });
  let doneMs = 0;
  let cues = 0;
  let questions = 0;
  const property = fc.property(deeds, (list) => {
    const ride = startRide(undefined, START_MS, createWitness().see);
    for (const deed of list) perform(ride, deed);
    doneMs += ride.nowMs - START_MS;
    cues += ride.cues.filter((cue) => cue.action === "show").length;
    questions += ride.effects.filter((effect) => effect.kind === "prompt" && effect.action === "show").length;
  });
  for (let seed = Number(values.seed); doneMs < minutes * 60_000; seed += 1) {
    fc.assert(property, { seed, numRuns: RUNS });
    progress.update(Math.min(minutes, doneMs / 60_000), minutes);
  }
  progress.end();
  process.stdout.write(
    `${Math.round(doneMs / 60_000)} minutes, ${cues} cues, ${questions} questions: nothing that must not be.\n`,
  );
}
