// npm run import: sessions of a backup that are not here yet, or one recording as a session.
import type { CommandIo } from "#hub/cli/command.ts";
import { keepingCommand, needed } from "#hub/cli/keepingCommand.ts";
import type { KeepingOrder } from "#hub/cli/keepingCommand.ts";
import { processIo } from "#hub/cli/processIo.ts";
import { createProgress } from "#hub/cli/progress.ts";
import { inchwormVersion } from "#hub/cli/version.ts";
import { usualDataDir } from "#hub/config.ts";
import { InchwormError } from "#hub/errors.ts";
import { importRecording, isRecording, sessionIn } from "#hub/keeping/importRecording.ts";
import type { ImportOptions } from "#hub/keeping/importRecording.ts";
import { lockFolder } from "#hub/keeping/lock.ts";
import { importBackup, refuseNoBackup } from "#hub/keeping/restore.ts";
import { rederive } from "#hub/rederive/rederive.ts";
import { openSessionStore } from "#hub/session/store.ts";
import { createPipeline } from "#hub/signal/pipeline.ts";
import { check } from "#shared/schema/check.ts";
import { Selection } from "#shared/schema/live.ts";

const HELP = `npm run import -- BACKUP|RECORDING [--muscle M --side S] [--data DIR]

A backup: takes those sessions of it into the data folder that are not there yet; nothing else is changed.
A recording (.ndjson or .ndjson.gz; of a journal in several parts, the first): makes a session of it and works it out by
today's core. It is nobody's, and stays so. One that does not say what was rolled needs --muscle and --side.
Stop the hub before; its next start takes the sessions into its database.

  --muscle M  calf, quadriceps, hamstrings, … (docs/programs.md has all)
  --side S    left or right
  --data DIR  the hub's data folder (${usualDataDir()})
`;

export const importCommand = (args: readonly string[], io: CommandIo): Promise<number> =>
  keepingCommand(args, io, HELP, async (order) => {
    const { dataDir } = order;
    const nowMs = Date.now();
    const file = needed(order.file, "a backup or a recording");
    const selection = chosenSelection(order);
    // What is wrong with the file is told whoever has the folder.
    const told = (await isRecording(file)) ? await sessionIn({ file, selection, nowMs }) : undefined;
    if (told === undefined) await refuseNoBackup(file);
    const lock = await lockFolder(dataDir);
    try {
      if (told !== undefined) return await takeRecording({ dataDir, file, told, nowMs, io });
      const taken = await importBackup({ dataDir, file, nowMs });
      return `${taken.length === 1 ? "one session" : `${taken.length} sessions`} taken into ${dataDir}`;
    } finally {
      await lock.release();
    }
  });

interface Taking extends Pick<ImportOptions, "dataDir" | "file" | "told" | "nowMs"> {
  readonly io: CommandIo;
}

async function takeRecording({ io, ...about }: Taking): Promise<string> {
  const { dataDir, nowMs } = about;
  const progress = createProgress({ out: io.stderr, label: "Working out" });
  try {
    const how = { createCore: createPipeline, coreVersion: await inchwormVersion(), nowMs };
    const session = await importRecording({
      ...about,
      store: await openSessionStore({ dataDir }),
      workOut: (journalPath, told) => rederive({ ...how, journalPath, session: told, onProgress: progress.update }),
    });
    progress.end();
    const seconds = Math.round(((session.stoppedMs ?? session.startedMs) - session.startedMs) / 1000);
    const { unread } = session;
    const lines = unread?.lines === 1 ? "one line" : `${unread?.lines} lines`;
    const left = unread === undefined ? "" : `; what could not be read of it is left out (${lines})`;
    return `session ${session.id} taken into ${dataDir}: ${seconds} s${left}`;
  } finally {
    progress.end();
  }
}

/** @throws InchwormError BAD_FLAG */
function chosenSelection({ muscle, side }: KeepingOrder): Selection | undefined {
  if (muscle === undefined && side === undefined) return undefined;
  const checked = check(Selection, { muscle, side, mode: "deep" });
  if (!checked.ok) throw new InchwormError("BAD_FLAG", `--muscle and --side: ${checked.fault}`);
  return checked.value;
}

if (import.meta.main) process.exitCode = await importCommand(process.argv.slice(2), processIo());
