import { expect, test } from "vitest";

import { createChosenStretches } from "#hub/export/chosenStretches.ts";
import { MAX_REVIEWED } from "#shared/schema/review.ts";
import { BANDS, SELECTION } from "#test/session/sessions.ts";

const lineOf = (event: string, about: object) => JSON.stringify({ k: "session", event, ...about });
const RIGHT = { ...SELECTION, side: "right" } as const;
const LIGHTER = { ...BANDS, forceN: [40, 90] };

test("stretches follow each other from the first tick to the last, each with its own bands", () => {
  const chosen = createChosenStretches();
  chosen.line(lineOf("start", { selection: SELECTION, settings: { bands: BANDS } }), 990);
  chosen.line(lineOf("settings", { settings: { forces: [] } }), 1500);
  chosen.line(lineOf("bands", { bands: LIGHTER }), 2000);
  chosen.line(lineOf("select", { selection: RIGHT, bands: BANDS }), 3000);
  chosen.line(lineOf("stop", {}), 4010);
  expect(chosen.result(1000, 4000)).toEqual([
    { startMs: 1000, endMs: 2000, ...SELECTION, bands: BANDS },
    { startMs: 2000, endMs: 3000, ...SELECTION, bands: LIGHTER },
    { startMs: 3000, endMs: 4000, ...RIGHT, bands: BANDS },
  ]);
});

test("the same chosen again is one stretch; what was chosen before the first tick or after the last is none", () => {
  const chosen = createChosenStretches();
  chosen.line(lineOf("start", { selection: RIGHT, settings: { bands: BANDS } }), 990);
  chosen.line(lineOf("select", { selection: SELECTION, bands: BANDS }), 995);
  chosen.line(lineOf("select", { selection: SELECTION, bands: BANDS }), 2000);
  chosen.line(lineOf("select", { selection: RIGHT, bands: BANDS }), 4000);
  expect(chosen.result(1000, 4000)).toEqual([{ startMs: 1000, endMs: 4000, ...SELECTION, bands: BANDS }]);
});

test("an older journal, whose selections carry no bands, has those of its beginning alone", () => {
  const chosen = createChosenStretches();
  chosen.line(lineOf("start", { selection: SELECTION, settings: { bands: BANDS } }), 1000);
  chosen.line(lineOf("select", { selection: RIGHT }), 2000);
  chosen.line(lineOf("select", { selection: { muscle: "no such" } }), 2500);
  expect(chosen.result(1000, 3000)).toEqual([
    { startMs: 1000, endMs: 2000, ...SELECTION, bands: BANDS },
    { startMs: 2000, endMs: 3000, ...RIGHT },
  ]);
});

test("what was chosen again takes no place; beyond what is kept nothing is said of the rest", () => {
  const chosen = createChosenStretches();
  const last = MAX_REVIEWED.chosen;
  for (let at = 0; at <= last; at++) {
    const selection = at % 2 === 0 ? SELECTION : RIGHT;
    for (const again of [0, 3, 6]) chosen.line(lineOf("select", { selection, bands: BANDS }), at * 10 + again);
  }
  chosen.line(lineOf("bands", { bands: LIGHTER }), last * 10 + 20);
  const stretches = chosen.result(0, last * 10 + 1000);
  expect(stretches).toHaveLength(last);
  expect(stretches.at(-1)).toEqual({ startMs: last * 10 - 10, endMs: last * 10, ...RIGHT, bands: BANDS });
});
