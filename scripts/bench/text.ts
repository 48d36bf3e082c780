// The bench's result for people.
import type { CoreResult, Throughput } from "#scripts/bench/core.ts";
import type { LatencyResult } from "#scripts/bench/latency.ts";
import type { Machine } from "#scripts/bench/machine.ts";
import type { Percentiles } from "#scripts/bench/statistics.ts";
import type { Judged } from "#scripts/bench/verdict.ts";

export interface BenchResult {
  readonly machine: Machine;
  readonly latency: LatencyResult;
  readonly core: CoreResult;
  readonly judged: readonly Judged[];
}

const row = (name: string, { p50, p95, p99, max }: Percentiles) =>
  `  ${name.padEnd(26)}${[p50, p95, p99, max].map((value) => String(value).padStart(9)).join("")}`;

const speed = (name: string, { samplesPerS, timesRealTime }: Throughput) =>
  `  ${name.padEnd(26)}${samplesPerS.toLocaleString("en").padStart(12)} samples/s ${timesRealTime.toLocaleString("en").padStart(8)} × real time`;

export function benchText({ machine, latency, core, judged }: BenchResult): string {
  const { cpu, cores, memoryGb, system, node, loadBefore } = machine;
  const ratio = Math.round((core.decode.samplesPerS / core.signalAndCoach.samplesPerS) * 10) / 10;
  return `${[
    `${cpu}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node}, load before ${loadBefore}`,
    "",
    `Latency, ms (${latency.uri}, ${latency.clients} clients, ${latency.seconds} s, a session running)`,
    `  ${"".padEnd(26)}${["p50", "p95", "p99", "max"].map((name) => name.padStart(9)).join("")}`,
    row("sample → client", latency.sampleToClientMs),
    row("of it the hub's share", latency.hubShareMs),
    row("written → client", latency.deliveryMs),
    `  ${latency.framesPerS} frames/s in, ${latency.messagesPerS} ticks/s out, ${latency.skipped} skipped, hub at ${Math.round(latency.hubCpuShare * 1000) / 10} % of a core`,
    "",
    `Core (${core.scenario}, ${core.seconds} s of frames, ${core.samples.toLocaleString("en")} samples)`,
    speed("decoding bytes alone", core.decode),
    speed("signal", core.signal),
    speed("signal and coach", core.signalAndCoach),
    speed("the naive way", core.naive),
    `  decoding alone is ${ratio} times as fast as decoded samples through signal and coach`,
    `  one tick costs ${core.meanTickUs} µs; through the signal core p50 ${core.tickUs.p50} µs, p99 ${core.tickUs.p99} µs, max ${core.tickUs.max} µs`,
    `  memory collected ${core.minorCollections} times in part and ${core.majorCollections} in full over ${core.collectedOverSamples.toLocaleString("en")} samples of the core`,
    "",
    "What is promised",
    ...judged.map(
      ({ promise, measured, verdict }) =>
        `  ${verdict.padEnd(18)}${promise.padEnd(54)}${measured.toLocaleString("en").padStart(12)}`,
    ),
  ].join("\n")}\n`;
}
