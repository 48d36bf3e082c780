// What the hub's parts send has ids and values beside its English, and German makes whole sentences of them.
import { readdirSync } from "node:fs";
import { join } from "node:path";

import * as fc from "fast-check";
import { expect, test } from "vitest";

import { judge } from "#hub/doctor/judge/judge.ts";
import { pressureToday } from "#hub/plan/pressureToday.ts";
import { proposeSession } from "#hub/plan/proposeSession.ts";
import { readyProgram } from "#hub/plan/readyProgram.ts";
import { judgeScreening } from "#hub/plan/screening.ts";
import { areaClosed } from "#hub/profiles/areaClosed.ts";
import { readProgram } from "#hub/programs/read.ts";
import { SHIPPED_FOLDER } from "#hub/programs/store.ts";
import { MUSCLE_IDS, SIDES } from "#shared/domain/muscles.ts";
import { QUESTION_IDS } from "#shared/domain/questionIds.ts";
import { programName } from "#shared/domain/sentences/en/programNames.ts";
import { ENGLISH, inEnglish } from "#shared/domain/sentences/english.ts";
import { german } from "#shared/domain/sentences/german.ts";
import type { Told } from "#shared/domain/sentences/tell.ts";
import { TRAINING_PHASES } from "#shared/domain/training.ts";
import type { Finding } from "#shared/schema/doctor.ts";
import { READY } from "#test/doctor/facts.ts";
import { readText } from "#test/house/projectFiles.ts";

/** An id that was not made a word of. */
const BARE_ID = new RegExp(
  String.raw`\b(?:${[...new Set(Object.keys(ENGLISH).map((id) => id.split(".")[0]))].join("|")})\.[a-z]+[\w-]*\b`,
);

function expectGerman(says: string, told: Told[] | undefined): void {
  expect(told, says).toBeDefined();
  const sentences = told ?? [];
  expect(inEnglish(sentences)).toBe(says);
  const text = german.tell(sentences);
  expect(text, JSON.stringify(told)).toBeDefined();
  for (const one of [says, text ?? ""]) expect(one).not.toMatch(BARE_ID);
  const isOwn = sentences.every(({ id }) => id === "own");
  if (!isOwn) expect(text).not.toBe(says);
}

const NOW_MS = Date.UTC(2026, 10, 20, 9);
const TODAY = "2026-11-20";
const area = fc.record({ muscle: fc.constantFrom(...MUSCLE_IDS), side: fc.constantFrom(...SIDES) });
const dayOf = (ago: number) => new Date(NOW_MS - ago * 86_400_000).toISOString().slice(0, 10);
const rolled = fc
  .array(fc.record({ ago: fc.integer({ min: 0, max: 70 }), area, ceilingN: fc.integer({ min: 60, max: 400 }) }), {
    maxLength: 8,
  })
  .map((list) =>
    list
      .toSorted((a, b) => b.ago - a.ago)
      .map(({ ago, area: at, ceilingN }, n) => ({
        sessionId: `s${n}`,
        date: dayOf(ago),
        atMs: NOW_MS - ago * 86_400_000,
        areas: [{ ...at, contactMs: 90_000, ceilingN }],
      })),
  );
const checkIns = fc
  .array(
    fc.record({
      ago: fc.integer({ min: 0, max: 10 }),
      soreness: fc.integer({ min: 0, max: 10 }),
      soreOverADay: fc.boolean(),
      bruised: fc.boolean(),
      kneePain: fc.integer({ min: 0, max: 5 }),
      flare: fc.boolean(),
      phase: fc.constantFrom(...TRAINING_PHASES),
    }),
    { maxLength: 3 },
  )
  .map((list) => list.map(({ ago, ...one }) => ({ ...one, date: dayOf(ago), atMs: NOW_MS - ago * 86_400_000 })));
const answers = fc
  .array(fc.constantFrom(...QUESTION_IDS), { maxLength: 3 })
  .map((ids) => Object.fromEntries(ids.map((id) => [id, { yesMs: NOW_MS - 1000, date: TODAY }])));
const person = fc.record({
  rolled,
  checkIns,
  answers,
  area,
  kneePainNow: fc.boolean(),
  experience: fc.constantFrom("new" as const, "some" as const, undefined),
  phase: fc.option(fc.constantFrom(...TRAINING_PHASES), { nil: undefined }),
  when: fc.constantFrom("before-run" as const, "after-run" as const, "no-run" as const),
  gentle: fc.constantFrom("gentle.kneePain", "gentle.first", undefined),
  fitAgo: fc.integer({ min: 0, max: 60 }),
  keyAreas: fc.array(area, { maxLength: 2 }),
});

test("every reason of the plan, the bands and a program that the plan made ready", () => {
  fc.assert(
    fc.property(person, (about) => {
      const { blocks } = judgeScreening({ answers: about.answers, nowMs: NOW_MS, today: TODAY });
      const facts = { ...about, today: TODAY, usualSide: "left" as const, blocks };
      for (const { says, told } of proposeSession(facts).reasons) expectGerman(says, told);
      const fit = {
        ...about.area,
        fittedMs: NOW_MS - about.fitAgo * 86_400_000,
        confidence: 1,
        deviceId: "one",
        loads: [60, 120, 240, 400].map((forceN, n) => ({ forceN, discomfort: 2 + 2 * n })),
      };
      const { reasons } = pressureToday({ ...about, bodyWeightKg: 70, fits: [fit], nowMs: NOW_MS, deviceId: "one" });
      for (const { says, told } of reasons) expectGerman(says, told);
      const read = readProgram(readText("hub/programs/shipped/post-run-deep.json"));
      if (!read.ok) throw new Error(read.reason);
      for (const { says, told } of readyProgram(read.entry.program, facts).chosen ?? []) expectGerman(says, told);
    }),
    { numRuns: 150, seed: 7 },
  );
});

test("the refusal of an area that an answer closes", () => {
  for (const id of QUESTION_IDS) {
    const { blocks } = judgeScreening({ answers: { [id]: { yesMs: 1, date: TODAY } }, nowMs: 2, today: TODAY });
    for (const block of blocks) {
      const refusal = areaClosed(block);
      expect(refusal.detail).toBe(inEnglish(refusal.told));
      expectGerman(inEnglish(refusal.told), [...refusal.told]);
    }
  }
});

test("what a program's file is said to be", () => {
  for (const file of readdirSync(SHIPPED_FOLDER)) {
    const read = readProgram(readText(join("hub/programs/shipped", file)));
    if (!read.ok) throw new Error(read.reason);
    const { program, chooses, choosesTold, notes, notesTold } = read.entry;
    expect(programName(program.id)).toBe(program.name);
    if (chooses !== undefined) expectGerman(chooses, choosesTold);
    notes.forEach((note, at) => expectGerman(note, notesTold?.[at]));
  }
});

/** web/setup/DoctorFindings.tsx shows these; the rest is for a terminal. */
const SHOWN = ["bluetooth", "serial"];

test("every finding of the doctor that a page shows", () => {
  const found: Finding[] = [];
  for (const system of ["linux", "macos", "windows"] as const) {
    const radios = [
      { unknown: "it did not answer" },
      { adapters: [], power: "unknown", mayUse: undefined, serviceRuns: undefined },
      ...(["on", "off", "blocked", "locked"] as const).map((power) => radio({ power })),
      radio({ mayUse: false }),
      radio({ serviceRuns: false }),
    ] as const;
    const port = { path: "/dev/ttyUSB0", mayBeRoller: true, group: "dialout", joinedSinceLogin: false };
    const ports = [
      { unknown: "no list" },
      [],
      [{ ...port, maker: undefined, mayBeRoller: false, access: "allowed" }],
      [{ ...port, maker: "FTDI", access: "allowed" }],
      [{ ...port, maker: undefined, access: "denied" }],
      [{ ...port, maker: undefined, access: "denied", joinedSinceLogin: true }],
    ] as const;
    for (const one of radios) found.push(...judge({ ...READY, system, radio: one }).findings);
    for (const some of ports) found.push(...judge({ ...READY, system, ports: some }).findings);
  }
  const shown = found.filter(({ check }) => SHOWN.includes(check));
  expect(shown.length).toBeGreaterThan(50);
  for (const { title, detail, fix, told } of shown) {
    expectGerman(title, told?.title);
    if (detail !== undefined) expectGerman(detail, told?.detail);
    fix?.forEach((step, at) => expectGerman(step, told?.fix?.[at]));
  }
});

function radio(more: object) {
  return { adapters: ["hci0"], power: "on", mayUse: true, serviceRuns: true, ...more } as const;
}
