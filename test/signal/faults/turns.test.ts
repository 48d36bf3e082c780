import { expect, test } from "vitest";

import { roll, through, untruthOf } from "#test/signal/faults/recovery.ts";
import { TURNS } from "#test/signal/faults/timelines.ts";
import { oddityOf } from "#test/signal/faults/witness.ts";

const RUN = roll();

test.each(TURNS.map((turn) => [turn.name, turn] as const))("%s: over within 2 s", (_, { apply, laterMs }) => {
  for (const at of [120, 400, 401]) {
    const core = through(RUN, apply(RUN.frames, at));
    expect(oddityOf(core)).toBeUndefined();
    const goodMs = RUN.frames[at]!.rxMs + laterMs;
    expect(untruthOf({ run: RUN, core, goodMs, laterMs })).toBeUndefined();
  }
});

test("a hub clock that falls back is waited for: time does not run backwards", () => {
  const core = through(
    RUN,
    RUN.frames.map((frame, k) => (k < 300 ? frame : { ...frame, rxMs: frame.rxMs - 3000 })),
  );
  expect(oddityOf(core)).toBeUndefined();
  expect(core.ticks.at(-1)!.tMs).toBeGreaterThan(RUN.frames.at(-1)!.rxMs - 3100);
});

test("another roller of the same kind goes on where the first one stopped: told as if alone", () => {
  const second = roll({ seed: 9, clockStartMs: 7e6, startMs: RUN.startMs + 20_000 });
  const core = through(second, [...RUN.frames, ...second.frames]);
  expect(oddityOf(core)).toBeUndefined();
  expect(untruthOf({ run: second, core, goodMs: second.frames[0]!.rxMs })).toBeUndefined();
});

test("a stalled radio is no hole: nothing is lost of what it delivers late, at once or little by little", () => {
  const untilMs = RUN.frames[500]!.rxMs;
  const whole = through(RUN, RUN.frames);
  for (const stalledMs of [1000, 2000, 3500]) {
    for (const quickly of [0, 0.4]) {
      const late = RUN.frames.map((frame) => {
        const behindMs = untilMs - frame.rxMs;
        const held = behindMs > 0 ? behindMs < stalledMs : -behindMs < (quickly * stalledMs) / (1 - quickly);
        // Worked off at once, or while new frames come in.
        return held ? { ...frame, rxMs: untilMs + quickly * (stalledMs - behindMs) } : frame;
      });
      const core = through(RUN, late);
      expect(oddityOf(core)).toBeUndefined();
      expect(core.ticks.filter(({ tMs, flags }) => tMs > RUN.startMs + 1000 && flags !== 0)).toEqual([]);
      expect(core.events.map(({ kind }) => kind)).toEqual(whole.events.map(({ kind }) => kind));
    }
  }
});

test("in a hole the age of the newest sample grows with it, whatever ends it", () => {
  for (const { apply } of TURNS.filter(({ name }) => name.includes("20 s") || name.includes("a minute"))) {
    const { ticks } = through(RUN, apply(RUN.frames, 400));
    const lastMs = RUN.frames[399]!.imu.at(-1)![0] - 5000 - 5 + RUN.startMs;
    const hole = ticks.filter(({ tMs }) => tMs > lastMs + 100 && tMs < lastMs + 19_000);
    expect(hole.length).toBeGreaterThan(1800);
    for (const { tMs, ageMs, speedMmS } of hole) {
      expect(Math.abs(ageMs - (tMs - lastMs))).toBeLessThan(15);
      expect(speedMmS).toBeNaN();
    }
  }
});
