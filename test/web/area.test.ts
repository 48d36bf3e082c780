import { expect, test } from "vitest";

import { createArea } from "#web/words/area.ts";

test("another language is fetched once, when it is asked for", async () => {
  let fetched = 0;
  const area = createArea({
    name: "test",
    en: { yes: "yes" },
    others: {
      de: () => {
        fetched += 1;
        return Promise.resolve({ yes: "ja" });
      },
    },
  });
  expect([area.of("en")?.yes, area.of("de"), fetched]).toEqual(["yes", undefined, 0]);
  expect(await area.load("de")).toEqual({ yes: "ja" });
  await area.load("de");
  expect([area.of("de")?.yes, fetched]).toEqual(["ja", 1]);
});

test("what cannot be fetched is English until it is asked for again", async () => {
  let away = true;
  const area = createArea({
    name: "test",
    en: { yes: "yes" },
    others: { de: () => (away ? Promise.reject(new TypeError("away")) : Promise.resolve({ yes: "ja" })) },
  });
  expect(await area.load("de")).toEqual({ yes: "yes" });
  expect(area.of("de")).toBeUndefined();
  away = false;
  expect(await area.load("de")).toEqual({ yes: "yes" });
  expect(await area.reload("de")).toEqual({ yes: "ja" });
});
