// One program out of a file's text: what is wrong is told with its line and the reason.
import * as z from "zod/mini";

import { chooseWords, judgeProgram } from "#hub/coach/program/limits.ts";
import { inEnglish } from "#shared/domain/sentences/english.ts";
import { Program, type ProgramEntry } from "#shared/schema/program.ts";
import { locate } from "./locate.ts";

export type ReadProgram =
  | { readonly ok: true; readonly entry: Omit<ProgramEntry, "shipped"> }
  | { readonly ok: false; readonly line: number; readonly reason: string };

const parserWords = z.locales.en().localeError;

export function readProgram(text: string): ReadProgram {
  // Some editors put a mark of the encoding before the text.
  const located = locate(text.replace(/^\uFEFF/, ""));
  if (!located.ok) return located;
  const parsed = z.core.safeParse(Program, located.value, { error: parserWords });
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const path = issue === undefined ? [] : pathOf(issue);
    return {
      ok: false,
      line: located.lineOf(path),
      reason: `${dotted(path)}${issue?.message ?? "not as it should be"}`,
    };
  }
  const { faults, notes, lastsS } = judgeProgram(parsed.data);
  const [fault] = faults;
  if (fault === undefined) {
    const chooses = chooseWords(parsed.data);
    const entry = {
      program: parsed.data,
      lastsS,
      notes: notes.map((note) => inEnglish([note])),
      notesTold: notes.map((note) => [note]),
    };
    if (chooses === undefined) return { ok: true, entry };
    return { ok: true, entry: { ...entry, chooses: inEnglish(chooses), choosesTold: chooses } };
  }
  const { path, says, ruleId } = fault;
  return { ok: false, line: located.lineOf(path), reason: `${dotted(path)}${says} (${ruleId})` };
}

/** A field that does not belong stands under its own name. */
function pathOf(issue: z.core.$ZodIssue): readonly PropertyKey[] {
  const name = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  return name === undefined ? issue.path : [...issue.path, name];
}

const LONGEST_PATH = 120;

function dotted(path: readonly PropertyKey[]): string {
  return path.length === 0 ? "" : `${z.core.toDotPath([...path]).slice(0, LONGEST_PATH)}: `;
}
