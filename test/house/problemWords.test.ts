// German has words for every problem and every program that the hub has: they live on different sides of the wire.
import { readdirSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";
import * as z from "zod/mini";

import { ERRORS } from "#hub/errors.ts";
import { SHIPPED_FOLDER } from "#hub/programs/store.ts";
import { Program } from "#shared/schema/program.ts";
import { readText } from "#test/house/projectFiles.ts";

const Problems = z.record(z.string(), z.object({ message: z.string(), whatToDo: z.string() }));
const Programs = z.record(
  z.string(),
  z.object({ name: z.string(), purpose: z.string(), notes: z.optional(z.record(z.string(), z.string())) }),
);

/** Code of the browser's part of the project: the type checker of this part does not know it. */
async function wordsOf(module: string): Promise<unknown> {
  return import(module);
}

test("every problem of the hub has its words in German, and no other has", async () => {
  const { problems } = z.object({ problems: Problems }).parse(await wordsOf("#web/words/de/problems.ts"));
  expect(Object.keys(problems).toSorted()).toEqual(Object.keys(ERRORS).toSorted());
});

test("every program that comes with the hub has its name, its purpose and its notes in German, and no other has", async () => {
  const { programs } = z.object({ programs: Programs }).parse(await wordsOf("#web/words/de/shippedPrograms.ts"));
  const shipped = readdirSync(SHIPPED_FOLDER).map((file) =>
    Program.parse(JSON.parse(readText(join("hub/programs/shipped", file)))),
  );
  expect(Object.keys(programs).toSorted()).toEqual(shipped.map(({ id }) => id).toSorted());
  for (const { id, name, purpose, steps } of shipped) {
    const words = programs[id];
    expect(words?.name, id).not.toBe(name);
    expect(words?.purpose, id).not.toBe(purpose);
    // A note is known by its muscle: there may be no two for one.
    const notes = new Map<string, string>();
    for (const step of steps) {
      if (step.note === undefined) continue;
      const muscle = "muscle" in step ? step.muscle : "none";
      expect(notes.get(muscle) ?? step.note, `${id}, ${muscle}`).toBe(step.note);
      notes.set(muscle, step.note);
    }
    expect(Object.keys(words?.notes ?? {}).toSorted(), id).toEqual([...notes.keys()].toSorted());
  }
});
