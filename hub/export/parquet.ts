// A session's ticks or happenings as one Parquet table: typed, null where a value is not known, units in the metadata.
import type { ExportAbout } from "#hub/export/about.ts";
import type { Happening } from "#hub/export/happening.ts";
import { createParquetFile } from "#hub/export/parquetFile.ts";
import type { Column } from "#hub/export/parquetFile.ts";
import type { Batch, ExportSource, TickRow } from "#hub/export/source.ts";
import { flagNames } from "#shared/domain/features.ts";

/** docs/exports.md lists them. */
export const TICK_COLUMNS: readonly Column<TickRow>[] = [
  { name: "session_id", type: "text", of: (_row, sessionId) => sessionId },
  { name: "time", unit: "ms since 1970, UTC", type: "time", of: ({ tMs }) => tMs },
  { name: "speed_mm_s", unit: "mm/s", type: "number", of: ({ speedMmS }) => speedMmS },
  { name: "force_n", unit: "N", type: "number", of: ({ forceN }) => forceN },
  { name: "force_sd_n", unit: "N", type: "number", of: ({ forceSdN }) => forceSdN },
  { name: "contact", type: "truth", of: ({ contact }) => contact },
  { name: "position_mm", unit: "mm", type: "number", of: ({ positionMm }) => positionMm },
  { name: "hold_ms", unit: "ms", type: "number", of: ({ holdMs }) => holdMs },
  { name: "tremor_n", unit: "N", type: "number", of: ({ tremorN }) => tremorN },
  { name: "breath_n", unit: "N", type: "number", of: ({ breathN }) => breathN },
  { name: "breath_hz", unit: "1/s", type: "number", of: ({ breathHz }) => breathHz },
  { name: "quality", type: "text", of: ({ quality }) => quality },
  {
    name: "why",
    type: "text",
    of: ({ quality, flags }) => (quality === "good" ? undefined : flagNames(flags).join(" ")),
  },
  { name: "muscle", type: "text", of: ({ area }) => area?.muscle },
  { name: "side", type: "text", of: ({ area }) => area?.side },
  { name: "published_ms", unit: "ms since 1970, UTC", type: "number", of: ({ publishedMs }) => publishedMs },
];

export const EVENT_COLUMNS: readonly Column<Happening>[] = [
  { name: "session_id", type: "text", of: (_row, sessionId) => sessionId },
  { name: "time", unit: "ms since 1970, UTC", type: "time", of: ({ startMs }) => startMs },
  { name: "start_ms", unit: "ms since 1970, UTC", type: "number", of: ({ startMs }) => startMs },
  { name: "end_ms", unit: "ms since 1970, UTC", type: "number", of: ({ endMs }) => endMs },
  { name: "kind", type: "text", of: ({ kind }) => kind },
  { name: "muscle", type: "text", of: ({ muscle }) => muscle },
  { name: "side", type: "text", of: ({ side }) => side },
  { name: "name", type: "text", of: ({ name }) => name },
  { name: "action", type: "text", of: ({ action }) => action },
  { name: "value", type: "number", of: ({ value }) => value },
  { name: "length_mm", unit: "mm", type: "number", of: ({ lengthMm }) => lengthMm },
  { name: "rule", type: "text", of: ({ ruleId }) => ruleId },
  { name: "text", type: "text", of: ({ text }) => text },
];

export const parquetTicks = (source: ExportSource) => table(source, TICK_COLUMNS, ({ ticks }) => ticks);
export const parquetEvents = (source: ExportSource) => table(source, EVENT_COLUMNS, ({ happenings }) => happenings);

async function* table<Row extends object>(
  source: ExportSource,
  columns: readonly Column<Row>[],
  rowsOf: (batch: Batch) => readonly Row[],
): AsyncGenerator<Uint8Array, void> {
  const file = createParquetFile(columns);
  const sessionId = sessionIdOf(source.about);
  for await (const batch of source.batches) {
    for (const row of rowsOf(batch)) file.add(row, sessionId);
    const bytes = file.take();
    if (bytes !== undefined) yield bytes;
  }
  yield file.end(metadataOf(source));
}

export function sessionIdOf({ session, device }: ExportAbout): string {
  return session?.id ?? device.id;
}

/** JSON under a key each. */
function metadataOf({ about, quality }: ExportSource): Record<string, string> {
  const { scope, ...rest } = about;
  const texts = Object.entries({ ...rest, quality: quality() }).map(([key, value]) => [
    `inchworm.${key}`,
    JSON.stringify(value),
  ]);
  return { "inchworm.scope": scope, ...Object.fromEntries(texts) };
}
