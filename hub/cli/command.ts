// What every command of the command line shares: where it writes, and one clear line when it cannot go on.
import { parseArgs } from "node:util";
import type { ParseArgsConfig } from "node:util";

import type { ProgressOut } from "#hub/cli/progress.ts";
import { asInchwormError, InchwormError, reasonOf, type ErrorCode } from "#hub/errors.ts";
import { unknownFlagText } from "#shared/domain/nearNames.ts";

export interface CommandIo {
  readonly stdout: LineOut;
  readonly stderr: ProgressOut;
}

/** A file (hub/recording/lineFile.ts) or the standard output (hub/cli/stdout.ts). */
export interface LineOut {
  /** One line without its end; wait for the promise, when there is one. */
  write(line: string): Promise<void> | undefined;
  close(): Promise<void>;
}

/** Whoever read the output has gone (`| head`): an end, not a failure. */
export class OutputGone extends Error {}

export const EXIT = { ok: 0, failed: 1, usage: 2 } as const;

/** What the person typed is wrong, not what it works on. */
const WRONG_USE: ReadonlySet<ErrorCode> = new Set(["BAD_FLAG", "BAD_LINK_URI", "UNKNOWN_SCENARIO", "LAN_NOT_ALLOWED"]);

/** docs/errors.md has the table. */
export function exitCodeOf({ code }: Pick<InchwormError, "code">): number {
  return WRONG_USE.has(code) ? EXIT.usage : EXIT.failed;
}

/** Node's words. */
const UNKNOWN_FLAG = /^Unknown option '(-[^']*)'/;

/** `parseArgs`, its complaint as BAD_FLAG. */
export function parseFlags<Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (thrown) {
    const message = reasonOf(thrown);
    const [, unknown] = UNKNOWN_FLAG.exec(message) ?? [];
    if (unknown !== undefined)
      throw new InchwormError("BAD_FLAG", unknownFlagText(unknown, Object.keys(config.options ?? {})));
    const [first = ""] = message.split(/\. (?:To|Did)|\n/);
    throw new InchwormError("BAD_FLAG", first, { cause: thrown });
  }
}

/** Runs `command`; an error becomes one line on stderr. Gives the exit code. */
export async function runCommand(io: CommandIo, command: () => Promise<void>): Promise<number> {
  try {
    await command();
    return EXIT.ok;
  } catch (thrown) {
    if (thrown instanceof OutputGone) return EXIT.ok;
    const error = asInchwormError(thrown, "UNEXPECTED");
    io.stderr.write(`${errorLine(error)}\n`);
    return exitCodeOf(error);
  }
}

/** Text from a file as one line of a terminal, whatever it holds: nothing in it moves the cursor or colours the rest. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, " ");
}

/** `BAD_RECORDING The recording cannot be read: walk.ndjson:1: … See docs/recording.md …` on one line. */
export function errorLine(error: InchwormError): string {
  const message = oneLine(error.message).replace(/[.:\s]+$/, "");
  return `${error.code} ${message}${message.endsWith("?") ? "" : "."} ${error.whatToDo}`;
}
