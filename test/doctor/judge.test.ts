import { describe, expect, test } from "vitest";

import type { DoctorFacts, RadioFacts, RollerFacts, System } from "#hub/doctor/facts.ts";
import { judge } from "#hub/doctor/judge/judge.ts";
import { DoctorReport, type Finding } from "#shared/schema/doctor.ts";
import { PORT, READY } from "#test/doctor/facts.ts";

const SYSTEMS: readonly System[] = ["linux", "macos", "windows"];

function findings(facts: Partial<DoctorFacts>): Finding[] {
  return DoctorReport.parse(judge({ ...READY, ...facts })).findings;
}

/** What is not ok, each with its whole way out. */
function amiss(facts: Partial<DoctorFacts>): string[] {
  return findings(facts)
    .filter(({ level }) => level !== "ok")
    .map(({ check, level, title, fix = [] }) => [`${check} ${level}: ${title}`, ...fix].join(" | "));
}

const radio = (changed: Partial<RadioFacts>): RadioFacts => ({
  adapters: ["hci0"],
  power: "on",
  mayUse: true,
  serviceRuns: true,
  ...changed,
});

test.each(SYSTEMS)("%s: on a computer that is ready nothing is amiss", (system) => {
  expect(amiss({ system })).toEqual([]);
  expect(findings({ system }).length).toBeGreaterThanOrEqual(8);
});

describe("every finding that is not ok has a way out, on every system", () => {
  const spoilt: Partial<DoctorFacts>[] = [
    { node: { version: "20.20.0", path: "/usr/bin/node" } },
    { radio: { unknown: "no answer" } },
    { radio: radio({ adapters: [] }) },
    { radio: radio({ power: "off" }) },
    { radio: radio({ power: "blocked" }) },
    { radio: radio({ power: "locked" }) },
    { radio: radio({ mayUse: false }) },
    { radioLibrary: { loads: false, why: "no native build" } },
    { serialLibrary: { loads: false, why: "no native build" } },
    { ports: { unknown: "no answer" } },
    { ports: [{ ...PORT, access: "denied" }] },
    { folder: { path: "/data", unwritable: "EACCES", freeBytes: 1e9 } },
    { folder: { path: "/data", unwritable: undefined, freeBytes: 1e6 } },
    { listen: { port: 4620, state: "taken" } },
    { listen: { port: 80, state: "refused" } },
    { browserPath: undefined },
    { roller: { uri: "serial:x", answer: "none", why: "silent", whatToDo: undefined } },
    { roller: { uri: "serial:x", answer: "otherProtocol", ownFirmware: "0.1.0" } },
  ];
  test.each(SYSTEMS)("%s", (system) => {
    for (const facts of spoilt) {
      const bad = findings({ ...facts, system }).filter(({ level }) => level !== "ok");
      expect(bad, JSON.stringify(facts)).not.toHaveLength(0);
      for (const { title, fix } of bad) expect(fix, title).not.toHaveLength(0);
      // No advice of another system.
      const advice = bad.flatMap(({ fix = [] }) => fix).join("\n");
      if (system !== "linux") expect(advice).not.toMatch(/dialout|apt-get|systemctl/);
      if (system !== "macos") expect(advice).not.toMatch(/brew|System Settings/);
      if (system !== "windows") expect(advice).not.toMatch(/Device Manager|winget/);
    }
  });
});

test.each<[string, Partial<DoctorFacts>, string[]]>([
  [
    "a Node that may not use the radio",
    { radio: radio({ mayUse: false }), node: { version: "24.21.0", path: "/opt/my node/bin/node" } },
    ["bluetooth warning: Node may not use Bluetooth (hci0) | sudo setcap cap_net_raw+eip '/opt/my node/bin/node'"],
  ],
  [
    "a blocked radio",
    { radio: radio({ power: "blocked" }) },
    ["bluetooth warning: Bluetooth (hci0) is blocked | sudo rfkill unblock bluetooth"],
  ],
  [
    "a port of a group one is not in",
    { ports: [{ ...PORT, access: "denied", group: "uucp" }] },
    [
      "serial warning: You may not use the serial port /dev/ttyUSB0 (Silicon Labs) | sudo usermod -aG uucp $USER | Log out and in again: a terminal that is open already does not know of it.",
    ],
  ],
  [
    "a group joined since the last log-in",
    { ports: [{ ...PORT, access: "denied", group: "dialout", joinedSinceLogin: true }] },
    [
      "serial warning: You may not use the serial port /dev/ttyUSB0 (Silicon Labs) | Log out and in again: a terminal that is open already does not know of it.",
    ],
  ],
])("Linux: %s", (_name, facts, expected) => {
  expect(amiss(facts)).toEqual(expected);
});

test.each<[string, Partial<DoctorFacts>, boolean]>([
  ["no adapter, but a port", { radio: radio({ adapters: [] }) }, false],
  ["no port, but Bluetooth", { ports: [] }, false],
  ["neither, but a cable may be plugged in yet", { radio: radio({ adapters: [] }), ports: [] }, false],
  [
    "Bluetooth off and a port that is closed",
    { radio: radio({ power: "off" }), ports: [{ ...PORT, access: "denied" }] },
    true,
  ],
  ["neither library", { radioLibrary: { loads: false, why: "" }, serialLibrary: { loads: false, why: "" } }, true],
  ["nothing that could be found out", { radio: { unknown: "" }, ports: { unknown: "" } }, false],
])("one way to a roller is enough: %s", (_name, facts, isProblem) => {
  const problems = findings(facts).filter(({ level }) => level === "problem");
  expect(problems.map(({ check }) => check)).toEqual(isProblem ? ["ways"] : []);
});

test("a roller that is only not plugged in is said to be no problem yet", () => {
  const said = findings({ radio: radio({ adapters: [] }), ports: [] }).filter(({ check }) => check === "ways");
  expect(said).toEqual([expect.objectContaining({ level: "warning", title: expect.stringContaining("yet") })]);
});

const ROLLER: RollerFacts = {
  uri: "serial:/dev/ttyUSB0",
  answer: "info",
  deviceId: "test-device",
  name: "Calf roller",
  board: "Puck.js v2",
  firmware: "0.1.0",
  ownFirmware: "0.1.0",
  frames: 120,
  batteryV: 3.91,
  errors: [],
};

test.each<[string, Partial<Extract<RollerFacts, { answer: "info" }>>, string[]]>([
  ["well", {}, []],
  ["of another version", { firmware: "0.0.9" }, ["warning"]],
  ["without samples", { frames: 0 }, ["problem"]],
  ["with a silent converter and a low battery", { errors: ["loadSilent", "lowBattery"] }, ["warning", "warning"]],
])("a roller that answers, %s", (_name, changed, levels) => {
  const about = findings({ roller: { ...ROLLER, ...changed } }).filter(({ check }) => check === "roller");
  expect(about[0]?.title).toContain("Calf roller answers at serial:/dev/ttyUSB0");
  expect(about.filter(({ level }) => level !== "ok").map(({ level }) => level)).toEqual(levels);
  for (const { level, fix } of about) if (level !== "ok") expect(fix).not.toHaveLength(0);
});

test("a roller that answers is a way to a roller, whatever the probes say", () => {
  const facts = { radio: radio({ adapters: [] }), ports: [], roller: ROLLER };
  expect(findings(facts).filter(({ level }) => level === "problem")).toEqual([]);
});

test("the port is left out where the hub itself asks", () => {
  expect(findings({ listen: undefined }).map(({ check }) => check)).not.toContain("port");
});
