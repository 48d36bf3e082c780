// One word for one thing: what German texts call something is the same on every page, in the plan and in the report.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

const FOLDERS = ["web/words/de", "shared/domain/sentences/de"];
const FILES = [
  "hub/export/reportWordsGerman.ts",
  ...FOLDERS.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name))),
];

test.for([
  ["wund (a wound is no soreness)", /\bwund\b/i, "Muskelkater"],
  ["Bereich", /Bereich/, "Band"],
  ["Sitzung", /Sitzung/, "Einheit"],
  ["Computer", /Computer/, "Rechner"],
  ["Geschwindigkeit", /Geschwindigkeit/, "Tempo"],
  ["Aufnahme", /Aufnahme/, "Aufzeichnung"],
  ["Bluterguss", /Bluterguss/, "blauer Fleck"],
  ["Rohdaten", /Rohdaten/, "Rohwerte"],
] as const)("German does not say %s", ([, other, word]) => {
  const found = FILES.filter((file) => other.test(readFileSync(file, "utf8")));
  expect(found, `the word is ${word}`).toEqual([]);
});
