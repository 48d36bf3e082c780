import * as fc from "fast-check";
import { expect, test } from "vitest";

import { MAX_TICK_BYTES, tickText } from "#hub/live/tickText.ts";
import { CUE_IDS } from "#shared/domain/cues.ts";
import { QUALITY_LEVELS, type Tick } from "#shared/domain/features.ts";
import { HOLD_WAITS } from "#shared/domain/programProgress.ts";
import { TickMessage } from "#shared/schema/live.ts";

const number = fc.double({ min: -1e7, max: 1e7 });
const anyTick: fc.Arbitrary<Tick> = fc.record({
  tMs: fc.integer({ min: 0, max: 4e11 }).map((tens) => tens * 10),
  publishedMs: number,
  speedMmS: number,
  paceMmS: number,
  forceN: number,
  forceSdN: fc.double({ min: 0, max: 1e7 }),
  contact: fc.boolean(),
  positionMm: number,
  holdMs: number,
  flags: fc.integer({ min: 0, max: 255 }),
  quality: fc.constantFrom(...QUALITY_LEVELS),
  tremorN: number,
  breathN: number,
  breathHz: number,
  ageMs: fc.double({ min: 0, max: 1e9, noNaN: true }),
});
const anyHold = fc.record(
  {
    elapsedMs: fc.integer({ min: 0, max: 1e7 }),
    countedMs: fc.integer({ min: 0, max: 1e7 }),
    waits: fc.constantFrom(...HOLD_WAITS),
  },
  { requiredKeys: ["elapsedMs", "countedMs"] },
);
const anyBand = fc.tuple(fc.double({ min: 0, max: 3000, noNaN: true }), fc.double({ min: 0, max: 3000, noNaN: true }));

const still: Tick = {
  tMs: 1_795_233_532_370,
  publishedMs: 1_795_233_532_372,
  speedMmS: 25.4321,
  paceMmS: 25,
  forceN: 231.08,
  forceSdN: 4.44,
  contact: true,
  positionMm: -0.04,
  holdMs: 0,
  flags: 0,
  quality: "good",
  tremorN: Number.NaN,
  breathN: Number.NaN,
  breathHz: Number.NaN,
  ageMs: 0,
};

test("numbers are rounded, what is unknown is absent", () => {
  const text = tickText(
    { ...still, forceN: NaN, forceSdN: NaN, flags: 8, quality: "reduced", ageMs: 3 },
    { rollerId: "r", sentMs: 1_795_233_532_380.04 },
  );
  expect(JSON.parse(text)).toEqual({
    type: "tick",
    rollerId: "r",
    sampleMs: 1_795_233_532_370,
    sentMs: 1_795_233_532_380,
    speedMmS: 25.4,
    contact: true,
    positionMm: 0,
    quality: "reduced",
    flags: ["notCalibrated"],
    // 10 ms on the way from the tick, and the tick's own 3 ms.
    ageMs: 13,
  });
});

test("the lowered band, and why a hold does not count, are carried", () => {
  const hold = { elapsedMs: 1234, countedMs: 999, waits: "tooHard" } as const;
  const text = tickText(still, { rollerId: "r", sentMs: 1, hold, lowered: [137, 201.26] });
  expect(TickMessage.parse(JSON.parse(text))).toMatchObject({
    hold: { elapsedMs: 1234, countedMs: 999 },
    holdWaits: "tooHard",
    bandN: [137, 201],
  });
});

test("hold and cue are carried", () => {
  const text = tickText(still, {
    rollerId: "r",
    sentMs: 1,
    hold: { elapsedMs: 1234.5, countedMs: 999.4 },
    cueId: "slower",
  });
  expect(JSON.parse(text)).toMatchObject({ hold: { elapsedMs: 1235, countedMs: 999 }, cueId: "slower" });
});

test("any tick is a valid message of at most 300 bytes, with all it knows", () => {
  const rollerId = "r".repeat(24);
  fc.assert(
    fc.property(
      anyTick,
      fc.option(anyHold, { nil: undefined }),
      fc.option(fc.constantFrom(...CUE_IDS), { nil: undefined }),
      fc.option(anyBand, { nil: undefined }),
      (tick, hold, cueId, lowered) => {
        const extras = {
          rollerId,
          sentMs: tick.tMs + 12.3,
          ...(hold ? { hold } : {}),
          ...(cueId ? { cueId } : {}),
          ...(lowered ? { lowered } : {}),
        };
        const text = tickText(tick, extras);
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MAX_TICK_BYTES);
        const message = TickMessage.parse(JSON.parse(text));
        expect("speedMmS" in message).toBe(Math.abs(tick.speedMmS) < 10_000);
        expect(message.hold === undefined).toBe(hold === undefined);
        expect(message.bandN === undefined).toBe(lowered === undefined);
      },
    ),
    { numRuns: 500 },
  );
});
