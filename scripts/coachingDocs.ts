// Writes docs/coaching.md from the rule table, the muscles and the cue catalogue, for `npm run docs`.
import { writeFileSync } from "node:fs";

import { CUES } from "#shared/domain/cues.ts";
import { MUSCLES, type Muscle } from "#shared/domain/muscles.ts";
import type { Rule } from "#shared/domain/rule.ts";
import { SCREENING, type ScreeningQuestion } from "#shared/domain/screening.ts";
import { RULES } from "#shared/domain/rules.ts";

const DOCS_FILE = new URL("../docs/coaching.md", import.meta.url);

const INTRO = `# What the coach knows

This page is made from \`shared/domain/rules.ts\`, \`muscles.ts\`, \`cues.ts\` and \`screening.ts\` by \`npm run docs\`; change
those files, not this one. A test keeps them together.

Inchworm is a pace and comfort coach for foam rolling. It does not diagnose or treat anything, and it does not replace a
professional. If something feels wrong, stop.

Every cue answers "why?" with the rule behind it. A rule's source is one of: common self-release guides (general
practice), literature (the paper is named), our choice (an engineering decision, open to better knowledge). Numbers
marked with \\* are our own choice. _Live_ rules act now; _planned_ rules are written down and do not act yet.
`;

/** What a number's name ends in, and how a reader sees it. */
const UNITS: readonly { suffix: string; unit: string; scale?: number }[] = [
  { suffix: "MmS", unit: " mm/s" },
  { suffix: "Mm", unit: " mm" },
  { suffix: "Ms", unit: " s", scale: 0.001 },
  { suffix: "Pct", unit: " %" },
  { suffix: "Kg", unit: " kg" },
  { suffix: "FromN", unit: " N" },
  { suffix: "Nrs", unit: " of 10" },
  { suffix: "Hz", unit: " Hz" },
  { suffix: "Days", unit: " days" },
  { suffix: "Weeks", unit: " weeks" },
  { suffix: "PerWeek", unit: " a week" },
  { suffix: "PerDay", unit: " a day" },
  { suffix: "S", unit: " s" },
];

function numberLine(name: string, value: number | readonly number[], isOurs: boolean): string {
  const found = UNITS.find(({ suffix }) => name.endsWith(suffix));
  const stem = found === undefined ? name : name.slice(0, -found.suffix.length);
  const words = stem.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const shown = [value].flat().map((one) => String(Number((one * (found?.scale ?? 1)).toPrecision(4))));
  return `- ${words}: ${shown.join(shown.length === 2 ? "–" : ", ")}${found?.unit ?? ""}${isOurs ? " \\*" : ""}`;
}

function ruleText(id: string, rule: Rule): string {
  const isOurs = (name: string): boolean => rule.ours === "all" || rule.ours.includes(name);
  const numbers = Object.entries(rule.numbers).map(([name, value]) => numberLine(name, value, isOurs(name)));
  const list = numbers.length === 0 ? "" : `${numbers.join("\n")}\n\n`;
  return `### ${id} · ${rule.title}\n\n${rule.says}\n\n${list}_${rule.status === "live" ? "Live" : "Planned"}. Source: ${rule.source}._\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? "").padEnd(width)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

function muscleRow(muscle: Muscle): string[] {
  const knee = { start: "where strokes start", far: "where strokes end" };
  return [
    muscle.name,
    muscle.targetPct.join("–"),
    String(muscle.easeOffPct),
    String(muscle.stopPct),
    muscle.source,
    `${muscle.holdS.join("–")} s`,
    muscle.holdSource,
    muscle.kneeEnd === undefined ? "—" : knee[muscle.kneeEnd],
  ];
}

const EFFECTS: Readonly<Record<ScreeningQuestion["effect"], (question: ScreeningQuestion) => string>> = {
  block: ({ closes, urgent }) =>
    `closes ${closes === "knee" ? "the knee's areas" : "everything"}${urgent ? "; urgent care" : ""}`,
  caution: () => "ask a professional first",
  refer: ({ urgent }) => (urgent ? "urgent care" : "see a professional"),
};

const OPENS = {
  time: "two days after, with a no; or three days",
  cleared: "when cleared",
  "never-closed": "—",
} as const;

/** The whole page. */
export function coachingDocs(): string {
  const rules = Object.entries<Rule>(RULES).map(([id, rule]) => ruleText(id, rule));
  const muscles = table(
    ["Muscle", "Target", "Ease off", "Stop", "Source", "Hold", "Source", "The knee is"],
    MUSCLES.map(muscleRow),
  );
  const cues = table(
    ["Cue", "On the screen", "Spoken", "Kind", "Rule"],
    CUES.map((cue) => [cue.id, cue.text, cue.spoken, cue.class, cue.ruleId]),
  );
  const questions = table(
    ["Question", "Asked", "A yes", "Opens again", "Rule"],
    SCREENING.map((question: ScreeningQuestion) => [
      question.asks,
      question.when === "first" ? "once" : "each day",
      EFFECTS[question.effect](question),
      question.effect === "block" ? OPENS[question.opens] : "—",
      question.ruleId,
    ]),
  );
  return [
    INTRO,
    "## Muscles (R4, R11, R14)\n\nPressure in percent of body weight carried on the roller, one limb.\n",
    `${muscles}\n`,
    "## Cues\n\nMost urgent first: stop, safety, hold, pressure, pace, praise.\n",
    `${cues}\n`,
    "## Questions before rolling\n\nA professional clears; the person says so.\n",
    `${questions}\n`,
    "## Rules\n",
    ...rules,
  ].join("\n");
}

if (import.meta.main) writeFileSync(DOCS_FILE, coachingDocs());
