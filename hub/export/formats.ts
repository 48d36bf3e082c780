// Every format a session can leave in. Their libraries are loaded when one is asked for: the hub starts without them.
import type { ExportSource } from "#hub/export/source.ts";
import type { ExportFormat } from "#shared/schema/session.ts";

export type Pieces = AsyncIterable<string | Uint8Array>;

export interface FormatEntry {
  /** Behind `inchworm-ID`. */
  readonly ending: string;
  readonly contentType: string;
  /** Raw frames are wanted too. */
  readonly frames?: true;
  readonly write: (source: ExportSource) => Promise<Pieces>;
}

/** All but the journal itself, which nothing is computed for. */
export const FORMATS: Readonly<Record<Exclude<ExportFormat, "recording">, FormatEntry>> = {
  csv: {
    ending: ".csv",
    contentType: "text/csv; charset=utf-8; header=present",
    write: async (source) => (await import("#hub/export/csv.ts")).csvText(source),
  },
  "csv-events": {
    ending: "-events.csv",
    contentType: "text/csv; charset=utf-8; header=present",
    write: async (source) => (await import("#hub/export/csvEvents.ts")).csvEventsText(source),
  },
  "csv-zip": {
    ending: ".csv.zip",
    contentType: "application/zip",
    write: async (source) => (await import("#hub/export/csvZip.ts")).csvZip(source),
  },
  json: {
    ending: ".json",
    contentType: "application/json; charset=utf-8",
    write: async (source) => (await import("#hub/export/json.ts")).jsonText(source),
  },
  parquet: {
    ending: ".parquet",
    contentType: "application/vnd.apache.parquet",
    write: async (source) => (await import("#hub/export/parquet.ts")).parquetTicks(source),
  },
  "parquet-events": {
    ending: "-events.parquet",
    contentType: "application/vnd.apache.parquet",
    write: async (source) => (await import("#hub/export/parquet.ts")).parquetEvents(source),
  },
  fit: {
    ending: ".fit",
    contentType: "application/vnd.ant.fit",
    write: async (source) => (await import("#hub/export/fit.ts")).fitBytes(source),
  },
  mcap: {
    ending: ".mcap",
    contentType: "application/octet-stream",
    frames: true,
    write: async (source) => (await import("#hub/export/mcap/mcap.ts")).mcapBytes(source),
  },
  report: {
    ending: ".html",
    contentType: "text/html; charset=utf-8",
    write: async (source) => (await import("#hub/export/report.ts")).reportHtml(source),
  },
};
