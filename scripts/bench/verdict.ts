// What the product promises of its speed, held against what was measured.
import type { CoreResult } from "#scripts/bench/core.ts";
import type { LatencyResult } from "#scripts/bench/latency.ts";

export type Verdict = "reached" | "goal not reached" | "FAILED";

export interface Judged {
  readonly promise: string;
  /** In the promise's unit. */
  readonly measured: number;
  readonly verdict: Verdict;
}

export interface Measured {
  readonly core: Pick<CoreResult, "signal" | "tickUs" | "minorCollections" | "majorCollections">;
  readonly latency: Pick<LatencyResult, "sampleToClientMs" | "hubShareMs">;
}

export const SIGNAL_FLOOR_SAMPLES_S = 1_000_000;
export const SIGNAL_GOAL_SAMPLES_S = 2_500_000;
const MOST_COLLECTIONS = 5;
const TICK_P99_US = 50;
const TICK_MAX_US = 5000;
const LATENCY_P95_MS = 70;
const HUB_SHARE_P99_MS = 5;

export function judge({ core, latency }: Measured): Judged[] {
  return [
    {
      promise: "signal core: at least 1 M samples/s, goal 2.5 M",
      measured: core.signal.samplesPerS,
      verdict: atLeast(core.signal.samplesPerS, SIGNAL_FLOOR_SAMPLES_S, SIGNAL_GOAL_SAMPLES_S),
    },
    atMost(
      "signal core: at most 5 collections over 10 M samples",
      core.minorCollections + core.majorCollections,
      MOST_COLLECTIONS,
    ),
    atMost("signal core: a tick's p99 at most 50 µs", core.tickUs.p99, TICK_P99_US),
    atMost("signal core: no tick above 5000 µs", core.tickUs.max, TICK_MAX_US),
    atMost("sample → client: p95 at most 70 ms", latency.sampleToClientMs.p95, LATENCY_P95_MS),
    atMost("the hub's share: p99 at most 5 ms", latency.hubShareMs.p99, HUB_SHARE_P99_MS),
  ];
}

export function hasFailed(judged: readonly Judged[]): boolean {
  return judged.some(({ verdict }) => verdict === "FAILED");
}

/** What was not measured is no promise kept: NaN fails. */
function atMost(promise: string, measured: number, most: number): Judged {
  return { promise, measured, verdict: measured <= most ? "reached" : "FAILED" };
}

function atLeast(measured: number, floor: number, goal: number): Verdict {
  if (measured >= goal) return "reached";
  return measured >= floor ? "goal not reached" : "FAILED";
}
