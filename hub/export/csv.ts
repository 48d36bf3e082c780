// A session as CSV: one row a tick, recomputed from the recording, units in the headers, unknown numbers empty.
import { csvRow, numberCell, textCell } from "#hub/export/csvCell.ts";
import type { Recording } from "#hub/recording/reader.ts";
import { replay } from "#hub/recording/replay.ts";
import type { CoreFactory } from "#hub/recording/replay.ts";
import { flagNames } from "#shared/domain/features.ts";
import type { Tick } from "#shared/domain/features.ts";

/** The columns in their order; docs/recording.md lists them. */
const COLUMNS: readonly (readonly [header: string, cell: (tick: Tick, firstMs: number) => string])[] = [
  ["time (ISO 8601)", (tick) => textCell(isoTime(tick.tMs))],
  ["time (ms)", (tick) => numberCell(tick.tMs, 2)],
  ["elapsed (s)", (tick, firstMs) => numberCell((tick.tMs - firstMs) / 1000, 3)],
  ["speed (mm/s)", (tick) => numberCell(tick.speedMmS, 2)],
  ["force (N)", (tick) => numberCell(tick.forceN, 2)],
  ["force 1 sigma (N)", (tick) => numberCell(tick.forceSdN, 2)],
  ["contact (0/1)", (tick) => (tick.contact ? "1" : "0")],
  ["position (mm)", (tick) => numberCell(tick.positionMm, 2)],
  ["hold (s)", (tick) => numberCell(tick.holdMs / 1000, 2)],
  ["quality", (tick) => textCell(tick.quality)],
  ["why", (tick) => textCell(tick.quality === "good" ? "" : flagNames(tick.flags).join(" "))],
];

export const CSV_HEADERS: readonly string[] = COLUMNS.map(([header]) => header);

const PIECE_CHARS = 64 * 1024;

/** Text in pieces, computed as they are asked for: a long session needs no more memory than a short one. */
export async function* csvText(recording: Recording, createCore: CoreFactory): AsyncGenerator<string, void> {
  let piece = csvRow(CSV_HEADERS.map(textCell));
  let firstMs: number | undefined;
  const sink = {
    tick(tick: Tick): void {
      const startMs = (firstMs ??= tick.tMs);
      piece += csvRow(COLUMNS.map(([, cell]) => cell(tick, startMs)));
    },
    event: () => undefined,
  };
  const lines = replay({ recording, createCore, sink });
  while ((await lines.next()).done !== true) {
    if (piece.length < PIECE_CHARS) continue;
    yield piece;
    piece = "";
  }
  yield piece;
}

function isoTime(epochMs: number): string {
  const date = new Date(epochMs);
  return Number.isNaN(date.getTime()) ? "" : date.toISOString();
}
