// npm run restore: a data folder from a backup.
import type { CommandIo } from "#hub/cli/command.ts";
import { keepingCommand, needed } from "#hub/cli/keepingCommand.ts";
import { processIo } from "#hub/cli/processIo.ts";
import { usualDataDir } from "#hub/config.ts";
import { lockFolder } from "#hub/keeping/lock.ts";
import { refuseNoBackup, restore } from "#hub/keeping/restore.ts";

const HELP = `npm run restore -- FILE [--force] [--data DIR]

Makes the data folder what it was when the backup was made. The backup is checked first. A folder that has something in it
is refused; with --force it is set aside under another name. Stop the hub before.

  --data DIR  the hub's data folder (${usualDataDir()})
`;

export const restoreCommand = (args: readonly string[], io: CommandIo): Promise<number> =>
  keepingCommand(args, io, HELP, async ({ dataDir, file, force }) => {
    const path = needed(file, "FILE");
    await refuseNoBackup(path);
    // Nobody may be at work in it; the lock itself must not be found in the folder.
    await (await lockFolder(dataDir)).release();
    const { files, aside } = await restore({ dataDir, file: path, force, nowMs: Date.now() });
    return `${files} files in ${dataDir}${aside === undefined ? "" : `; what was there is in ${aside}`}`;
  });

if (import.meta.main) process.exitCode = await restoreCommand(process.argv.slice(2), processIo());
