import { expect, test } from "vitest";

import { createColumns } from "#web/live/columns.ts";
import { actionOf, KEY_LIST, markMessage } from "#web/keys/keyTable.ts";
import { emptyWindow, fillWindow } from "#web/traces/traceWindow.ts";

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
  fillWindow(shown, columns, 30_000, { speedUnitMmS: 25, forceUnitN: 10 });
  expect(shown).toEqual({
    x: [-1.02, -1, -0.999, 0],
    speed: [1, 2, null, 0],
    force: [10, null, null, 12],
  });
  columns.clear();
  columns.push(0, 0, 0);
  fillWindow(shown, columns, 30_000, { speedUnitMmS: 25, forceUnitN: 10 });
  expect(shown.x).toEqual([0]);
});
