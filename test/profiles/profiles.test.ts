// People on the disk: made, changed, deleted, migrated; what is broken costs only itself.
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { writeAtomically } from "#hub/atomicFile.ts";
import { openProfileFiles } from "#hub/profiles/files.ts";
import { personOn } from "#hub/profiles/personOn.ts";
import { createProfiles, type ProfilesOptions } from "#hub/profiles/profiles.ts";
import { check } from "#shared/schema/check.ts";
import { CheckIn, MAX_NAME, MAX_NOTE, ProfileDetails, type ScreeningInput } from "#shared/schema/profile.ts";
import { checkIn, dateOf, DAY_MS, fit, NOON_MS, QUADS, TODAY } from "#test/plan/people.ts";

let dataDir = "";
let wallMs = NOON_MS;
beforeEach(async () => {
  wallMs = NOON_MS;
  dataDir = await mkdtemp(join(tmpdir(), "inchworm-profiles-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

async function open(replace: Partial<ProfilesOptions> = {}) {
  const opened = await openProfileFiles({ dataDir, write: writeAtomically });
  let changes = 0;
  const profiles = createProfiles({
    opened,
    before: { units: "in" },
    wallMs: () => wallMs,
    timeZone: "UTC",
    changed: () => {
      changes += 1;
    },
    ...replace,
  });
  return { profiles, faults: opened.faults.map(({ code }) => code), changes: () => changes };
}
const files = () => readdir(join(dataDir, "profiles")).catch(() => []);

test("there is always someone; what was known before is theirs, kept when asked to", async () => {
  const { profiles } = await open({ before: { units: "mm", bodyWeightKg: 62 } });
  expect(profiles.list()).toMatchObject([
    { name: "Me", bodyWeightKg: 62, units: { pace: "mm", mass: "kg", force: "N" } },
  ]);
  expect(await files()).toEqual([]);
  const { id } = await profiles.keepFirst();
  expect((await open()).profiles.get(id)).toMatchObject({ bodyWeightKg: 62 });
});

test("people are made, changed, have their turn, and are all there the next time", async () => {
  const { profiles, changes } = await open();
  const ada = await profiles.create({ name: "  Ada ", bodyWeightKg: 58 });
  const ben = await profiles.create({
    name: "Ben",
    units: { pace: "mm", mass: "lb", force: "kgf" },
    usualSide: "left",
  });
  await profiles.activate("sim-one", ben.id);
  await profiles.replace(ada.id, { name: "Ada L.", kneePainNow: true });
  expect(changes()).toBe(2);
  const again = (await open()).profiles;
  expect(again.get(ada.id)).toMatchObject({ name: "Ada L.", kneePainNow: true });
  expect(again.get(ada.id).bodyWeightKg).toBeUndefined();
  expect(again.activeOn("sim-one").id).toBe(ben.id);
  expect(again.activeOn("another").id).toBe(again.list()[0]?.id);
  expect(() => again.get("000000000000")).toThrow(expect.objectContaining({ code: "NO_PROFILE" }));
});

test("the scope statement is accepted once, and stays so whatever else is said", async () => {
  const { profiles } = await open();
  const { id } = await profiles.keepFirst();
  expect(profiles.screening(id).scopeAcceptedMs).toBeUndefined();
  expect((await profiles.screen(id, { scopeAccepted: true })).scopeAcceptedMs).toBe(NOON_MS);
  wallMs += DAY_MS;
  await profiles.screen(id, { scopeAccepted: true });
  await profiles.replace(id, { name: "Ada" });
  expect((await open()).profiles.screening(id).scopeAcceptedMs).toBe(NOON_MS);
});

test("deleting really deletes: no file, no turn, no copy; the last one leaves a new one without a past", async () => {
  const { profiles } = await open({ before: { units: "in", bodyWeightKg: 99 } });
  const { id } = await profiles.keepFirst();
  await profiles.create({ name: "Gone Tomorrow" });
  const gone = profiles.list()[1]!;
  await profiles.activate("sim-one", gone.id);
  await writeFile(join(dataDir, "profiles", `${gone.id}.json.new`), "half");
  await profiles.remove(gone.id);
  expect(await files()).toEqual([`${id}.json`, "active.json"].toSorted());
  const texts = await Promise.all((await files()).map((name) => readFile(join(dataDir, "profiles", name), "utf8")));
  expect(texts.join()).not.toMatch(new RegExp(`Gone|${gone.id}`));
  await profiles.remove(id);
  expect(await files()).toEqual(["active.json"]);
  expect(profiles.list()).toHaveLength(1);
  expect(profiles.list()[0]).toMatchObject({ name: "Me", rolled: [] });
  expect(profiles.list()[0]?.bodyWeightKg).toBeUndefined();
  await expect(profiles.remove(id)).rejects.toMatchObject({ code: "NO_PROFILE" });
});

test("a broken file is reported and left alone; an absurd weight counts as missing; the others are there", async () => {
  const { profiles } = await open();
  const ada = await profiles.create({ name: "Ada", bodyWeightKg: 58 });
  const ben = await profiles.create({ name: "Ben" });
  const folder = join(dataDir, "profiles");
  await writeFile(join(folder, "aaaaaaaaaaaa.json"), "{");
  await writeFile(join(folder, "bbbbbbbbbbbb.json"), JSON.stringify({ ...ben, name: "" }));
  await writeFile(join(folder, "cccccccccccc.json"), JSON.stringify(ben));
  await writeFile(join(folder, "..notes.json"), "x");
  await writeFile(join(folder, "active.json"), '{"sim":"../../x"}');
  await writeFile(join(folder, `${ada.id}.json`), JSON.stringify({ ...ada, bodyWeightKg: 5000 }));
  const again = await open();
  expect(again.faults.toSorted()).toEqual(["BODY_WEIGHT_ASSUMED", "PROFILE_UNREADABLE", "PROFILE_UNREADABLE"]);
  expect(
    again.profiles
      .list()
      .map(({ name, bodyWeightKg }) => [name, bodyWeightKg])
      .toSorted((a, b) => String(a).localeCompare(String(b))),
  ).toEqual([
    ["Ada", undefined],
    ["Ben", undefined],
  ]);
  expect(await readFile(join(folder, "aaaaaaaaaaaa.json"), "utf8")).toBe("{");
});

test("what cannot be written changes nothing, and the next change works", async () => {
  let broken = true;
  const opened = await openProfileFiles({
    dataDir,
    write: async (path, text) => {
      if (broken) throw new Error("disk full");
      await writeAtomically(path, text);
    },
  });
  const { profiles } = await open({ opened });
  const { id } = profiles.list()[0]!;
  await expect(profiles.replace(id, { name: "Ada" })).rejects.toMatchObject({ code: "FILE_UNWRITABLE" });
  expect(profiles.get(id).name).toBe("Me");
  broken = false;
  await profiles.replace(id, { name: "Ada" });
  expect(profiles.get(id).name).toBe("Ada");
});

test("changes at the same time all count", async () => {
  const { profiles } = await open();
  const { id } = profiles.list()[0]!;
  await Promise.all(Array.from({ length: 20 }, (_, n) => profiles.addRolled(id, { sessionId: `s${n}`, areas: [] })));
  expect((await open()).profiles.get(id).rolled).toHaveLength(20);
});

test("a check-in is one a date, sets knee pain, and steers plan and ceiling", async () => {
  const { profiles } = await open();
  const { id } = profiles.list()[0]!;
  const person = personOn(profiles, "sim-one");
  const ceiling = () =>
    person.forces("roller-a").find(({ muscle, side }) => muscle === "quadriceps" && side === "right")!.forceN[1];
  await profiles.addFit(id, fit(1));
  await profiles.addRolled(id, { sessionId: "s", areas: [{ ...QUADS, contactMs: 60_000, ceilingN: 200 }] });
  expect(ceiling()).toBeCloseTo(220);
  wallMs += 2 * DAY_MS;
  expect(profiles.plan(id, {}).rest).toBe(false);
  const { atMs: _atMs, date: _date, ...told } = checkIn(0, { bruised: true, kneePain: 2 });
  await profiles.checkIn(id, told);
  await profiles.checkIn(id, { ...told, note: "left\nand right" });
  expect(profiles.get(id).checkIns).toMatchObject([{ date: dateOf(wallMs), note: "left\nand right" }]);
  // An earlier day, told later, does not unsay what is so today.
  await profiles.checkIn(id, { ...told, date: dateOf(wallMs - DAY_MS), kneePain: 0 });
  expect(profiles.get(id).kneePainNow).toBe(true);
  expect(profiles.get(id).kneePainNow).toBe(true);
  expect(profiles.plan(id, {})).toMatchObject({ rest: true, restDays: 2, date: dateOf(wallMs) });
  expect(ceiling()).toBeCloseTo(160);
});

test("key spots come first in the plan", async () => {
  const { profiles } = await open({ keyAreas: () => [{ muscle: "adductors", side: "left" }] });
  const { id } = profiles.list()[0]!;
  expect(profiles.plan(id, { when: "after-run" }).areas[0]).toEqual({ muscle: "adductors", side: "right" });
});

test("answers close areas on the roller of the one whose turn it is", async () => {
  const { profiles } = await open();
  const { id } = profiles.list()[0]!;
  const person = personOn(profiles, "sim-one");
  const selection = { ...QUADS, mode: "deep" } as const;
  expect(person.weightAssumed()).toMatchObject({ code: "BODY_WEIGHT_ASSUMED" });
  expect(person.screeningDue()).toMatchObject({ code: "SCREENING_DUE", detail: "Me, those before the first session" });
  const questions = profiles.screening(id).due.filter(({ when }) => when === "first");
  await profiles.screen(id, { answers: questions.map(({ questionId }) => ({ questionId, yes: false })) });
  expect(person.screeningDue()).toMatchObject({ detail: "Me, those of today" });
  await profiles.screen(id, { answers: [{ questionId: "hot-knee", yes: true, side: "right" }] });
  expect(() => person.refuseIfBlocked(selection)).toThrow(/two to three days.*It opens/);
  person.refuseIfBlocked({ muscle: "gluteals", side: "right" });
  const closed = person.blocked().map(({ muscle, side, ruleId }) => `${muscle} ${side} ${ruleId}`);
  expect(closed).toContain("quadriceps both R24");
  expect(closed.filter((area) => area.includes("left") || area.includes("gluteals"))).toEqual([]);
  const other = await profiles.create({ name: "Other" });
  await profiles.activate("sim-one", other.id);
  person.refuseIfBlocked(selection);
  expect(profiles.get(id).screening["hot-knee"]).toEqual({ before: {}, yesMs: NOON_MS, date: TODAY, side: "right" });
});

test.each([
  ["empty", ""],
  ["only blanks", "   "],
  ["too long", "x".repeat(MAX_NAME + 1)],
  ["a control character", "a\u0000b"],
  ["a line end", "a\nb"],
  ["turned around", "abc\u202Ecba"],
  ["not to be seen", "\u200B\u2060"],
  ["two lines", "a\u2028b"],
  ["half a character", "a\uD83E"],
])("a name that is %s is refused", (_says, name) => expect(check(ProfileDetails, { name }).ok).toBe(false));

test.each([
  ["<script>alert(1)</script>"],
  ["Zoë 🦵 O'Neil"],
  ["👩‍🔬 \u05D0\u200F"],
  ["x".repeat(MAX_NAME)],
  ["__proto__"],
])("the name %s is only a name", async (name) => {
  const { profiles } = await open();
  const { id } = await profiles.create({ name });
  expect((await open()).profiles.get(id).name).toBe(name);
});

test("notes end at their length; numbers stay in their range", () => {
  const good = checkIn(0);
  for (const note of ["x".repeat(MAX_NOTE), "two\n\nlines"]) expect(check(CheckIn, { ...good, note }).ok).toBe(true);
  for (const bad of [
    { note: "x".repeat(MAX_NOTE + 1) },
    { note: "\u0007" },
    { note: "a\u2029b" },
    { soreness: 11 },
    { kneePain: 2.5 },
    { date: "2026-02-30" },
    { phase: "sprint" },
  ]) {
    expect(check(CheckIn, { ...good, ...bad }).ok).toBe(false);
  }
  for (const bodyWeightKg of [0, -3, 24, 301, Number.NaN, "70"]) {
    expect(check(ProfileDetails, { name: "A", bodyWeightKg }).ok).toBe(false);
  }
});

test("R25: a wrong tick is taken back in the same sitting, not by who has lain on a real roller since", async () => {
  const { profiles } = await open();
  const { id } = profiles.activeOn("hall");
  const yes: ScreeningInput = { answers: [{ questionId: "fracture", yes: true }] };
  const wasMistaken = () => profiles.screen(id, { notSo: ["fracture"] });
  await profiles.screen(id, yes);
  personOn(profiles, "hall", undefined, () => "rehearsal").leans();
  expect((await wasMistaken()).blocks).toEqual([]);
  await profiles.screen(id, yes);
  personOn(profiles, "hall").leans();
  await expect(wasMistaken()).rejects.toMatchObject({ code: "ANSWER_STANDS" });
  expect(profiles.screening(id).blocks).toMatchObject([{ questionId: "fracture" }]);
  expect(profiles.screening(id).blocks[0]?.mistakenUntilMs).toBeUndefined();
});
