// A command's output, kept.
import type { CommandIo } from "#hub/cli/command.ts";

export interface KeptIo extends CommandIo {
  readonly lines: string[];
  errors(): string;
}

export function keepIo(): KeptIo {
  const lines: string[] = [];
  let errors = "";
  return {
    lines,
    errors: () => errors,
    stdout: {
      write(line) {
        lines.push(line);
        return undefined;
      },
      close: () => Promise.resolve(),
    },
    stderr: {
      write(text) {
        errors += text;
        return true;
      },
    },
  };
}
