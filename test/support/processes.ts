// Which test files have a process of their own; all others share processes.

/** A real browser before a whole hub, page by page and minute by minute: too long for every day. */
export const BROWSER_PROOF = ["test/e2e/**/!(smoke).test.ts", "test/bench/web.test.ts"];
/** Start whole programs, installers, serial ports and hubs again and again: too long for every day too. */
export const PROCESS_PROOF = [
  "test/house/setup/bootstrap.test.ts",
  "test/house/closing.test.ts",
  "test/hub/noRadio.test.ts",
  "test/hub/serialSession.test.ts",
  "test/keeping/postgresGone.test.ts",
  "test/link/serial/pty.test.ts",
];
/** Live by the clock. */
export const REAL_TIME = ["test/e2e/**/*.test.ts", "test/hub/serialSession.test.ts", "test/hub/crash.test.ts"];
/** The emulated radio counts time in its own events: what keeps those waiting changes who gives a link up first. */
export const RADIO = ["test/radio/radio.test.ts"];

const ALONE_FOLDERS = ["test/hub/", "test/link/ble/"];
/** Put something else in a module's place, which others in the same process would get too. */
export const ALONE = ALONE_FOLDERS.map((folder) => `${folder}**/*.test.ts`);

/** In the browser every file has a page of its own. */
export function sharesProcess(path: string): boolean {
  return ![...ALONE_FOLDERS, "test/e2e/", "test/web/"].some((folder) => path.startsWith(folder));
}
