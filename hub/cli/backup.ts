// npm run backup: the data folder as one file, also while the hub runs.
import { access } from "node:fs/promises";

import type { CommandIo } from "#hub/cli/command.ts";
import { keepingCommand, needed } from "#hub/cli/keepingCommand.ts";
import { processIo } from "#hub/cli/processIo.ts";
import { createProgress } from "#hub/cli/progress.ts";
import { usualDataDir } from "#hub/config.ts";
import { InchwormError } from "#hub/errors.ts";
import { backup } from "#hub/keeping/backup.ts";

const HELP = `npm run backup -- --out FILE [--force] [--data DIR]

Puts sessions, people, calibrations, programs and settings into one file (a tar archive, packed), with a checksum of
each. The hub may run meanwhile. The database is left out: it is worked out anew.

  --out FILE  such as inchworm.tar.gz; an existing file is refused without --force
  --data DIR  the hub's data folder (${usualDataDir()})
`;

export const backupCommand = (args: readonly string[], io: CommandIo): Promise<number> =>
  keepingCommand(args, io, HELP, async ({ dataDir, out, force }) => {
    const path = needed(out, "--out FILE");
    const there = await access(path).then(
      () => true,
      () => false,
    );
    if (there && !force) throw new InchwormError("FILE_UNWRITABLE", `${path}: it exists; --force replaces it`);
    const progress = createProgress({ out: io.stderr, label: "Backing up" });
    const onProgress = (done: number, total: number) => progress.update(done, total);
    const files = await backup({ dataDir, out: path, nowMs: Date.now(), onProgress }).finally(() => progress.end());
    return `${files} files of ${dataDir} in ${path}`;
  });

if (import.meta.main) process.exitCode = await backupCommand(process.argv.slice(2), processIo());
