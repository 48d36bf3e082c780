// Programs from files: the shipped ones load, a faulty one is refused with file, line and reason, the others load.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { usualSteps } from "#hub/coach/program/chosen.ts";
import { locate } from "#hub/programs/locate.ts";
import { readProgram } from "#hub/programs/read.ts";
import { createProgramStore } from "#hub/programs/store.ts";
import { RULES } from "#shared/domain/rules.ts";

const GOOD = `{
  "format": "inchworm-program",
  "version": 1,
  "id": "mine",
  "name": "Mine",
  "purpose": "My own.",
  "when": "any",
  "steps": [
    {
      "mode": "deep",
      "muscle": "calf",
      "side": "left",
      "seconds": { "least": 60, "target": 90, "most": 120 }
    }
  ]
}
`;
const changed = (from: string, to: string): string => {
  expect(GOOD).toContain(from);
  return GOOD.replace(from, to);
};

const choosing = (choose: string): string => changed('"steps": [', `"choose": ${choose}, "steps": [`);

describe("one file", () => {
  test("a good one is taken, with how long it lasts", () => {
    const read = readProgram(GOOD);
    expect(read).toMatchObject({ ok: true, entry: { lastsS: 90, notes: [] } });
    expect(readProgram(`\uFEFF${GOOD}`).ok).toBe(true);
  });

  test.each([
    ["a comma too many", changed('"left",', '"left",,'), 12, /name in "quotes"/],
    ["cut off", GOOD.slice(0, GOOD.indexOf('"muscle"')), 11, /ends too early/],
    ["empty", "", 1, /too early/],
    ["something after the end", `${GOOD}x`, 17, /after the end/],
    ["a key twice", changed('"version": 1,', '"version": 1,\n  "version": 2,'), 4, /"version" is given twice/],
    ["another muscle", changed('"calf"', '"biceps"'), 11, /steps\[0\]\.muscle/],
    ["a field that does not belong", changed('"side"', '"colour": 1, "side"'), 12, /colour/],
    ["a mode that is none", changed('"deep"', '"hard"'), 10, /mode/],
    ["no seconds", changed('"seconds"', '"secs"'), 9, /steps\[0\]/],
    ["too long", changed('"most": 120', '"most": 121'), 13, /at most 120 s here \(R19\)/],
    ["least over target", changed('"least": 60', '"least": 91'), 13, /least must not be more.*R19/],
    ["a long name", changed('"Mine"', `"${"n".repeat(41)}"`), 5, /name/],
    ["two lines in a name", changed('"Mine"', '"Mi\\nne"'), 5, /one line/],
    ["a name that turns the text round", changed('"Mine"', '"Mi\\u202ene"'), 5, /one line/],
    ["an id that is a path", changed('"mine"', '"../mine"'), 4, /id/],
    ["no steps", changed('"steps": [', '"steps": [], "x": ['), 8, /steps|x/],
    ["deep before a run", changed('"any"', '"before-run"'), 10, /cold.*R22/],
    ["a hold that is too long", changed('"side"', '"holdS": [60, 91],\n "side"'), 12, /at most 90 s.*R5/],
    [
      "a guard where no knee is",
      changed('"calf"', '"gluteals",\n "kneeGuard": "far"'),
      12,
      /does not end at the knee.*R16/,
    ],
    [
      "a guard at the wrong end",
      changed('"calf"', '"quadriceps",\n "startAt": "lower",\n "kneeGuard": "far"'),
      13,
      /contradicts.*R16/,
    ],
    ["very deep", "[".repeat(50), 1, /too deep/],
    [
      "five muscles to choose",
      choosing('{ "muscles": 5, "otherwise": ["calf"] }'),
      8,
      /choose\.muscles.*at most 4.*R20/,
    ],
    ["none to choose", choosing('{ "muscles": 0, "otherwise": ["calf"] }'), 8, /choose\.muscles/],
    ["no muscles without a past", choosing('{ "muscles": 1, "otherwise": [] }'), 8, /choose\.otherwise/],
    [
      "one that is not in it",
      choosing('{ "muscles": 1, "otherwise": ["gluteals"] }'),
      8,
      /no step is for Gluteals.*R20/,
    ],
    ["one twice", choosing('{ "muscles": 2, "otherwise": ["calf", "calf"] }'), 8, /named once.*R20/],
    ["more than it takes", choosing('{ "muscles": 1, "otherwise": ["calf", "calf"] }'), 8, /not more than the 1.*R20/],
    ["a misspelt choice", choosing('{ "muscles": 1, "otherwise": ["calf"], "from": [] }'), 8, /from/],
  ])("%s is told by its line", (_what, text, line, reason) => {
    const read = readProgram(text);
    expect(read).toMatchObject({ ok: false, line });
    expect(read.ok ? "" : read.reason).toMatch(reason);
  });

  test.each([
    ["pre-run", "", 61, /60 s here \(R2\)/],
    ["timed", '"tool": "stick", "discomfortAtMost": 7,', 91, /90 s here \(R18\)/],
    ["timed", '"tool": "stick", "discomfortAtMost": 8,', 90, /7 of 10 \(R18\)/],
    ["timed", '"tool": "ball", "discomfortAtMost": 7,', 90, /muscle: ball: only for gluteals, hip flexors \(R18\)/],
    ["hold-and-roll", '"holdS": [30, 90],', 120, /time to roll/],
  ])("%s has limits of its own", (mode, more, most, reason) => {
    const text = GOOD.replace('"deep",', `"${mode}", ${more}`).replace('"most": 120', `"most": ${most}`);
    const read = readProgram(mode === "pre-run" ? text.replace('"target": 90', '"target": 60') : text);
    expect(read.ok ? "" : read.reason).toMatch(reason);
  });

  test("a session much longer than R20 says is noted, not refused", () => {
    const step = GOOD.slice(GOOD.indexOf("    {\n"), GOOD.indexOf("\n  ]"));
    const long = GOOD.replace(step, Array.from({ length: 12 }, () => step).join(",\n"));
    const read = readProgram(long);
    expect(read.ok && read.entry.lastsS).toBe(12 * 90 + 11 * RULES.R19.numbers.betweenStepsS);
    expect(read.ok && read.entry.notes[0]).toMatch(/20 minutes.*15 minutes/);
  });
});

test("any JSON is found where it stands; what is none is told, never thrown", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat(), (value, cut) => {
      const text = JSON.stringify(value, undefined, 2);
      const whole = locate(text);
      expect(whole.ok && whole.value).toEqual(JSON.parse(text));
      const part = text.slice(0, cut % (text.length + 1));
      const located = locate(part);
      let isJson = true;
      try {
        JSON.parse(part);
      } catch {
        isJson = false;
      }
      expect(located.ok).toBe(isJson);
    }),
    { seed: 5 },
  );
});

describe("the folder", () => {
  let dataDir = "";
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "inchworm-programs-"));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));
  const write = async (name: string, text: string) => {
    await mkdir(join(dataDir, "programs"), { recursive: true });
    await writeFile(join(dataDir, "programs", name), text);
  };

  test("six programs come with the hub, each within the rules", async () => {
    const { entries, faults } = await createProgramStore({ dataDir }).read();
    expect(faults).toEqual([]);
    expect(entries.map(({ program }) => program.id)).toEqual([
      "first-week",
      "free-roll",
      "hold-and-roll",
      "maintenance",
      "post-run-deep",
      "pre-run-wake-up",
    ]);
    expect(entries.every(({ shipped, notes }) => shipped && notes.length === 0)).toBe(true);
  });

  test("Post-run deep: at most four muscles, both sides, ten to fifteen minutes", async () => {
    const { entries } = await createProgramStore({ dataDir }).read();
    const deep = entries.find(({ program }) => program.id === "post-run-deep");
    const steps = deep === undefined ? [] : usualSteps(deep.program);
    const muscles = new Set(steps.map((step) => ("muscle" in step ? step.muscle : "")));
    expect(muscles.size).toBeLessThanOrEqual(4);
    for (const muscle of muscles) {
      const sides = steps
        .filter((step) => "muscle" in step && step.muscle === muscle)
        .map((step) => "side" in step && step.side);
      expect(sides).toEqual(["left", "right"]);
    }
    expect(deep?.lastsS).toBeGreaterThanOrEqual(RULES.R20.numbers.sessionS[0]);
    expect(deep?.lastsS).toBeLessThanOrEqual(RULES.R20.numbers.sessionS[1]);
  });

  test("a faulty file is refused with its name, line and reason; the others load", async () => {
    await write("good.json", GOOD);
    await write("torn.json", GOOD.slice(0, 60));
    await write("far.json", changed('"calf"', '"biceps"'));
    await write("twin.json", changed('"mine"', '"maintenance"'));
    await write("huge.json", `${" ".repeat(70_000)}${GOOD}`);
    await mkdir(join(dataDir, "programs", "folder.json"));
    const store = createProgramStore({ dataDir });
    const { entries, faults } = await store.read();
    expect(entries.filter(({ shipped }) => !shipped).map(({ program }) => program.id)).toEqual(["mine"]);
    expect(faults.map(({ code }) => code)).toEqual(faults.map(() => "BAD_PROGRAM"));
    expect(faults.map(({ detail }) => detail)).toEqual([
      expect.stringMatching(/^far\.json, line 11: steps\[0\]\.muscle/),
      expect.stringMatching(/^folder\.json, line 1: it is no file/),
      expect.stringMatching(/^huge\.json, line 1: it is larger than 64 KiB/),
      expect.stringMatching(/^torn\.json, line 4: not JSON/),
      expect.stringMatching(/^twin\.json, line 1: another program has the id maintenance/),
    ]);
    expect((await store.find("mine")).name).toBe("Mine");
    await expect(store.find("torn")).rejects.toMatchObject({ code: "NO_PROGRAM" });
  });
});
