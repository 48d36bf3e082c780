// Many sessions as one Parquet data set: a table of sessions, one of ticks, one of events, in a folder.
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";

import { asInchwormError } from "#hub/errors.ts";
import type { ExportAbout } from "#hub/export/about.ts";
import { EVENT_COLUMNS, TICK_COLUMNS, sessionIdOf } from "#hub/export/parquet.ts";
import { createParquetFile } from "#hub/export/parquetFile.ts";
import type { Column } from "#hub/export/parquetFile.ts";
import { openSource } from "#hub/export/source.ts";
import type { SourceOptions } from "#hub/export/source.ts";
import { SCOPE_STATEMENT } from "#shared/domain/screening.ts";
import type { DataQuality } from "#shared/schema/sessionExport.ts";

export interface DataSet {
  /** @throws InchwormError FILE_UNREADABLE, BAD_RECORDING (nothing of it is added then, unless damage lies inside), FILE_UNWRITABLE */
  add(session: SourceOptions): Promise<void>;
  /** Writes the footers: without them the tables cannot be read. @throws InchwormError FILE_UNWRITABLE */
  close(): Promise<void>;
}

interface SessionRow extends ExportAbout {
  readonly quality: DataQuality;
}

/** docs/exports.md lists them. */
export const SESSION_COLUMNS: readonly Column<SessionRow>[] = [
  { name: "session_id", type: "text", of: (_row, sessionId) => sessionId },
  { name: "started", unit: "ms since 1970, UTC", type: "time", of: ({ session }) => session?.startedMs },
  { name: "stopped", unit: "ms since 1970, UTC", type: "time", of: ({ session }) => session?.stoppedMs },
  { name: "state", type: "text", of: ({ session }) => session?.state },
  { name: "simulated", type: "truth", of: ({ session }) => session?.simulated },
  { name: "muscle", type: "text", of: ({ session }) => session?.selection.muscle },
  { name: "side", type: "text", of: ({ session }) => session?.selection.side },
  { name: "mode", type: "text", of: ({ session }) => session?.selection.mode },
  { name: "contact_ms", unit: "ms", type: "number", of: ({ session }) => session?.contactMs },
  { name: "in_pace_ms", unit: "ms", type: "number", of: ({ session }) => session?.inPaceMs },
  { name: "in_force_ms", unit: "ms", type: "number", of: ({ session }) => session?.inForceMs },
  { name: "strokes", type: "whole", of: ({ session }) => session?.strokes },
  { name: "holds", type: "whole", of: ({ session }) => session?.holds },
  { name: "hold_ms", unit: "ms", type: "number", of: ({ session }) => session?.holdMs },
  { name: "mean_force_n", unit: "N", type: "number", of: ({ session }) => session?.meanForceN },
  { name: "gap_ms", unit: "ms", type: "number", of: ({ session }) => session?.gapMs },
  { name: "good_ms", unit: "ms", type: "number", of: ({ quality }) => quality.goodMs },
  { name: "reduced_ms", unit: "ms", type: "number", of: ({ quality }) => quality.reducedMs },
  { name: "unknown_ms", unit: "ms", type: "number", of: ({ quality }) => quality.unknownMs },
  { name: "quality_json", type: "text", of: ({ quality }) => JSON.stringify(quality) },
  { name: "calibration_json", type: "text", of: ({ calibration }) => calibration && JSON.stringify(calibration) },
  { name: "device_json", type: "text", of: ({ device, roller }) => JSON.stringify({ ...device, roller }) },
];

/** Creates the folder and begins the tables in it. @throws InchwormError FILE_UNWRITABLE */
export async function createDataSet(folder: string): Promise<DataSet> {
  await mkdir(folder, { recursive: true }).catch((thrown: unknown) => {
    throw asInchwormError(thrown, "FILE_UNWRITABLE");
  });
  const sessions = createTable(join(folder, "sessions.parquet"), SESSION_COLUMNS);
  const ticks = createTable(join(folder, "ticks.parquet"), TICK_COLUMNS);
  const events = createTable(join(folder, "events.parquet"), EVENT_COLUMNS);
  return {
    async add(options) {
      const source = await openSource(options);
      const sessionId = sessionIdOf(source.about);
      for await (const batch of source.batches) {
        for (const tick of batch.ticks) ticks.file.add(tick, sessionId);
        for (const happening of batch.happenings) events.file.add(happening, sessionId);
        await ticks.flush();
        await events.flush();
      }
      sessions.file.add({ ...source.about, quality: source.quality() }, sessionId);
    },
    async close() {
      const metadata = { "inchworm.scope": SCOPE_STATEMENT };
      for (const table of [sessions, ticks, events]) await table.close(metadata);
    },
  };
}

function createTable<Row>(path: string, columns: readonly Column<Row>[]) {
  const file = createParquetFile(columns);
  const stream = createWriteStream(path);
  const done = finished(stream);
  // Told by the next write.
  done.catch(() => undefined);

  async function write(bytes: Uint8Array): Promise<void> {
    try {
      if (stream.destroyed) await done;
      if (stream.write(bytes)) return;
      await new Promise<void>((resolve, reject) => {
        stream.once("drain", resolve);
        done.catch(reject);
      });
    } catch (thrown) {
      throw asInchwormError(thrown, "FILE_UNWRITABLE");
    }
  }

  return {
    file,
    async flush(): Promise<void> {
      const bytes = file.take();
      if (bytes !== undefined) await write(bytes);
    },
    async close(metadata: Readonly<Record<string, string>>): Promise<void> {
      await write(file.end(metadata));
      stream.end();
      await done.catch((thrown: unknown) => {
        throw asInchwormError(thrown, "FILE_UNWRITABLE");
      });
    },
  };
}
