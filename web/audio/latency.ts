// How long it takes from the moment a value was true at the roller until its sound leaves the computer, from the times in the
// messages. The hub's clock is taken to the page's by the quickest delivery so far: what even that one took cannot be seen
// from one side, nor what a loudspeaker does that the browser does not know of.

/** message: the tick has reached the page; nothing sounds yet. */
export const HEARD_KINDS = ["message", "tone", "cue"] as const;
export type HeardKind = (typeof HEARD_KINDS)[number];

export interface LatencyFigures {
  readonly count: number;
  /** Sample → sound, ms; NaN without any. */
  readonly p50Ms: number;
  readonly p95Ms: number;
}

export type LatencyReport = Readonly<Record<HeardKind, LatencyFigures>>;

export interface LatencyMeter {
  /** A message came in: written at `sentMs` on the hub's clock. */
  received(sentMs: number, receivedMs: number): void;
  /** What was true at `sampleMs` on the hub's clock leaves the computer at `heardMs` on the page's. */
  heard(kind: HeardKind, sampleMs: number, heardMs: number): void;
  /** Another hub, or a recording begun anew: its clock is another. */
  forget(): void;
  /** @param sinceMs only of what was heard from then on, on the page's clock. */
  report(sinceMs?: number): LatencyReport;
}

/** One minute of ticks. */
const KEPT = 3000;

export function createLatencyMeter(): LatencyMeter {
  /** What is added to the hub's clock. */
  let toPageMs = Number.POSITIVE_INFINITY;
  const kept: Record<HeardKind, { sampleMs: number; heardMs: number }[]> = { message: [], tone: [], cue: [] };
  const places = { message: 0, tone: 0, cue: 0 };
  return {
    received(sentMs, receivedMs) {
      toPageMs = Math.min(toPageMs, receivedMs - sentMs);
    },
    heard(kind, sampleMs, heardMs) {
      kept[kind][places[kind]] = { sampleMs, heardMs };
      places[kind] = (places[kind] + 1) % KEPT;
    },
    forget() {
      toPageMs = Number.POSITIVE_INFINITY;
      for (const kind of HEARD_KINDS) {
        kept[kind].length = 0;
        places[kind] = 0;
      }
    },
    report(sinceMs = Number.NEGATIVE_INFINITY) {
      const figures = (kind: HeardKind): LatencyFigures => {
        const delays = kept[kind]
          .filter(({ heardMs }) => heardMs >= sinceMs)
          .map(({ sampleMs, heardMs }) => heardMs - (sampleMs + toPageMs))
          .toSorted((a, b) => a - b);
        // The nearest rank.
        const at = (share: number) => delays[Math.max(0, Math.ceil(share * delays.length) - 1)] ?? Number.NaN;
        return { count: delays.length, p50Ms: at(0.5), p95Ms: at(0.95) };
      };
      return { message: figures("message"), tone: figures("tone"), cue: figures("cue") };
    },
  };
}
