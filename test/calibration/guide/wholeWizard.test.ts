// A whole guided calibration in virtual time: the simulated person does what the guide asks for, and the guide is gone
// through as a person would who waits for them.
import { expect, test } from "vitest";

import { startGuidedCalibration } from "#hub/guidedCalibration.ts";
import type { GuidedCalibration } from "#hub/guidedCalibration.ts";
import { createFrameAssembler } from "#hub/link/frameAssembler.ts";
import type { RollerIdentity } from "#hub/link/link.ts";
import { encodeControl } from "#shared/protocol/index.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import type { CalibrationCommand, CalibrationMessage } from "#shared/schema/calibrationGuide.ts";
import type { HomeFault } from "#sim/home/faults.ts";
import { createSimulatedRoller } from "#sim/simulatedRoller.ts";
import { often } from "#test/support/often.ts";

const START_MS = 1_800_000_000_000;
const STEP_MS = 50;
const MOST_MS = 600_000;
/** A person reads, and presses. */
const READS_MS = 600;

/** How often a press is done again. */
const AGAIN = often({ everyday: 1, whole: 4, long: 4 });
const SEEDS = [1, 21].slice(0, often({ everyday: 1, whole: 2, long: 2 }));

interface Choice {
  readonly seed: number;
  readonly fault?: HomeFault;
}

interface Wizard {
  readonly guide: GuidedCalibration;
  readonly made: Calibration[];
  nowMs(): number;
  /** Time passes. */
  pass(): void;
}

function beginsWizard(choice: Choice): Wizard {
  let nowMs = START_MS;
  let identity: RollerIdentity | undefined;
  const guides: GuidedCalibration[] = [];
  const later: (() => void)[] = [];
  const made: Calibration[] = [];
  const assembler = createFrameAssembler({
    handlers: {
      identity: (known) => (identity = known),
      frame: (frame) => guides[0]?.frame(frame),
      status: () => undefined,
      mark: () => undefined,
      bad: () => undefined,
    },
  });
  const roller = createSimulatedRoller({
    scenario: "home-calibration",
    ...choice,
    guided: true,
    startMs: START_MS,
    onPayload: (payload, rxMs) => assembler.payload(payload, rxMs),
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
    rehearses: (message) => roller.rehearse(message),
    made: async (calibration) => made.push(calibration) > 0,
    fault: (thrown) => expect.unreachable(String(thrown)),
    later: (action) => later.push(action),
  });
  guides.push(guide);
  return {
    guide,
    made,
    nowMs: () => nowMs,
    pass() {
      nowMs += STEP_MS;
      roller.advanceTo(nowMs);
      for (const action of later.splice(0)) action();
      if (((nowMs - START_MS) / STEP_MS) % 2 === 0) guide.watch();
    },
  };
}

/** What a person does who goes on as soon as the other one is where the page is; undefined: they wait. */
function goesOn({ phase, step, needs, rehearsal }: CalibrationMessage): CalibrationCommand | undefined {
  const waits = rehearsal?.busy === true;
  if (phase === "measuring" && (step?.type !== "tapedRoll" || waits)) return undefined;
  if (phase === "ready" && waits) return undefined;
  return { action: "next", ...(needs === undefined ? {} : { [needs]: rehearsal?.reads }) };
}

/** Goes on to the end, or until `isThere`; gives every message it went on from. */
function follow({ guide, nowMs, pass }: Wizard, isThere: (message: CalibrationMessage) => boolean): void {
  let place = "";
  let sinceMs = nowMs();
  while (!isThere(guide.message) && nowMs() - START_MS < MOST_MS) {
    pass();
    const { phase, step, taken } = guide.message;
    const here = `${phase} ${step?.type} ${step?.number} ${taken.length}`;
    if (here !== place) sinceMs = nowMs();
    place = here;
    const command = goesOn(guide.message);
    if (command !== undefined && nowMs() - sinceMs >= READS_MS) guide.command(command);
  }
}

/** All is taken; the calibration itself is made at leisure. */
const isTaken = ({ taken }: CalibrationMessage) => taken.length === 12;

test.each(SEEDS)(
  "done as the page asks, every step is good, and the calibration is of this day, seed %i",
  async (seed) => {
    const wizard = beginsWizard({ seed });
    const { guide, made } = wizard;
    follow(wizard, (message) => {
      if (message.phase === "judged") expect(message.verdict, message.step?.type).toMatchObject({ good: true });
      return isTaken(message);
    });
    wizard.pass();
    await expect.poll(() => guide.message.phase).toBe("done");
    expect(guide.message.taken.map(({ good }) => good)).toEqual(Array.from({ length: 12 }, () => true));
    expect(guide.message.result).toMatchObject({ saved: true, quality: { grade: "good" } });
    expect(made[0]?.source).toBe("home");
    expect(wizard.nowMs() - (made[0]?.createdMs ?? 0)).toBeLessThan(1000);
  },
);

test("a press that is done again and again stays where it was, and spoils nothing", async () => {
  const wizard = beginsWizard({ seed: 2 });
  const { guide } = wizard;
  let again = 0;
  follow(wizard, (message) => {
    const { phase, step, verdict } = message;
    if (phase === "judged") expect(verdict, `${step?.type} ${step?.number}`).toMatchObject({ good: true });
    if (phase === "judged" && step?.type === "press" && again < step.number * AGAIN) {
      again += 1;
      guide.command({ action: "repeat" });
    }
    return isTaken(message);
  });
  wizard.pass();
  await expect.poll(() => guide.message.phase).toBe("done");
  expect(again).toBe(8 * AGAIN);
  expect(guide.message.result).toMatchObject({ saved: true, quality: { grade: "good" } });
});

test("nobody hurries the person: a late start finds the roller where the first step wants it", () => {
  const wizard = beginsWizard({ seed: 3 });
  for (let ms = 0; ms < 40_000; ms += STEP_MS) wizard.pass();
  expect(wizard.guide.message).toMatchObject({ phase: "ready", rehearsal: { busy: false } });
  follow(wizard, ({ phase }) => phase === "judged");
  expect(wizard.guide.message).toMatchObject({ step: { type: "rest" }, verdict: { good: true } });
});

test("a step that was not good is done again, and again it is not, while the fault lasts", () => {
  const wizard = beginsWizard({ seed: 3, fault: "moved" });
  for (let time = 0; time < 2; time += 1) {
    follow(wizard, ({ phase }) => phase === "judged");
    expect(wizard.guide.message.verdict).toMatchObject({ type: "rest", good: false });
    wizard.guide.command({ action: "repeat" });
    expect(wizard.guide.message).toMatchObject({ phase: "ready", step: { type: "rest" } });
  }
});
