// Whatever sentence the hub can send, every language has it, with the same values in it.
import { expect, test } from "vitest";

import { ENGLISH, inEnglish, wordsOf, WRITTEN } from "#shared/domain/sentences/english.ts";
import { GERMAN, german } from "#shared/domain/sentences/german.ts";
import { createTongue, placesIn } from "#shared/domain/sentences/tell.ts";

const ids = Object.keys(ENGLISH);
/** Said alike: nothing but values, units or a name. */
const ALIKE = new Set(["own", "program.begin", "measured.still"]);

test("the languages have the same sentences, and none was left in English", () => {
  expect(ids.length).toBeGreaterThan(200);
  expect(Object.keys(GERMAN).toSorted()).toEqual(ids.toSorted());
  expect(ids.filter((id) => GERMAN[id] === ENGLISH[id]).toSorted()).toEqual([...ALIKE].toSorted());
});

test.each(ids)("%s: each language says all that is known, and nothing that is not", (id) => {
  const [english = "", other = ""] = [ENGLISH[id], GERMAN[id]];
  const wanted = new Set(placesIn(english));
  // A count may choose the form of a word without being said itself.
  expect(placesIn(other).filter((place) => !wanted.has(place))).toEqual([]);
  expect([...wanted].filter((place) => !placesIn(other).includes(place))).toEqual([]);
  for (const text of [english, other]) expect(text).not.toMatch(/!|undefined|\{\}|^$/);
});

test("numbers, counts, lists and sentences in sentences are told as the language does", () => {
  const turns = { id: "step.tooFewTurns", values: { turns: 1.25, wanted: 2 } };
  expect(inEnglish([turns])).toMatch(/^It turned 1\.3 times, 2 are wanted/);
  expect(german.tell([turns])).toMatch(/^Sie hat sich 1,3-mal gedreht, gebraucht werden 2/);
  const days = (count: number) => german.tell([{ id: "rest.enough", values: { from: 3, to: 4, days: count } }]);
  expect(days(1)).toMatch(/an 1 Tag da/);
  expect(days(4)).toMatch(/an 4 Tagen da/);
  const left = {
    id: "program.leftOut",
    values: { places: ["place.calf.left", "place.calf.right"], why: "closed.stopped" },
  };
  expect(german.tell([left])).toBe(
    "Ausgelassen: Wade, links; Wade, rechts. Du hast dort angehalten; die Stelle bleibt für heute geschlossen.",
  );
  expect(german.tell([{ id: "program.ended", values: { name: "Mine" } }])).toBe("Mine ist beendet.");
  const own = new Map([["First week", "Erste Woche"]]);
  expect(german.tell([{ id: "program.ended", values: { name: "First week" } }], own)).toBe("Erste Woche ist beendet.");
});

test("what a language does not know it does not say, whoever sent it", () => {
  expect(german.tell([{ id: "plan.often" }, { id: "of a newer hub" }])).toBeUndefined();
  expect(german.tell([{ id: "rest.sore", values: {} }])).toBeUndefined();
  expect(german.tell([{ id: "toString" }])).toBeUndefined();
  expect(() => inEnglish([{ id: "rest.sore" }])).toThrow(/a value is missing/);
  expect(wordsOf("as somebody wrote it")).toBe("as somebody wrote it");
  // A sentence that names itself ends.
  const circle = createTongue({ round: "{again}" }, "en");
  expect(circle.tell([{ id: "round", values: { again: "round" } }])).toBeDefined();
});

test("every sentence that is written down is said somewhere in the hub", async () => {
  const { projectFiles, readText } = await import("#test/house/projectFiles.ts");
  const hub = projectFiles
    .filter((path) => path.startsWith("hub/") && path.endsWith(".ts"))
    .map(readText)
    .join("\n");
  /** Made of a kind and an id that the hub has anyway. */
  const made = [...hub.matchAll(/`([a-z]+\.)\$\{/gi)].map(([, kind = ""]) => kind);
  const unsaid = Object.keys(WRITTEN).filter(
    (id) => !hub.includes(`"${id}"`) && !made.some((kind) => id.startsWith(kind)),
  );
  expect(unsaid).toEqual([]);
});
