// npm run import: sessions of a backup that are not here yet.
import type { CommandIo } from "#hub/cli/command.ts";
import { keepingCommand, needed } from "#hub/cli/keepingCommand.ts";
import { processIo } from "#hub/cli/processIo.ts";
import { lockFolder } from "#hub/keeping/lock.ts";
import { importBackup } from "#hub/keeping/restore.ts";

const HELP = `npm run import -- BACKUP [--data DIR]

Takes those sessions of a backup into the data folder that are not there yet; nothing else is changed. Stop the hub before;
its next start takes them into its database.

  --data DIR  the hub's data folder (the one the hub uses)
`;

export const importCommand = (args: readonly string[], io: CommandIo): Promise<number> =>
  keepingCommand(args, io, HELP, async ({ dataDir, file }) => {
    const path = needed(file, "BACKUP");
    const lock = await lockFolder(dataDir);
    try {
      const taken = await importBackup({ dataDir, file: path, nowMs: Date.now() });
      return `${taken.length === 1 ? "one session" : `${taken.length} sessions`} taken into ${dataDir}`;
    } finally {
      await lock.release();
    }
  });

if (import.meta.main) process.exitCode = await importCommand(process.argv.slice(2), processIo());
