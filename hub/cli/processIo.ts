// Where a command writes when it runs as a process.
import type { CommandIo } from "#hub/cli/command.ts";
import { createStdout } from "#hub/cli/stdout.ts";

export function processIo(): CommandIo {
  const { stderr } = process;
  // Whoever read the summary may have gone; the data still goes where it should.
  stderr.on("error", () => undefined);
  return { stdout: createStdout(process.stdout), stderr };
}
