// A whole guided calibration in virtual time: a simulated body does what the page's words ask for, one turn forward and one
// back, and the guide is gone through as a person would.
import { expect, test } from "vitest";

import { startGuidedCalibration } from "#hub/guidedCalibration.ts";
import type { GuidedCalibration } from "#hub/guidedCalibration.ts";
import { createFrameAssembler } from "#hub/link/frameAssembler.ts";
import type { RollerIdentity } from "#hub/link/link.ts";
import { encodeControl } from "#shared/protocol/index.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import type { CalibrationMessage } from "#shared/schema/calibrationGuide.ts";
import { createSimulatedRoller } from "#sim/simulatedRoller.ts";
import type { TruthTick } from "#sim/truth/truthLine.ts";
import { guidedBody, scaleKg, WEIGHT_KG } from "#test/e2e/guidedBody.ts";

const START_MS = 1_800_000_000_000;
const STEP_MS = 50;
const MOST_MS = 240_000;
/** A person reads, and presses. */
const READS_MS = 2500;
const TAPED_MS = 18_000;

test("done as the page asks, every step is good, and the calibration is of this day", async () => {
  let nowMs = START_MS;
  let identity: RollerIdentity | undefined;
  const running: { guide?: GuidedCalibration } = {};
  const later: (() => void)[] = [];
  const truth: TruthTick[] = [];
  const made: Calibration[] = [];
  const told = () => running.guide?.message;
  const body = guidedBody(() => ({ calibration: told(), ramp: undefined }));
  const assembler = createFrameAssembler({
    handlers: {
      identity: (known) => (identity = known),
      frame: (frame) => running.guide?.frame(frame),
      status: () => undefined,
      mark: () => undefined,
      bad: () => undefined,
    },
  });
  const roller = createSimulatedRoller({
    scenario: "post-run",
    seed: 21,
    day: -0.04,
    startMs: START_MS,
    body: body.program,
    onPayload: (payload, rxMs) => assembler.payload(payload, rxMs),
    onTruth: (line) => void (line.k === "tick" && truth.push(line)),
  });
  assembler.connected();
  assembler.payload(roller.info, START_MS);
  roller.write(encodeControl({ op: "payloadSize", bytes: 50 }));
  roller.subscribe();
  if (identity === undefined) throw new Error("the roller did not say who it is");
  const guide = startGuidedCalibration({
    rollerId: "one",
    identity,
    nowMs: () => nowMs,
    journal: undefined,
    publish: () => undefined,
    made: async (calibration) => made.push(calibration) > 0,
    fault: (thrown) => expect.unreachable(String(thrown)),
    later: (action) => later.push(action),
  });

  running.guide = guide;

  let place = "";
  let sinceMs = nowMs;
  while (!finishing(guide.message) && nowMs - START_MS < MOST_MS) {
    nowMs += STEP_MS;
    roller.advanceTo(nowMs);
    for (const action of later.splice(0)) action();
    if (((nowMs - START_MS) / STEP_MS) % 2 === 0) guide.watch();
    const { phase, step, needs, verdict, sentMs } = guide.message;
    const here = `${phase} ${step?.type} ${step?.number}`;
    if (here !== place) sinceMs = nowMs;
    place = here;
    if (phase === "judged") expect(verdict, here).toMatchObject({ good: true });
    const atMs = nowMs - sinceMs;
    if (phase === "ready" && body.ready() === step?.type && atMs > READS_MS) {
      guide.command({ action: "next", ...(needs === "weightKg" ? { weightKg: WEIGHT_KG } : {}) });
    } else if (phase === "asking" && atMs > READS_MS / 4) {
      guide.command({ action: "next", scaleKg: scaleKg(truth, sentMs - atMs) });
    } else if (phase === "judged" && atMs > READS_MS / 4) {
      guide.command({ action: "next" });
    } else if (phase === "measuring" && step?.type === "tapedRoll" && atMs > TAPED_MS) {
      guide.command({ action: "next" });
    }
  }
  for (const action of later.splice(0)) action();
  await expect.poll(() => guide.message.phase).toBe("done");
  expect(guide.message.taken.map(({ good }) => good)).toEqual(Array.from({ length: 12 }, () => true));
  expect(guide.message.result).toMatchObject({ saved: true, quality: { grade: "good" } });
  expect(made[0]?.source).toBe("home");
  expect(nowMs - (made[0]?.createdMs ?? 0)).toBeLessThan(1000);
});

/** All is taken; the calibration itself is made at leisure. */
function finishing({ taken }: CalibrationMessage): boolean {
  return taken.length === 12;
}
