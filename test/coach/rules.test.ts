// The rule table, the cue catalogue, the coach's source and docs/coaching.md agree.
import { readdirSync, readFileSync } from "node:fs";

import { parseSync } from "@swc/core";
import { expect, test } from "vitest";

import { coachingDocs } from "#scripts/coachingDocs.ts";
import { CUE_PRIORITY, CUES } from "#shared/domain/cues.ts";
import { MUSCLES } from "#shared/domain/muscles.ts";
import type { Rule } from "#shared/domain/rule.ts";
import { isRuleId, RULES } from "#shared/domain/rules.ts";
import { ASSUMED_BODY_WEIGHT_KG, BODY_WEIGHT_RANGE_KG } from "#shared/schema/config.ts";

const TABLE = Object.entries<Rule>(RULES);
const LIVE = TABLE.filter(([, rule]) => rule.status === "live").map(([id]) => id);
const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
/** What decides: the coach while rolling, the plan around it. */
const coachFiles = ["hub/coach", "hub/plan"].flatMap((folder) =>
  readdirSync(new URL(`../../${folder}`, import.meta.url), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => ({ name, text: read(`${folder}/${name.replaceAll("\\", "/")}`) })),
);
/** Decisions that are data, each row with its rule. */
const tables = ["shared/domain/screening.ts", "shared/domain/tips.ts", "shared/domain/mind.ts"].map(read);

const idsIn = (text: string): Set<string> => new Set(text.match(/\bR\d+\b/g));

test("the table holds R1 to R35, each with its words and source", () => {
  expect(TABLE.map(([id]) => id)).toEqual(Array.from({ length: 35 }, (_, n) => `R${n + 1}`));
  for (const [, rule] of TABLE) {
    expect(rule.says).toMatch(/^[A-Z].*[.]$/s);
    expect(`${rule.title} ${rule.says}`).not.toMatch(/!|\btreat|\bcure|\bheal/i);
    expect(rule.source).toMatch(/common self-release guides|literature|our choice/);
    const names = Object.keys(rule.numbers);
    if (rule.ours !== "all") expect(names).toEqual(expect.arrayContaining([...rule.ours]));
    if (rule.ours.length > 0) expect(rule.source).toContain("our choice");
  }
  expect(isRuleId("R35")).toBe(true);
  expect(isRuleId("R36") || isRuleId("toString")).toBe(false);
});

test("the coach names every live rule, and none that does not act yet", () => {
  const named = idsIn([...coachFiles.map(({ text }) => text), ...tables].join("\n"));
  expect([...named].sort()).toEqual([...LIVE].sort());
});

test("every cue rests on a live rule; its words are few and calm", () => {
  for (const cue of CUES) {
    expect(LIVE).toContain(cue.ruleId);
    expect(cue.text.split(" ").length).toBeLessThanOrEqual(3);
    expect(cue.spoken.split(" ").length).toBeLessThanOrEqual(4);
    expect(cue.text + cue.spoken).not.toContain("!");
    expect(CUE_PRIORITY[cue.class]).toBeGreaterThan(0);
  }
  expect(new Set(CUES.map((cue) => cue.id)).size).toBe(CUES.length);
  const raised = new Set(
    coachFiles.flatMap(({ text }) => [...text.matchAll(/cueId: "([a-z-]+)"/g)].map((match) => match[1])),
  );
  expect(raised).toEqual(new Set(CUES.map((cue) => cue.id)));
});

/** Every number written in a source file. */
function numbersIn(node: unknown): number[] {
  if (typeof node !== "object" || node === null) return [];
  if ("type" in node && node.type === "NumericLiteral" && "value" in node) return [Number(node.value)];
  return Object.values(node).flatMap(numbersIn);
}

test("the coach keeps no numbers of its own", () => {
  const plain = [-1, 0, 1, 2, 3, 10, 100, 1000, 10_000];
  for (const { name, text } of coachFiles) {
    const program = parseSync(text, { syntax: "typescript", target: "esnext" });
    const own = numbersIn(program.body).filter((number) => !plain.includes(number));
    expect({ name, own }).toEqual({ name, own: [] });
  }
  expect(numbersIn(parseSync("const waitMs = 1 + 250;", { syntax: "typescript" }).body)).toEqual([1, 250]);
});

test("the settings' body weight and the coach's agree", () => {
  const { assumedBodyWeightKg, plausibleFromKg, plausibleUpToKg } = RULES.R11.numbers;
  expect(assumedBodyWeightKg).toBe(ASSUMED_BODY_WEIGHT_KG);
  expect([plausibleFromKg, plausibleUpToKg]).toEqual(BODY_WEIGHT_RANGE_KG);
});

test("docs/coaching.md is what the tables say", () => {
  const docs = read("docs/coaching.md");
  expect(docs).toBe(coachingDocs());
  expect([...idsIn(docs)].sort()).toEqual(TABLE.map(([id]) => id).sort());
  for (const cue of CUES) expect(docs).toContain(`| ${cue.id} `);
  for (const muscle of MUSCLES) expect(docs).toContain(`| ${muscle.name} `);
});
