import { expect, test } from "vitest";

import { createColumns } from "#web/live/columns.ts";
import { keysWith, refusalOf, USUAL_KEYS } from "#web/keys/keyChoice.ts";
import { actionOf, KEY_LIST, markMessage } from "#web/keys/keyTable.ts";
import { emptyWindow, fillWindow } from "#web/traces/traceWindow.ts";

test("every key of the list does something, upper or lower case", () => {
  for (const { named } of KEY_LIST) {
    for (const key of named.map((name) => USUAL_KEYS[name])) {
      expect(actionOf(key)).toBeDefined();
      expect(actionOf(key.toUpperCase())).toEqual(actionOf(key));
    }
  }
  expect(actionOf("Escape")).toEqual(actionOf("s"));
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

test("traces show gaps as gaps, now as zero, and means of a twentieth of a second", () => {
  const columns = createColumns(100);
  const push = (tMs: number, speedMmS: number, forceN: number) =>
    columns.push({ tMs, speedMmS, forceN, positionMm: tMs, ageMs: 20 });
  const units = { speedUnitMmS: 25, forceUnitN: 10, lengthUnitMm: 10 };
  push(0, 25, 100);
  push(20, 75, Number.NaN);
  push(60, 50, Number.NaN);
  push(1020, 0, 120);
  const shown = emptyWindow();
  fillWindow(shown, columns, 30_000, units);
  expect(shown).toEqual({
    x: [-1, -0.96, -0.959, 0],
    speed: [2, 2, null, 0],
    force: [10, null, null, 12],
    position: [1, 6, null, 102],
    age: [20, 20, null, 20],
  });
  columns.clear();
  push(0, 0, 0);
  fillWindow(shown, columns, 30_000, units);
  expect(shown.x).toEqual([0]);
});

test("a key can be moved; conflicts, digits and what is no single key are refused", () => {
  expect(refusalOf(USUAL_KEYS, "kneeEnd", "j")).toBeUndefined();
  expect(refusalOf(USUAL_KEYS, "kneeEnd", "T")).toBe("taken");
  expect(refusalOf(USUAL_KEYS, "kneeEnd", "k")).toBeUndefined();
  expect(refusalOf(USUAL_KEYS, "kneeEnd", "4")).toBe("digit");
  expect(refusalOf(USUAL_KEYS, "kneeEnd", "Tab")).toBe("notOne");
  const keys = keysWith({ kneeEnd: "j" });
  expect(actionOf("j", keys)).toEqual({ do: "mark", mark: "kneeEnd" });
  expect(actionOf("k", keys)).toBeUndefined();
});

test("two keys that changed places keep them; stored nonsense leaves the usual keys", () => {
  const swapped = keysWith({ kneeEnd: "t", spot: "k" });
  expect(actionOf("t", swapped)).toEqual({ do: "mark", mark: "kneeEnd" });
  expect(actionOf("k", swapped)).toEqual({ do: "mark", mark: "tenderSpot" });
  expect(keysWith({ kneeEnd: "t", spot: "5", nobody: "q" })).toEqual(USUAL_KEYS);
});

test("with single keys off only Esc is left", () => {
  expect(actionOf("Escape", "off")).toEqual({ do: "mark", mark: "stop" });
  for (const key of ["s", "k", "7", " ", "?"]) expect(actionOf(key, "off")).toBeUndefined();
});
