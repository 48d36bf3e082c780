// Turns npm's last words into one sentence and what to do.
import { SetupProblem } from "./problem.mjs";

const SHOWN_LINES = 6;
const AGAIN = "then run the same command again; nothing needs cleaning up.";

/** First match wins. */
const CAUSES = [
  {
    pattern:
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ENOTCACHED|ERR_SOCKET_TIMEOUT|network/,
    message: "npm could not reach its package registry",
    whatToDo: `Check the internet connection (and npm's proxy setting), ${AGAIN}`,
  },
  {
    pattern: /ENOSPC/,
    message: "the disk is full",
    whatToDo: `Free about 500 MB, ${AGAIN}`,
  },
  {
    pattern: /EACCES|EPERM|EROFS/,
    message: "a folder cannot be written",
    whatToDo: `Make the project's folder and npm's cache writable for you, ${AGAIN}`,
  },
  {
    pattern: /in sync|EUSAGE/,
    message: "package.json and package-lock.json do not belong together",
    whatToDo: "Take both files from the same commit, or run `npm install` after a change of dependencies.",
  },
  {
    pattern: /EINTEGRITY/,
    message: "a downloaded package is not the one the lock file names",
    whatToDo: "Run `npm cache clean --force`, then the same command again.",
  },
  {
    pattern: /E40[134]|SELF_SIGNED|CERT_|certificate/,
    message: "npm's package registry refused a package",
    whatToDo: `Check npm's settings with \`npm config list\`, ${AGAIN}`,
  },
];

/**
 * @param {{ what: string, code: number, lines: readonly string[] }} failure
 * @returns {SetupProblem}
 */
export function explainNpmFailure({ what, code, lines }) {
  const text = lines.join("\n");
  const cause = CAUSES.find(({ pattern }) => pattern.test(text));
  const details = lines
    .map((line) => line.replace(/^npm (error|ERR!) ?/, ""))
    .filter((line) => line.trim() !== "" && !/^\s+at |^A complete log/.test(line))
    .slice(0, SHOWN_LINES);
  return new SetupProblem(
    `Inchworm could not install ${what}: ${cause?.message ?? `npm ended with code ${code}`}.`,
    cause?.whatToDo ?? `See npm's message below, ${AGAIN}`,
    details,
  );
}
