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
