import { expect, test } from "vitest";

import { blockOf, NO_BLOCK, withTick, type OpenBlock } from "#hub/coach/breathBlocks.ts";
import { BreathWatch } from "#hub/signal/breathWatch.ts";

test("a second after the breath stopped holds none of the power that the core still remembers", () => {
  const watch = new BreathWatch();
  const secondAt = (atS: number, open: OpenBlock): OpenBlock => {
    let filled: OpenBlock = { ...NO_BLOCK, endPower: open.endPower };
    for (let k = 0; k < 100; k += 1) {
      const tS = atS + k / 100;
      watch.forceN = 200 + (tS < 30 ? 10 * Math.sin(2 * Math.PI * 0.3 * tS) : 0);
      watch.step();
      const told = { breathN: watch.amplitudeN, breathHz: watch.rateHz, dtMs: 10 };
      filled = withTick(filled, { ...told, forceN: 200, tremorN: 1, paceMmS: 0 });
    }
    return filled;
  };
  let open = NO_BLOCK;
  for (let s = 0; s < 35; s += 1) open = secondAt(s, open);
  const remembered = open.breathPower / open.ms;
  expect(remembered).toBeGreaterThan(10);
  expect(Math.abs(blockOf(open).breathPower)).toBeLessThan(remembered / 4);
});
