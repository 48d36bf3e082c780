// The report for a terminal: a word before each finding, its way out below it; colour only repeats what the word says.
import type { DoctorReport, Finding } from "#shared/schema/doctor.ts";

const WIDTH = 80;
const WORD_WIDTH = 9;
const INDENT = " ".repeat(WORD_WIDTH);
const COLOURS: Record<Finding["level"], string> = { ok: "32", warning: "33", problem: "31" };
const SYSTEM_NAMES: Record<DoctorReport["system"], string> = { linux: "Linux", macos: "macOS", windows: "Windows" };

export function reportText({ system, findings }: DoctorReport, colour: boolean): string {
  const blocks = findings.map((finding) => findingText(finding, colour));
  return [`Inchworm on ${SYSTEM_NAMES[system]}`, "", ...blocks, "", closing(findings)].join("\n");
}

function findingText({ level, title, detail, fix = [] }: Finding, colour: boolean): string {
  const word = level.padEnd(WORD_WIDTH);
  const shown = colour ? `\u001B[${COLOURS[level]}m${word}\u001B[0m` : word;
  const [first = "", ...more] = wrapped(title, INDENT);
  return [
    shown + first.slice(WORD_WIDTH),
    ...more,
    ...(detail === undefined ? [] : wrapped(detail, INDENT)),
    ...fix.flatMap((step) => wrapped(step, `${INDENT}  `, `${INDENT}→ `)),
  ].join("\n");
}

function closing(findings: readonly Finding[]): string {
  const count = (level: Finding["level"]) => findings.filter((finding) => finding.level === level).length;
  const problems = count("problem");
  const warnings = count("warning");
  if (problems + warnings === 0) return "Everything is ready. Have a good roll.";
  const many = (number: number, word: string) => `${number} ${word}${number === 1 ? "" : "s"}`;
  const all = [problems > 0 ? many(problems, "problem") : "", warnings > 0 ? many(warnings, "warning") : ""];
  const verdict = problems > 0 ? "the arrows say what to do" : "nothing that stops you";
  return `${all.filter((text) => text !== "").join(", ")}: ${verdict}.`;
}

/** Broken between words; a command longer than a line stays whole, so that it can be copied. */
function wrapped(text: string, indent: string, first = indent): string[] {
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(" ")) {
    const begun = line.trim() !== "" && line !== first;
    if (begun && line.length + 1 + word.length > WIDTH && !isCommand(text)) {
      lines.push(line);
      line = indent + word;
    } else line += begun ? ` ${word}` : word;
  }
  return [...lines, line];
}

function isCommand(text: string): boolean {
  return /^(?:sudo|npm|ls|brew|winget|bluetoothctl) /.test(text);
}
