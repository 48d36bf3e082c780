import { stripVTControlCharacters } from "node:util";

import { expect, test } from "vitest";

import { reportText } from "#hub/doctor/text.ts";
import type { Finding } from "#shared/schema/doctor.ts";

const LONG_COMMAND = `sudo setcap cap_net_raw+eip '/home/me/${"deep/".repeat(20)}node'`;
const FINDINGS: Finding[] = [
  { check: "node", level: "ok", title: "Node.js 24.21.0" },
  {
    check: "bluetooth",
    level: "warning",
    title: "Node may not use Bluetooth (hci0)",
    detail:
      "Once for this Node, and again after it was updated. Every script that this Node runs may then use the radio.",
    fix: [LONG_COMMAND, "Then run this again."],
  },
  { check: "data", level: "problem", title: "Nothing can be written", fix: ["npm start -- --data FOLDER"] },
];

test("a word before each finding, its way out below, at most 80 columns but for what must be copied", () => {
  const lines = reportText({ system: "linux", findings: FINDINGS }, false).split("\n");
  expect(lines).toEqual([
    "Inchworm on Linux",
    "",
    "ok       Node.js 24.21.0",
    "warning  Node may not use Bluetooth (hci0)",
    "         Once for this Node, and again after it was updated. Every script that",
    "         this Node runs may then use the radio.",
    `         → ${LONG_COMMAND}`,
    "         → Then run this again.",
    "problem  Nothing can be written",
    "         → npm start -- --data FOLDER",
    "",
    "1 problem, 1 warning: the arrows say what to do.",
  ]);
});

test("colour adds nothing that the words do not say", () => {
  const colourful = reportText({ system: "macos", findings: FINDINGS }, true);
  expect(colourful).toContain("\u001B[31mproblem");
  const plain = stripVTControlCharacters(colourful);
  expect(plain).toBe(reportText({ system: "macos", findings: FINDINGS }, false));
});

test.each([
  [FINDINGS.slice(0, 1), "Everything is ready. Have a good roll."],
  [FINDINGS.slice(0, 2), "1 warning: nothing that stops you."],
])("the last line sums up", (findings, last) => {
  expect(reportText({ system: "windows", findings }, false).split("\n").at(-1)).toBe(last);
});
