// A simulated body that is told to get off does so, and goes on where it was.
import { describe, expect, test } from "vitest";

import { createObedience } from "#sim/body/obedience.ts";
import { createSimulatedRoller, type TruthLine } from "#sim/simulatedRoller.ts";
import type { CueId } from "#shared/domain/cues.ts";

function payloads(tell: (hear: (cueId: CueId | undefined) => void, simMs: number) => void, forMs = 6000) {
  const bytes: string[] = [];
  const truth: TruthLine[] = [];
  const roller = createSimulatedRoller({
    scenario: "too-fast",
    seed: 4,
    startMs: 0,
    onPayload: (payload) => bytes.push(Buffer.from(payload).toString("hex")),
    onTruth: (line) => truth.push(line),
  });
  roller.subscribe();
  for (let simMs = 0; simMs <= forMs; simMs += 20) {
    tell((cueId) => roller.hear(cueId), simMs);
    roller.advanceTo(simMs);
  }
  roller.finish();
  return { bytes, truth };
}

const forceAt = (truth: readonly TruthLine[], simMs: number) =>
  truth.flatMap((line) => (line.k === "tick" && line.tMs >= simMs ? [line.forceN] : []))[0] ?? Number.NaN;

describe("a body that is told", () => {
  test("nothing, or what asks for no lift, lives by its program to the last bit", () => {
    const alone = payloads(() => undefined);
    const told = payloads((hear, simMs) => simMs === 2000 && hear("slower"));
    expect(told.bytes).toEqual(alone.bytes);
    expect(alone.bytes.length).toBeGreaterThan(50);
  });

  test("to stop is off the roller within half a second, and on again when the word goes", () => {
    const { truth } = payloads((hear, simMs) => {
      if (simMs === 2000) hear("stop-user");
      if (simMs === 4000) hear(undefined);
    });
    for (const [simMs, on] of [
      [1900, true],
      [2600, false],
      [3900, false],
      [4700, true],
    ] as const) {
      expect([simMs, forceAt(truth, simMs) > 20]).toEqual([simMs, on]);
    }
  });
});

test("a word to lift off is heeded for a whole rest, though it goes when the body is off", () => {
  const obedience = createObedience();
  obedience.hear("lift-off", 1000);
  obedience.hear(undefined, 1400);
  expect(obedience.isOff(6000)).toBe(true);
  expect(obedience.isOff(7000)).toBe(false);
});
