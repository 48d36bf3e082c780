import { expect, test } from "vitest";

import { createFormat, DASH, DEFAULT_UNITS } from "#web/units/format.ts";
import { units as german } from "#web/words/de/units.ts";
import { units as english } from "#web/words/en/units.ts";
import { localeOf } from "#web/words/languages.ts";

const inches = createFormat({ locale: "en", units: DEFAULT_UNITS, words: english });
const metric = createFormat({ locale: "de", units: { pace: "mm", mass: "kg", force: "kgf" }, words: german });
const pounds = createFormat({ locale: "en", units: { ...DEFAULT_UNITS, mass: "lb" }, words: english });

test("values come in the person's units and the language's digits, speeds without a sign", () => {
  expect([inches.speed(-25.4), inches.speedUnit, metric.speed(25.4), metric.speedUnit]).toEqual([
    "1.0",
    "in/s",
    "25",
    "mm/s",
  ]);
  expect([inches.force(98.0665), inches.forceUnit, metric.force(98.0665), metric.forceUnit]).toEqual([
    "98",
    "N",
    "10",
    "kgf",
  ]);
  expect([inches.length(25.4), metric.length(1234)]).toEqual(["1.0 in", "1.234 mm"]);
  expect([inches.loss(0.034), metric.loss(0.034)]).toEqual(["3.4%", "3,4\u00a0%"]);
});

test("a weight is the same in kilograms and pounds, also back", () => {
  expect([metric.mass(62.5), pounds.mass(62.5)]).toEqual(["62,5 kg", "138 lb"]);
  expect(pounds.massKg(pounds.massField(62.5))).toBeCloseTo(62.5, 1);
  expect(metric.massKg("62,5")).toBe(62.5);
  expect([metric.massKg(""), metric.massKg("much")]).toEqual([Number.NaN, Number.NaN]);
});

test("unknown is a dash, never a number", () => {
  const { speed, force, age, share, length, mass } = inches;
  const none = Number.NaN;
  expect(new Set([speed(none), force(none), age(none), share(0, 0), length(none), mass(none)])).toEqual(
    new Set([DASH]),
  );
});

test("a scale that rests a little below zero reads zero", () => {
  expect(inches.force(-1.4)).toBe("0");
});

test("clocks and ages read at a glance", () => {
  expect([0, 65_900, 3_753_000].map(inches.clock)).toEqual(["0:00", "1:05", "1:02:33"]);
  expect([12, 940, 1000, 12_340].map(inches.age)).toEqual(["10 ms", "940 ms", "1.0 s", "12.3 s"]);
  expect(metric.age(12_340)).toBe("12,3 s");
});

test("numbers follow the browser's own variant of the language", () => {
  expect(localeOf("de", ["fr", "de-CH", "de"])).toBe("de-CH");
  expect(localeOf("de", ["en-GB"])).toBe("de");
});
