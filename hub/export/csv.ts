// A session as CSV: one row a tick, units in the headers, unknown numbers empty.
import { csvRow, isoTime, numberCell, textCell } from "#hub/export/csvCell.ts";
import type { ExportSource, TickRow } from "#hub/export/source.ts";
import { flagNames } from "#shared/domain/features.ts";

/** Cells that come again and again are made once. */
type Cells = ReturnType<typeof createCells>;

/** The columns in their order; docs/recording.md lists them. */
const COLUMNS: readonly (readonly [header: string, cell: (tick: TickRow, cells: Cells) => string])[] = [
  ["time (ISO 8601)", (tick, cells) => cells.time(tick.tMs)],
  ["time (ms)", (tick) => numberCell(tick.tMs, 2)],
  ["elapsed (s)", (tick, cells) => numberCell((tick.tMs - cells.startMs(tick.tMs)) / 1000, 3)],
  ["speed (mm/s)", (tick) => numberCell(tick.speedMmS, 2)],
  ["force (N)", (tick) => numberCell(tick.forceN, 2)],
  ["force 1 sigma (N)", (tick) => numberCell(tick.forceSdN, 2)],
  ["contact (0/1)", (tick) => (tick.contact ? "1" : "0")],
  ["position (mm)", (tick) => numberCell(tick.positionMm, 2)],
  ["hold (s)", (tick) => numberCell(tick.holdMs / 1000, 2)],
  ["quality", (tick) => tick.quality],
  ["why", (tick, cells) => (tick.quality === "good" ? "" : cells.why(tick.flags))],
  ["muscle", (tick) => tick.area?.muscle ?? ""],
  ["side", (tick) => tick.area?.side ?? ""],
];

function createCells() {
  let firstMs: number | undefined;
  let secondMs = Number.NaN;
  let second = "";
  const whys = new Map<number, string>();
  return {
    startMs: (tMs: number) => (firstMs ??= tMs),
    /** A tick's time is whole milliseconds; the text of its second comes a hundred times. */
    time(tMs: number): string {
      const ms = tMs % 1000;
      if (!Number.isInteger(ms) || ms < 0) return isoTime(tMs);
      if (tMs - ms !== secondMs) {
        secondMs = tMs - ms;
        second = isoTime(secondMs).slice(0, -"000Z".length);
      }
      return second === "" ? "" : `${second}${String(ms).padStart(3, "0")}Z`;
    },
    why(flags: number): string {
      const known = whys.get(flags);
      if (known !== undefined) return known;
      const text = textCell(flagNames(flags).join(" "));
      whys.set(flags, text);
      return text;
    },
  };
}

export const CSV_HEADERS: readonly string[] = COLUMNS.map(([header]) => header);

/** Text in pieces, computed as they are asked for: a long session needs no more memory than a short one. */
export async function* csvText({ batches }: Pick<ExportSource, "batches">): AsyncGenerator<string, void> {
  yield csvRow(CSV_HEADERS.map(textCell));
  const cells = createCells();
  for await (const { ticks } of batches) {
    let piece = "";
    for (const tick of ticks) {
      for (let at = 0; at < COLUMNS.length; at++) {
        const column = COLUMNS[at];
        if (column !== undefined) piece += (at === 0 ? "" : ",") + column[1](tick, cells);
      }
      piece += "\r\n";
    }
    if (piece !== "") yield piece;
  }
}
