// Where along the limb the roller pressed how hard, for how long: one field grid a muscle and side.
import type { TickRow } from "#hub/export/source.ts";
import { TICK_MS } from "#shared/domain/features.ts";
import type { MuscleId, Side } from "#shared/domain/muscles.ts";
import { MAP_BIN, MAP_MOST, MAX_REVIEWED } from "#shared/schema/review.ts";
import type { PressureMap } from "#shared/schema/review.ts";

interface Fields {
  readonly muscle: MuscleId;
  readonly side: Side;
  /** By place and force, as `column,row` in one number. */
  readonly ms: Map<number, number>;
  unplacedMs: number;
}

/** Places may be negative: strokes can start behind the first one's start. */
const COLUMNS = (2 * MAP_MOST.mm) / MAP_BIN.mm + 1;

export function createPressureMaps() {
  const all: Fields[] = [];

  function fieldsOf({ muscle, side }: NonNullable<TickRow["area"]>): Fields | undefined {
    const known = all.find((one) => one.muscle === muscle && one.side === side);
    if (known !== undefined || all.length >= MAX_REVIEWED.areas) return known;
    const fields = { muscle, side, ms: new Map<number, number>(), unplacedMs: 0 };
    all.push(fields);
    return fields;
  }

  return {
    add({ area, contact, quality, positionMm, forceN }: TickRow): void {
      if (area === undefined || !contact || quality === "unknown") return;
      const fields = fieldsOf(area);
      if (fields === undefined) return;
      if (!Number.isFinite(positionMm) || !Number.isFinite(forceN)) {
        fields.unplacedMs += TICK_MS;
        return;
      }
      const column = Math.floor((clamped(positionMm, -MAP_MOST.mm, MAP_MOST.mm) + MAP_MOST.mm) / MAP_BIN.mm);
      const row = Math.floor(clamped(forceN, 0, MAP_MOST.n) / MAP_BIN.n);
      const at = row * COLUMNS + column;
      fields.ms.set(at, (fields.ms.get(at) ?? 0) + TICK_MS);
    },
    maps: (): PressureMap[] => all.map(gridOf),
  };
}

function gridOf({ muscle, side, ms, unplacedMs }: Fields): PressureMap {
  const places = [...ms.keys()].map((at) => at % COLUMNS);
  const forces = [...ms.keys()].map((at) => Math.floor(at / COLUMNS));
  const empty = ms.size === 0;
  const firstColumn = empty ? 0 : Math.min(...places);
  const firstRow = empty ? 0 : Math.min(...forces);
  const columns = empty ? 0 : Math.max(...places) - firstColumn + 1;
  const rows = empty ? 0 : Math.max(...forces) - firstRow + 1;
  const grid = Array.from({ length: columns * rows }, (_, at) => {
    const row = Math.floor(at / columns) + firstRow;
    return ms.get(row * COLUMNS + (at % columns) + firstColumn) ?? 0;
  });
  const fromMm = firstColumn * MAP_BIN.mm - MAP_MOST.mm;
  return { muscle, side, fromMm, fromN: firstRow * MAP_BIN.n, columns, rows, ms: grid, unplacedMs };
}

function clamped(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
