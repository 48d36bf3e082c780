// npm run export: sessions of a data folder as files, one or all of them, without a running hub.
import { createWriteStream } from "node:fs";
import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { parseFlags, runCommand } from "#hub/cli/command.ts";
import type { CommandIo } from "#hub/cli/command.ts";
import { chooseSessions } from "#hub/cli/chooseSessions.ts";
import type { KeptSession } from "#hub/cli/chooseSessions.ts";
import { processIo } from "#hub/cli/processIo.ts";
import { createProgress } from "#hub/cli/progress.ts";
import type { Progress } from "#hub/cli/progress.ts";
import { usualDataDir } from "#hub/config.ts";
import { InchwormError, reasonOf } from "#hub/errors.ts";
import { createDataSet } from "#hub/export/dataSet.ts";
import type { WeightTold } from "#hub/export/source.ts";
import { exportSession } from "#hub/export/sessionExport.ts";
import { shareBundle } from "#hub/export/share.ts";
import { createPipeline } from "#hub/signal/pipeline.ts";
import { LANGUAGES, type Language } from "#shared/domain/languages.ts";
import { check } from "#shared/schema/check.ts";
import { EXPORT_FORMATS } from "#shared/schema/session.ts";
import type { ExportFormat } from "#shared/schema/session.ts";
import { SHARE_FIELDS, SharedName } from "#shared/schema/share.ts";
import type { ShareField } from "#shared/schema/share.ts";

const BUNDLE = "bundle";
const WAYS = [...EXPORT_FORMATS, BUNDLE] as const;
const FORMAT_NAMES = WAYS.join(", ");

const HELP = `npm run export -- ID --format FORMAT --out PATH
npm run export -- all --format FORMAT --out FOLDER [--from DATE] [--to DATE] [--person NAME]

Writes a session as a file, or all sessions into a folder. With all and --format parquet they become one data set:
sessions.parquet, ticks.parquet and events.parquet in FOLDER. docs/exports.md has every format.

  ID               a session's id, as on the page and in DIR/sessions
  --format FORMAT  ${FORMAT_NAMES}
  --out PATH       a file; with all a folder, made when it is missing
  --from DATE      all: only sessions from this day on, like 2026-11-21
  --to DATE        all: only sessions up to this day
  --person NAME    all: only those of this person, by name or id
  --fields LIST    bundle: what is in it, of ${SHARE_FIELDS.join(",")}
  --name NAME      bundle and report: whose session it is; left out without it
  --weight         report: with the body weight
  --lang LANGUAGE  bundle and report: the report's language, ${LANGUAGES.join(" or ")}; ${LANGUAGES[0]} without it
  --data DIR       the hub's data folder (${usualDataDir()})
`;

interface Order {
  readonly format: ExportFormat | typeof BUNDLE;
  readonly fields: readonly ShareField[];
  readonly name: string | undefined;
  readonly language: Language | undefined;
  readonly weight: WeightTold | undefined;
}

export async function exportCommand(args: readonly string[], io: CommandIo): Promise<number> {
  return runCommand(io, async () => {
    const text = { type: "string" } as const;
    const { values, positionals } = parseFlags({
      args: [...args],
      allowPositionals: true,
      options: {
        format: text,
        out: text,
        from: text,
        to: text,
        person: text,
        fields: text,
        name: text,
        lang: text,
        weight: { type: "boolean" },
        data: text,
        help: { type: "boolean", short: "h" },
      },
    });
    if (values.help === true) {
      await io.stdout.write(HELP.trimEnd());
      return io.stdout.close();
    }
    const [id, ...tooMany] = positionals;
    if (id === undefined || tooMany.length > 0)
      throw new InchwormError("BAD_FLAG", "export needs one session's id, or all");
    const { out } = values;
    if (out === undefined || out === "") throw new InchwormError("BAD_FLAG", "export needs --out PATH");
    const weight = values.weight === true ? "told" : undefined;
    if (weight !== undefined && values.format !== "report")
      throw new InchwormError("BAD_FLAG", "--weight goes with --format report; in a bundle it is one of the fields");
    const order = { ...readOrder(values), weight } as const;
    const { from, to, person } = values;
    if (id !== "all" && (from ?? to ?? person) !== undefined) {
      throw new InchwormError("BAD_FLAG", "--from, --to and --person go with all");
    }
    const dataDir = values.data ?? usualDataDir();
    const sessions = await chooseSessions({ dataDir, id: id === "all" ? undefined : id, from, to, person });
    const progress = createProgress({ out: io.stderr, label: "Exporting" });
    try {
      if (id !== "all") await one(sessions, order, out, progress);
      else await all(sessions, order, out, { progress, io });
    } finally {
      progress.end();
    }
  });
}

type Flags = Readonly<Record<"format" | "fields" | "name" | "lang", string | undefined>>;

function readOrder(values: Partial<Flags>): Omit<Order, "weight"> {
  const format = WAYS.find((known) => known === values.format);
  if (format === undefined) throw new InchwormError("BAD_FLAG", `--format must be one of ${FORMAT_NAMES}`);
  const isBundle = format === BUNDLE;
  if (isBundle !== (values.fields !== undefined)) {
    throw new InchwormError("BAD_FLAG", isBundle ? "a bundle needs --fields" : "--fields goes with --format bundle");
  }
  const fields = (values.fields?.split(",") ?? []).map((wanted) => {
    const field = SHARE_FIELDS.find((known) => known === wanted);
    if (field === undefined)
      throw new InchwormError("BAD_FLAG", `--fields: "${wanted}" is none of ${SHARE_FIELDS.join(",")}`);
    return field;
  });
  const language = LANGUAGES.find((known) => known === values.lang);
  if (values.lang !== undefined && language === undefined)
    throw new InchwormError("BAD_FLAG", `--lang must be one of ${LANGUAGES.join(", ")}`);
  if (language !== undefined && !isBundle && format !== "report")
    throw new InchwormError("BAD_FLAG", "--lang goes with --format report or bundle");
  if (values.name === undefined) return { format, fields, name: undefined, language };
  const name = check(SharedName, values.name);
  if (!name.ok) throw new InchwormError("BAD_FLAG", `--name: ${name.fault}`);
  return { format, fields, name: name.value, language };
}

async function one([kept]: readonly KeptSession[], order: Order, out: string, progress: Progress): Promise<void> {
  if (kept === undefined) return;
  const onProgress = (done: number, total: number) => progress.update(done, total);
  const { body } = await fileOf(kept, order, onProgress);
  await save(body, out);
}

interface Telling {
  readonly progress: Progress;
  readonly io: CommandIo;
}

/** A session that cannot be read is told and left out; a file that cannot be written ends it. */
async function all(
  sessions: readonly KeptSession[],
  order: Order,
  folder: string,
  { progress, io }: Telling,
): Promise<void> {
  await makeFolder(folder);
  const dataSet = order.format === "parquet" ? await createDataSet(folder) : undefined;
  let left = 0;
  let fault: InchwormError | undefined;
  for (const [at, kept] of sessions.entries()) {
    const onProgress = (done: number, total: number) => progress.update(at + done / total, sessions.length);
    if (kept.session.state === "running") {
      progress.end();
      io.stderr.write(`still running, so up to now only: ${kept.session.id}\n`);
    }
    try {
      if (dataSet !== undefined) await dataSet.add({ ...kept, createCore: createPipeline, onProgress });
      else {
        const { body, fileName } = await fileOf(kept, order, onProgress);
        await save(body, join(folder, fileName));
      }
    } catch (thrown) {
      if (!(thrown instanceof InchwormError) || thrown.code === "FILE_UNWRITABLE") throw thrown;
      left++;
      fault = thrown;
      progress.end();
      io.stderr.write(`left out: ${thrown.message}\n`);
    }
    progress.update(at + 1, sessions.length);
  }
  await dataSet?.close();
  progress.end();
  io.stderr.write(`${sessions.length - left} of ${sessions.length} sessions in ${folder}\n`);
  if (fault !== undefined && left === sessions.length) throw fault;
}

async function fileOf(
  { session, journalPath }: KeptSession,
  { format, fields, ...wish }: Order,
  onProgress: (done: number, total: number) => void,
): Promise<{ readonly body: Readable; readonly fileName: string }> {
  const about = { sessionId: session.id, session, journalPath, createCore: createPipeline, ...wish, onProgress };
  if (format !== BUNDLE) return exportSession({ ...about, format });
  const body = Readable.from(await shareBundle({ ...about, fields }), { objectMode: false });
  return { body, fileName: `inchworm-${session.id}-shared.zip` };
}

async function save(body: Readable, out: string): Promise<void> {
  const folder = await stat(out)
    .then((found) => found.isDirectory())
    .catch(() => false);
  if (folder) throw new InchwormError("FILE_UNWRITABLE", `${out}: it is a folder`);
  try {
    await pipeline(body, createWriteStream(out));
  } catch (thrown) {
    if (thrown instanceof InchwormError) throw thrown;
    throw new InchwormError("FILE_UNWRITABLE", `${out}: ${reasonOf(thrown)}`, { cause: thrown });
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (thrown) {
    throw new InchwormError("FILE_UNWRITABLE", `${folder}: ${reasonOf(thrown)}`, { cause: thrown });
  }
}

if (import.meta.main) {
  process.exitCode = await exportCommand(process.argv.slice(2), processIo());
}
