// Everything in a session that is no tick, in one shape: what the core found, what was said, done and noted.
import { eventLine } from "#hub/export/featureLines.ts";
import type { SignalEvent } from "#shared/domain/features.ts";
import type { Selection } from "#shared/schema/live.ts";
import type { RecordingLine } from "#shared/schema/recording.ts";

export interface Happening {
  readonly kind: string;
  /** Hub clock. */
  readonly startMs: number;
  readonly endMs?: number | undefined;
  readonly muscle?: string | undefined;
  readonly side?: string | undefined;
  /** Which cue, mark, spot, prompt or step of a program. */
  readonly name?: string | undefined;
  readonly action?: string | undefined;
  /** Discomfort 0–10, a step's number, how much counted (ms): docs/exports.md says what for which kind. */
  readonly value?: number | undefined;
  readonly lengthMm?: number | undefined;
  readonly ruleId?: string | undefined;
  readonly text?: string | undefined;
  /** The whole of it, as JSON. */
  readonly line: string;
}

type Area = Pick<Selection, "muscle" | "side"> | undefined;

/** Undefined for what only announces a beginning: its end carries it. */
export function coreHappening(event: SignalEvent, area: Area): Happening | undefined {
  const line = eventLine(event);
  if (line === undefined) return undefined;
  const at = { muscle: area?.muscle, side: area?.side, line };
  switch (event.kind) {
    case "stroke":
      return { kind: "stroke", startMs: event.startMs, endMs: event.endMs, lengthMm: event.lengthMm, ...at };
    case "hold":
    case "lift":
      return { kind: event.kind, startMs: event.startMs, endMs: event.endMs, ...at };
    case "reversal":
      return { kind: "reversal", startMs: event.tMs, ...at };
    case "holdStart":
    case "liftStart":
      return undefined;
  }
}

/** A line of the journal that is no frame; undefined for what tells nothing a person or a program would look for. */
export function journalHappening(line: RecordingLine, area: Area): Happening | undefined {
  const fields = readerOf(line);
  const startMs = fields.number("tMs") ?? fields.number("startMs") ?? fields.number("startedMs") ?? Number.NaN;
  const { text, number } = fields;
  const at = {
    startMs,
    muscle: text("muscle") ?? area?.muscle,
    side: text("side") ?? area?.side,
    action: text("action"),
    ruleId: text("ruleId"),
    line: JSON.stringify(line),
  };
  switch (line.k) {
    case "cue":
      return { kind: "cue", ...at, name: text("cueId"), text: text("why") };
    case "prompt":
      return { kind: "prompt", ...at, name: text("promptId"), text: text("text") };
    case "mark":
      return { kind: "mark", ...at, name: text("mark"), value: number("value"), text: text("reason") };
    case "spot":
      return { kind: "spot", ...at, name: text("id"), action: text("state"), value: lastAnswer(fields.any("answers")) };
    case "closed":
      return { kind: "closed", ...at };
    case "referral":
      return { kind: "referral", ...at, name: text("reason"), text: text("says") };
    case "program":
      return {
        kind: "program",
        ...at,
        name: text("event"),
        action: text("how"),
        value: number("step"),
        text: text("text") ?? text("programId"),
      };
    case "hold":
      return { kind: "countedHold", ...at, endMs: number("endMs"), value: number("countedMs") };
    case "link":
      return { kind: "link", ...at, name: text("state") };
    case "dropped":
      return { kind: "lost", ...at, value: number("lines") };
    case "session":
      return { kind: "session", ...at, name: text("event"), startMs: number("stoppedMs") ?? startMs };
    case "core":
      return "settings" in line ? { kind: "calibration", ...at } : undefined;
    default:
      return undefined;
  }
}

function readerOf(line: RecordingLine) {
  const any = (key: string): unknown => Object.getOwnPropertyDescriptor(line, key)?.value;
  return {
    any,
    text(key: string): string | undefined {
      const value = any(key);
      return typeof value === "string" ? value : undefined;
    },
    number(key: string): number | undefined {
      const value = any(key);
      return typeof value === "number" ? value : undefined;
    },
  };
}

function lastAnswer(answers: unknown): number | undefined {
  const last: unknown = Array.isArray(answers) ? answers.at(-1) : undefined;
  const nrs = typeof last === "object" && last !== null && "nrs" in last ? last.nrs : undefined;
  return typeof nrs === "number" ? nrs : undefined;
}
