// npm run recompute: sessions worked out anew by today's core, and what that changes.
import { chooseSessions } from "#hub/cli/chooseSessions.ts";
import { parseFlags, runCommand } from "#hub/cli/command.ts";
import type { CommandIo } from "#hub/cli/command.ts";
import { processIo } from "#hub/cli/processIo.ts";
import { createProgress } from "#hub/cli/progress.ts";
import { inchwormVersion } from "#hub/cli/version.ts";
import { usualDataDir } from "#hub/config.ts";
import { asInchwormError, InchwormError } from "#hub/errors.ts";
import { lockFolder } from "#hub/keeping/lock.ts";
import { changesOf } from "#hub/rederive/changes.ts";
import { rederive } from "#hub/rederive/rederive.ts";
import { openSessionStore } from "#hub/session/store.ts";
import { createPipeline } from "#hub/signal/pipeline.ts";

const HELP = `npm run recompute -- ID|all [--dry-run] [--data DIR]

Works sessions out anew from their recordings by today's core: time on the roller, in pace and in pressure, strokes
and holds. Says what changes, and keeps it with the version that worked it out. What was said about a session stays.
The hub must not be running on the same folder, unless --dry-run is given; its next start takes the numbers over.

  ID          a session's id, as on the page and in DIR/sessions
  --dry-run   only say what would change
  --data DIR  the hub's data folder (${usualDataDir()})
`;

export async function recompute(args: readonly string[], io: CommandIo): Promise<number> {
  return runCommand(io, async () => {
    const { values, positionals } = parseFlags({
      args: [...args],
      allowPositionals: true,
      options: {
        "dry-run": { type: "boolean" },
        data: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
    if (values.help === true) {
      await io.stdout.write(HELP.trimEnd());
      return io.stdout.close();
    }
    const [id, ...tooMany] = positionals;
    if (id === undefined || tooMany.length > 0) {
      throw new InchwormError("BAD_FLAG", "recompute needs one session's id, or all");
    }
    const dataDir = values.data ?? usualDataDir();
    await run({ dataDir, id: id === "all" ? undefined : id, dry: values["dry-run"] === true, io });
  });
}

interface Job {
  readonly dataDir: string;
  readonly id: string | undefined;
  readonly dry: boolean;
  readonly io: CommandIo;
}

/** A session that cannot be worked out is told and left as it is. */
async function run({ dataDir, id, dry, io }: Job): Promise<void> {
  const sessions = await chooseSessions({ dataDir, id });
  const lock = dry ? undefined : await lockFolder(dataDir);
  const progress = createProgress({ out: io.stderr, label: "Working out" });
  let changed = 0;
  let left = 0;
  try {
    const store = dry ? undefined : await openSessionStore({ dataDir });
    const coreVersion = await inchwormVersion();
    for (const [at, kept] of sessions.entries()) {
      const session = store?.find(kept.session.id) ?? kept.session;
      if (session.state === "running") continue;
      try {
        const onProgress = (done: number, total: number) => progress.update(at + done / total, sessions.length);
        const about = { journalPath: kept.journalPath, session, createCore: createPipeline, coreVersion, onProgress };
        const found = await rederive({ ...about, nowMs: Date.now() });
        const changes = changesOf(session, found);
        if (changes.length > 0) changed++;
        progress.end();
        await io.stdout.write(`${session.id}  ${changes.length === 0 ? "the same" : changes.join(", ")}`);
        store?.update(found);
        await store?.save(session.id);
      } catch (thrown) {
        left++;
        progress.end();
        io.stderr.write(`left as it is: ${session.id}: ${asInchwormError(thrown, "BAD_RECORDING").message}\n`);
      }
    }
  } finally {
    progress.end();
    await lock?.release();
  }
  await io.stdout.close();
  const of = sessions.length === 1 ? "one session" : `${sessions.length} sessions`;
  io.stderr.write(
    `${changed} of ${of} changed${dry ? ", nothing was written" : ""}${left > 0 ? `, ${left} left` : ""}\n`,
  );
  if (left === sessions.length) throw new InchwormError("BAD_RECORDING", "no session could be worked out");
}

if (import.meta.main) {
  process.exitCode = await recompute(process.argv.slice(2), processIo());
}
