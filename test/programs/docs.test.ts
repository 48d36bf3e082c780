// docs/programs.md: its example is a program, its fields are those of the schema.
import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { readProgram } from "#hub/programs/read.ts";
import { PROGRAM_FIELDS, STEP_FIELDS } from "#scripts/docs/programFields.ts";
import { Program, ProgramStep, STEP_MODES } from "#shared/schema/program.ts";

const text = readFileSync(new URL("../../docs/programs.md", import.meta.url), "utf8");

test("the example loads, without a note, and shows every field and mode", () => {
  const example = /^```json\n(.*?)^```/ms.exec(text)?.[1] ?? "";
  const read = readProgram(example);
  expect(read).toMatchObject({ ok: true, entry: { notes: [] } });
  const steps = read.ok ? read.entry.program.steps : [];
  expect(new Set(steps.map(({ mode }) => mode))).toEqual(new Set(STEP_MODES));
  expect(new Set(steps.flatMap((step) => Object.keys(step)))).toEqual(new Set(Object.keys(STEP_FIELDS)));
});

test("the tables have the schema's fields", () => {
  expect(Object.keys(PROGRAM_FIELDS).sort()).toEqual(Object.keys(Program.shape).sort());
  const fields = new Set(ProgramStep.def.options.flatMap((option) => Object.keys(option.shape)));
  expect(fields).toEqual(new Set(Object.keys(STEP_FIELDS)));
});
