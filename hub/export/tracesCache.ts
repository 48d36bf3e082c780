// Looking closer at a session asks for its traces again and again, and the core takes seconds to make its ticks from the
// recording. Those of the few sessions looked at last stay in memory, as columns of numbers.
import { createTraces, tracesOf } from "#hub/export/traces.ts";
import type { ExportSource } from "#hub/export/source.ts";
import type { Traces, TracesQuery } from "#shared/schema/review.ts";

/** Of all kept sessions together: two hours, at 32 bytes a tick. */
const MOST_TICKS = 720_000;

export interface TracesCache {
  /**
   * `version` says which core makes them. `open` is called when they are not kept, and rejects as it does.
   * Of a session that is too long to be kept only what is drawn is held, and it is made anew each time.
   */
  traces(
    session: { readonly id: string; readonly version: string },
    query: TracesQuery,
    open: () => Promise<Pick<ExportSource, "batches">>,
  ): Promise<Traces>;
  /** The session's files have changed or are gone. */
  forget(sessionId: string): void;
}

/** What traces are made of, a number a tick in each; NaN where it is not known. */
interface Columns {
  readonly tMs: number[];
  readonly speedMmS: number[];
  readonly forceN: number[];
  readonly positionMm: number[];
}

interface Kept {
  readonly version: string;
  /** Undefined: the session is too long. */
  readonly columns: Promise<Columns | undefined>;
  ticks: number;
}

export function createTracesCache(mostTicks = MOST_TICKS): TracesCache {
  /** The one looked at last stands last. */
  const kept = new Map<string, Kept>();

  function makeRoom(): void {
    const sum = () => [...kept.values()].reduce((total, { ticks }) => total + ticks, 0);
    for (const id of kept.keys()) {
      if (sum() <= mostTicks) return;
      kept.delete(id);
    }
  }

  async function begin(id: string, version: string, open: () => Promise<Pick<ExportSource, "batches">>): Promise<Kept> {
    const columns = open().then((source) => readColumns(source, mostTicks));
    const mine: Kept = { version, columns, ticks: 0 };
    kept.set(id, mine);
    try {
      mine.ticks = (await columns)?.tMs.length ?? 0;
      makeRoom();
    } catch (thrown) {
      if (kept.get(id) === mine) kept.delete(id);
      throw thrown;
    }
    return mine;
  }

  return {
    async traces({ id, version }, query, open) {
      let known = kept.get(id);
      if (known?.version === version) {
        kept.delete(id);
        kept.set(id, known);
      } else {
        known = await begin(id, version, open);
      }
      const columns = await known.columns;
      return columns === undefined ? tracesOf(await open(), query) : drawn(columns, query);
    },
    forget: (sessionId) => void kept.delete(sessionId),
  };
}

/** Undefined as soon as there are more ticks than that. */
async function readColumns(
  { batches }: Pick<ExportSource, "batches">,
  mostTicks: number,
): Promise<Columns | undefined> {
  const columns: Columns = { tMs: [], speedMmS: [], forceN: [], positionMm: [] };
  for await (const { ticks } of batches) {
    if (columns.tMs.length + ticks.length > mostTicks) return undefined;
    for (const { tMs, speedMmS, forceN, positionMm, quality } of ticks) {
      const isKnown = quality !== "unknown";
      columns.tMs.push(tMs);
      columns.speedMmS.push(isKnown ? speedMmS : Number.NaN);
      columns.forceN.push(isKnown ? forceN : Number.NaN);
      columns.positionMm.push(isKnown ? positionMm : Number.NaN);
    }
  }
  return columns;
}

function drawn({ tMs: times, speedMmS, forceN, positionMm }: Columns, { from, to, points }: TracesQuery): Traces {
  const traces = createTraces(points, from);
  for (const [at, tMs] of times.entries()) {
    if (tMs < (from ?? -Infinity)) continue;
    if (tMs > (to ?? Infinity)) break;
    const unknown = Number.NaN;
    traces.add({
      tMs,
      speedMmS: speedMmS[at] ?? unknown,
      forceN: forceN[at] ?? unknown,
      positionMm: positionMm[at] ?? unknown,
      quality: "good",
    });
  }
  return traces.result();
}
