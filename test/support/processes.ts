// Which test files have a process of their own; all others share processes.
import { matchesGlob } from "node:path";

/** A real browser before a whole hub, page by page and minute by minute: too long for every day. */
export const BROWSER_PROOF = ["test/e2e/**/!(smoke).test.ts", "test/bench/web.test.ts"];
/** Start whole programs, installers, compilers, databases, serial ports and hubs again and again: too long for every day too. */
export const PROCESS_PROOF = [
  "test/house/setup/bootstrap.test.ts",
  "test/house/closing.test.ts",
  "test/house/typeChecked.test.ts",
  "test/hub/noRadio.test.ts",
  "test/hub/serialSession.test.ts",
  "test/keeping/postgresGone.test.ts",
  "test/link/serial/pty.test.ts",
];
/** Of these `npm test` does a short form, the proof with processes the whole one. */
export const SHORTENED = [
  "test/cli/analyze.test.ts",
  "test/firmware/flash.test.ts",
  "test/hub/main.test.ts",
  "test/keeping/faults.test.ts",
  "test/radio/radio.test.ts",
  "test/store/store.test.ts",
];
/** Of the dashboard what only computes: no page is needed for it. */
export const COMPUTING_WEB = [
  "test/web/{age,area,catalogue,columns,format,hold,judgedBy,keysAndTraces,latency,scales,stage,store,timeline,voice,wakeLock,weeksShown}.test.ts",
];
/** Live by the clock. */
export const REAL_TIME = ["test/e2e/**/*.test.ts", "test/hub/serialSession.test.ts", "test/hub/crash.test.ts"];
/** The emulated radio counts time in its own events: what keeps those waiting changes who gives a link up first. */
export const RADIO = ["test/radio/radio.test.ts"];

/** All of them put `fakePipeline.ts` in the signal core's place, and nothing else: they share processes with each other. */
export const PLAYED_CORE = [
  "test/hub/hub.test.ts",
  "test/hub/line*.test.ts",
  "test/hub/people.test.ts",
  "test/hub/sessions.test.ts",
  "test/hub/stoppedToday.test.ts",
];
/** Put something else in a module's place, which others in the same process would get too. */
export const ALONE = ["test/hub/sameTicks.test.ts", "test/link/ble/{link,radio}.test.ts"];

const HAVE_THEIR_OWN = [...PLAYED_CORE, ...ALONE, ...REAL_TIME, ...RADIO];

/** In the browser every file has a page of its own. */
export function sharesProcess(path: string): boolean {
  if (path.startsWith("test/web/")) return matches(path, COMPUTING_WEB);
  return !matches(path, HAVE_THEIR_OWN);
}

export function hasPlayedCore(path: string): boolean {
  return matches(path, PLAYED_CORE);
}

function matches(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matchesGlob(path, pattern));
}
