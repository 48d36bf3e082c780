// One Parquet file written as a stream: rows gathered by column, a group at a time; the footer comes last.
import { zstdCompressSync } from "node:zlib";

import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { SchemaElement } from "hyparquet-writer";

export interface Column<Row> {
  readonly name: string;
  /** Said in the file's metadata. */
  readonly unit?: string;
  readonly type: "text" | "number" | "truth" | "whole" | "time";
  /** Undefined or NaN: not known, so null. Times: ms since 1970. */
  readonly of: (row: Row, sessionId: string) => string | number | boolean | undefined;
}

export interface ParquetFile<Row> {
  add(row: Row, sessionId: string): void;
  /** What is complete so far: whole groups. */
  take(): Uint8Array | undefined;
  /** The rest with the footer; `metadata` is kept as text. */
  end(metadata: Readonly<Record<string, string>>): Uint8Array;
}

/**
 * A group is encoded in one go: small enough not to keep a hub that streams from its samples. From 16,384 rows on a list
 * of numbers is too large for memory that is collected cheaply; that costs half as much time again.
 */
const GROUP_ROWS = 8192;

const TYPES = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  number: { type: "DOUBLE" },
  truth: { type: "BOOLEAN" },
  whole: { type: "INT32" },
  time: { type: "INT64", converted_type: "TIMESTAMP_MILLIS" },
} as const satisfies Record<Column<unknown>["type"], Partial<SchemaElement>>;

export function createParquetFile<Row>(columns: readonly Column<Row>[]): ParquetFile<Row> {
  const bytes = new ByteWriter(1 << 16);
  const schema: SchemaElement[] = [
    { name: "root", num_children: columns.length },
    ...columns.map(({ name, type }): SchemaElement => ({ name, repetition_type: "OPTIONAL", ...TYPES[type] })),
  ];
  const file = new ParquetWriter({
    writer: bytes,
    schema,
    codec: "ZSTD",
    compressors: { ZSTD: (data) => zstdCompressSync(data) },
    createdBy: "inchworm",
  });
  let cells = columns.map(() => emptyCells());
  let rows = 0;

  function writeGroup(): void {
    if (rows === 0) return;
    for (const column of cells) column.length = rows;
    void file.write({
      columnData: columns.map(({ name, type }, at) => ({
        name,
        data: cells[at] ?? [],
        // Measured values hardly repeat: a dictionary would be sought in vain. Nobody looks for a force by its extremes.
        ...(type === "number" || type === "time" ? { encoding: "PLAIN" as const } : {}),
        statistics: type === "time" || name === "session_id",
      })),
      rowGroupSize: GROUP_ROWS,
    });
    cells = columns.map(() => emptyCells());
    rows = 0;
  }

  function taken(): Uint8Array {
    const copy = bytes.getBytes().slice();
    bytes.index = 0;
    return copy;
  }

  return {
    add(row, sessionId) {
      for (let at = 0; at < columns.length; at++) {
        const column = columns[at];
        const list = cells[at];
        const value = column?.of(row, sessionId);
        if (list === undefined || value === undefined) continue;
        if (typeof value !== "number") list[rows] = value;
        // A time is a whole number of ms here; what is finer stands in a column of its own.
        else if (Number.isFinite(value)) list[rows] = column?.type === "time" ? Math.round(value) : value;
      }
      rows++;
      if (rows >= GROUP_ROWS) writeGroup();
    },
    take: () => (bytes.index > 0 ? taken() : undefined),
    end(metadata) {
      writeGroup();
      const units = Object.fromEntries(columns.flatMap(({ name, unit }) => (unit === undefined ? [] : [[name, unit]])));
      file.kvMetadata = Object.entries({ "inchworm.units": JSON.stringify(units), ...metadata }).map(
        ([key, value]) => ({ key, value }),
      );
      void file.finish();
      const last = taken();
      if (file.row_groups.length === 0) nameEmptyList(last);
      return last;
    },
  };
}

/** A place that stays empty is null. Numbers among empty places lie side by side; among words for null each is an object. */
function emptyCells(): unknown[] {
  const cells: unknown[] = [];
  cells.length = GROUP_ROWS;
  return cells;
}

/** Footer of a table without rows: `num_rows` 0, then `row_groups`, a list of nothing. */
const NO_GROUPS = Buffer.from([0x16, 0x00, 0x19, 0x00]);
const LIST_OF_STRUCTS = 0x0c;

/** The library cannot tell what an empty list would have held and writes 0; readers that are strict want to know. */
function nameEmptyList(bytes: Uint8Array): void {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(NO_GROUPS);
  if (at >= 0) bytes[at + NO_GROUPS.length - 1] = LIST_OF_STRUCTS;
}
