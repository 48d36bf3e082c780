import { expect, test } from "vitest";

import { manualClock } from "#hub/clock.ts";
import { kept } from "#hub/doctor/kept.ts";

test("one examination serves everybody for ten seconds after it ended", async () => {
  const clock = manualClock(1000);
  const finish: ((report: number) => void)[] = [];
  const ask = kept(clock, () => new Promise<number>((resolve) => finish.push(resolve)));
  const first = ask();
  clock.advance(12_000);
  const second = ask();
  expect(finish).toHaveLength(1);
  finish[0]?.(1);
  expect(await Promise.all([first, second])).toEqual([1, 1]);
  clock.advance(9_999);
  expect(await ask()).toBe(1);
  expect(finish).toHaveLength(1);
  clock.advance(1);
  const later = ask();
  expect(finish).toHaveLength(2);
  finish[1]?.(2);
  expect(await later).toBe(2);
});

test("one that failed is not kept", async () => {
  let tries = 0;
  const ask = kept(manualClock(), () => (++tries === 1 ? Promise.reject(new Error("broken")) : Promise.resolve(tries)));
  await expect(ask()).rejects.toThrow("broken");
  expect(await ask()).toBe(2);
});
