// Random motions put together from reaches, pauses, shifts, holds and lifts: what was put in is what is counted.
import fc from "fast-check";
import { expect, test } from "vitest";

import { eventsOf, only, reach, sum } from "#test/signal/support/motions.ts";

interface Part {
  readonly kind: "stroke" | "shift" | "pause" | "hold" | "lift";
  /** Size of the part, 0 … 1, and, for movements, its speed. */
  readonly size: number;
  readonly speed: number;
}

interface TrueStroke {
  readonly startS: number;
  readonly endS: number;
  readonly lengthMm: number;
}

/** Part of a minimum-jerk reach during which it is slower than 1 mm/s: 30·v̄·s²(1 − s)² = 1. */
function standingPart(meanMmS: number): number {
  return (1 - Math.sqrt(1 - 4 / Math.sqrt(30 * meanMmS))) / 2;
}

/** To and fro: every stroke goes the other way; a shift between two pauses goes there and back. */
function built(parts: readonly Part[]) {
  const moves: ((tS: number) => number)[] = [];
  const off: (readonly [number, number])[] = [];
  const strokes: TrueStroke[] = [];
  let tS = 1;
  let way = 1;
  const go = (lengthMm: number, meanMmS: number) => {
    const seconds = Math.abs(lengthMm) / meanMmS;
    moves.push(reach(tS, tS + seconds, lengthMm));
    const slowS = seconds * standingPart(meanMmS);
    tS += seconds;
    return slowS;
  };
  for (const { kind, size, speed } of parts) {
    const startS = tS;
    if (kind === "stroke") {
      const lengthMm = 45 + 200 * size;
      const slowS = go(way * lengthMm, 15 + 50 * speed);
      strokes.push({ startS: startS + slowS, endS: tS - slowS, lengthMm });
      way = -way;
      tS += 0.2;
    } else if (kind === "shift") {
      go(way * (5 + 15 * size), 10);
      go(-way * (5 + 15 * size), 10);
    } else if (kind === "pause") tS += 0.2 + size;
    else if (kind === "hold") tS += 6 + 6 * size;
    else {
      tS += 0.5 + size;
      off.push([startS, tS]);
      tS += 0.3;
    }
  }
  return {
    way: sum(...moves),
    contact: (at: number) => !off.some(([from, to]) => at > from && at <= to),
    seconds: tS + 1,
    strokes,
    off,
  };
}

function counted(parts: readonly Part[]) {
  const truth = built(parts);
  return { truth, events: eventsOf(truth) };
}

const size = { size: fc.double({ min: 0, max: 1, noNaN: true }), speed: fc.double({ min: 0, max: 1, noNaN: true }) };
const of = (...kinds: readonly Part["kind"][]) => fc.record({ kind: fc.constantFrom(...kinds), ...size });
const RUNS = { seed: 20_261_121, numRuns: 60 };

test("strokes with pauses: all are counted, their lengths and times those of the movements", () => {
  fc.assert(
    fc.property(fc.array(of("stroke", "stroke", "pause"), { minLength: 1, maxLength: 8 }), (parts) => {
      const { truth, events } = counted(parts);
      const found = only(events, "stroke");
      expect(found.map(({ lengthMm }) => Math.round(lengthMm / 3))).toEqual(
        truth.strokes.map(({ lengthMm }) => Math.round(lengthMm / 3)),
      );
      found.forEach(({ startMs, endMs, lengthMm }, k) => {
        const real = truth.strokes[k]!;
        expect(Math.abs(lengthMm - real.lengthMm) / real.lengthMm).toBeLessThan(0.02);
        expect(Math.abs(startMs / 1000 - real.startS)).toBeLessThan(0.03);
        expect(Math.abs(endMs / 1000 - real.endS)).toBeLessThan(0.03);
      });
      expect(only(events, "reversal")).toHaveLength(Math.max(0, found.length - 1));
      expect(only(events, "hold")).toEqual([]);
    }),
    RUNS,
  );
});

test("shifts below 30 mm are no strokes", () => {
  fc.assert(
    fc.property(fc.array(of("shift", "pause"), { minLength: 1, maxLength: 6 }), (parts) => {
      expect(only(counted(parts).events, "stroke")).toEqual([]);
    }),
    RUNS,
  );
});

test("holds between strokes are all found, with their times, and none beside them", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(of("stroke"), of("hold")), { minLength: 1, maxLength: 4 }), (pairs) => {
      const { truth, events } = counted([...pairs.flat(), { kind: "stroke", size: 0.3, speed: 0.5 }]);
      const found = only(events, "hold");
      expect(found).toHaveLength(pairs.length);
      found.forEach(({ startMs, endMs, announcedMs, endedMs }, k) => {
        // From where the roller came to stand to where it left.
        const startS = truth.strokes[k]!.endS;
        const endS = truth.strokes[k + 1]!.startS;
        expect(Math.abs(startMs / 1000 - startS)).toBeLessThan(0.03);
        expect(Math.abs(endMs / 1000 - endS)).toBeLessThan(0.03);
        expect(announcedMs / 1000 - startS).toBeLessThan(3.1);
        // A slow reach takes a second to leave the spot.
        expect(endedMs / 1000 - endS).toBeLessThan(1.6);
      });
      expect(only(events, "stroke")).toHaveLength(truth.strokes.length);
    }),
    RUNS,
  );
});

test("lift-offs are as they were, and end what was going on", () => {
  fc.assert(
    fc.property(fc.array(of("stroke", "lift", "hold", "pause"), { minLength: 1, maxLength: 7 }), (parts) => {
      const { truth, events } = counted(parts);
      const lifts = only(events, "lift");
      expect(lifts).toHaveLength(truth.off.length);
      lifts.forEach(({ startMs, endMs }, k) => {
        expect(Math.abs(startMs / 1000 - truth.off[k]![0])).toBeLessThan(0.021);
        expect(Math.abs(endMs / 1000 - truth.off[k]![1])).toBeLessThan(0.021);
      });
      for (const { startMs, endMs } of [...only(events, "hold"), ...only(events, "stroke")]) {
        for (const lift of lifts) expect(startMs >= lift.endMs || endMs <= lift.startMs).toBe(true);
      }
      expect(only(events, "stroke")).toHaveLength(truth.strokes.length);
    }),
    RUNS,
  );
});
