import { expect, test } from "vitest";

import { createColumns } from "#web/live/columns.ts";
import { actionOf, KEY_LIST, markMessage } from "#web/keys/keyTable.ts";
import { emptyWindow, fillWindow } from "#web/traces/traceWindow.ts";
import { DASH, formatAge, formatClock, formatForce, formatShare, formatSpeed } from "#web/words/numbers.ts";

test("speeds come in the user's units, without a sign", () => {
  expect(formatSpeed(-25.4, "in")).toBe("1.0");
  expect(formatSpeed(25.4, "mm")).toBe("25");
});

test("unknown is a dash, never a number", () => {
  expect([formatSpeed(Number.NaN, "in"), formatForce(Number.NaN), formatAge(Number.NaN), formatShare(0, 0)]).toEqual(
    Array.from({ length: 4 }, () => DASH),
  );
});

test("a scale that rests a little below zero reads zero", () => {
  expect(formatForce(-1.4)).toBe("0");
});

test("clocks and ages read at a glance", () => {
  expect([0, 65_900, 3_753_000].map(formatClock)).toEqual(["0:00", "1:05", "1:02:33"]);
  expect([12, 940, 1000, 12_340].map(formatAge)).toEqual(["10 ms", "940 ms", "1.0 s", "12.3 s"]);
});

test("every key of the list does something, upper or lower case", () => {
  for (const { keys } of KEY_LIST) {
    for (const key of keys) {
      const pressed = key === "Esc" ? "Escape" : key;
      expect(actionOf(pressed)).toBeDefined();
      expect(actionOf(pressed.toLowerCase())).toEqual(actionOf(pressed));
    }
  }
  expect(actionOf("q")).toBeUndefined();
  expect(actionOf("Enter")).toBeUndefined();
});

test("digits are discomfort, and only discomfort carries a value", () => {
  expect(actionOf("7")).toEqual({ do: "discomfort", value: 7 });
  expect(markMessage("r1", { mark: "discomfort", value: 7 })).toEqual({
    type: "mark",
    rollerId: "r1",
    mark: "discomfort",
    value: 7,
  });
  expect(markMessage("r1", { mark: "kneeEnd" })).not.toHaveProperty("value");
});

test("traces show gaps as gaps and now as zero", () => {
  const columns = createColumns(100);
  columns.push(0, 25, 100);
  columns.push(20, 50, Number.NaN);
  columns.push(1020, 0, 120);
  const shown = emptyWindow();
  fillWindow(shown, columns, 30_000, 25);
  expect(shown).toEqual({
    x: [-1.02, -1, -0.999, 0],
    speed: [1, 2, null, 0],
    force: [100, null, null, 120],
  });
  columns.clear();
  columns.push(0, 0, 0);
  fillWindow(shown, columns, 30_000, 25);
  expect(shown.x).toEqual([0]);
});
