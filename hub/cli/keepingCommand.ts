// What backup, restore and import share: flags, help, one line at the end.
import { parseFlags, runCommand } from "#hub/cli/command.ts";
import type { CommandIo } from "#hub/cli/command.ts";
import { usualDataDir } from "#hub/config.ts";
import { InchwormError } from "#hub/errors.ts";

export interface KeepingOrder {
  readonly dataDir: string;
  readonly file: string | undefined;
  readonly out: string | undefined;
  readonly force: boolean;
  /** Of an import: as typed. */
  readonly muscle: string | undefined;
  readonly side: string | undefined;
}

/** `work` gives the line that says what was done. */
export async function keepingCommand(
  args: readonly string[],
  io: CommandIo,
  help: string,
  work: (order: KeepingOrder) => Promise<string>,
): Promise<number> {
  return runCommand(io, async () => {
    const text = { type: "string" } as const;
    const options = {
      out: text,
      data: text,
      muscle: text,
      side: text,
      force: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    } as const;
    const { values, positionals } = parseFlags({ args: [...args], allowPositionals: true, options });
    if (values.help === true) {
      await io.stdout.write(help.trimEnd());
      return io.stdout.close();
    }
    const [file, ...tooMany] = positionals;
    if (tooMany.length > 0) throw new InchwormError("BAD_FLAG", `one file at a time, not also ${tooMany.join(" ")}`);
    const dataDir = values.data ?? usualDataDir();
    const { out, force = false, muscle, side } = values;
    io.stderr.write(`${await work({ dataDir, file, out, force, muscle, side })}\n`);
  });
}

/** @throws InchwormError BAD_FLAG */
export function needed(value: string | undefined, what: string): string {
  if (value === undefined || value === "") throw new InchwormError("BAD_FLAG", `${what} is missing`);
  return value;
}
