// Which test files have a process of their own, and which npm test leaves to a command of their own; all others share processes.
import { matchesGlob } from "node:path";

/** Of the dashboard what only computes: no page is needed for it. */
const COMPUTING =
  "age|area|catalogue|columns|format|hold|judgedBy|keysAndTraces|latency|scales|stage|store|timeline|voice|wakeLock|weeksShown";
const COMPUTING_WEB = [`test/web/@(${COMPUTING}).test.ts`];
/** The dashboard's components, each file in a page of its own. */
const COMPONENTS = [`test/web/**/!(${COMPUTING}).test.{ts,tsx}`];
/** A real browser before a whole hub, page by page and minute by minute. */
const WHOLE_PAGES = ["test/e2e/**/!(smoke).test.{ts,tsx}", "test/bench/web.test.ts", "test/export/report.test.ts"];
/** The emulated radio counts time in its own events: what keeps those waiting changes who gives a link up first. */
const RADIO = ["test/radio/radio.test.ts"];
/** Start whole programs, installers, compilers, databases, serial ports, radios and hubs again and again. */
const PROCESS_PROOF = [
  "test/house/setup/bootstrap.test.ts",
  "test/house/closing.test.ts",
  "test/house/typeChecked.test.ts",
  "test/hub/noRadio.test.ts",
  "test/hub/serialSession.test.ts",
  "test/keeping/postgresGone.test.ts",
  "test/link/serial/pty.test.ts",
  ...RADIO,
];
/** Of these `npm test` does a short form, the proof with processes the whole one. */
export const SHORTENED = [
  "test/cli/analyze.test.ts",
  "test/firmware/flash.test.ts",
  "test/hub/main.test.ts",
  "test/keeping/faults.test.ts",
  "test/store/store.test.ts",
];

export interface Proof {
  /** The npm script that does it. */
  readonly command: string;
  readonly about: string;
  /** Too long for every day: `npm test` leaves these files out unless it is asked for them. */
  readonly files: readonly string[];
}
export const PROOFS = {
  browser: {
    command: "test:browser",
    about: "in a real browser",
    files: [...COMPONENTS, ...WHOLE_PAGES],
  },
  processes: { command: "test:processes", about: "with processes, radio and databases", files: PROCESS_PROOF },
} as const satisfies Readonly<Record<string, Proof>>;

/** Live by the clock. */
const REAL_TIME = ["test/e2e/**/*.test.{ts,tsx}", "test/hub/serialSession.test.ts", "test/hub/crash.test.ts"];
/** All of them put `fakePipeline.ts` in the signal core's place, and nothing else: they share processes with each other. */
const PLAYED_CORE = [
  "test/hub/hub.test.ts",
  "test/hub/line*.test.ts",
  "test/hub/people.test.ts",
  "test/hub/sessions.test.ts",
  "test/hub/stoppedToday.test.ts",
];
/** Put something else in a module's place, which others in the same process would get too. */
const ALONE = ["test/hub/sameTicks.test.ts", "test/link/ble/{link,radio}.test.ts"];

export interface Files {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** The projects of `vitest.config.ts`: every test file is in one, and in one only. */
export const PROJECT_FILES = {
  together: {
    include: ["test/*.test.{ts,tsx}", "test/!(web)/**/*.test.{ts,tsx}", ...COMPUTING_WEB],
    exclude: ["test/output/**", ...PLAYED_CORE, ...ALONE, ...REAL_TIME, ...RADIO],
  },
  playedCore: { include: PLAYED_CORE, exclude: [] },
  alone: { include: ALONE, exclude: [] },
  realTime: { include: REAL_TIME, exclude: [] },
  radio: { include: RADIO, exclude: [] },
  browser: { include: COMPONENTS, exclude: [] },
} as const satisfies Readonly<Record<string, Files>>;

export function isIn(path: string, { include, exclude }: Files): boolean {
  return matches(path, include) && !matches(path, exclude);
}

export function matches(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matchesGlob(path, pattern));
}
