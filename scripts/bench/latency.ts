// From the sample's own time to the dashboard: a real hub with a simulated roller in real time, real sockets on the
// loopback, and the clients in another thread, so that they take no time from the hub's.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

import { systemClock } from "#hub/clock.ts";
import { startHub } from "#hub/hub.ts";
import type { Link } from "#hub/link/link.ts";
import { openLink } from "#hub/link/open.ts";
import { percentiles, type Percentiles } from "#scripts/bench/statistics.ts";

export interface ClientsSettings {
  readonly url: string;
  readonly clients: number;
  readonly warmUpMs: number;
  readonly measureMs: number;
  /** The hub's clock minus the monotonic clock that all threads share. */
  readonly hubMinusMonotonicMs: number;
}

export interface Arrivals {
  readonly sampleMs: readonly number[];
  readonly sentMs: readonly number[];
  readonly receivedMs: readonly number[];
  readonly skipped: number;
}

export interface LatencyOptions {
  readonly uri: string;
  readonly clients: number;
  readonly seconds: number;
}

export interface LatencyResult extends LatencyOptions {
  /** The time a tick's values refer to → the client has the message, ms. */
  readonly sampleToClientMs: Percentiles;
  /** The link hands over a frame → journal, core, coach and every client's socket have been served, ms. */
  readonly hubShareMs: Percentiles;
  /** The message is written → the client has it, ms. */
  readonly deliveryMs: Percentiles;
  readonly framesPerS: number;
  readonly messagesPerS: number;
  /** Messages a slow client was told it missed. */
  readonly skipped: number;
  /** Of one core, hub thread only. */
  readonly hubCpuShare: number;
}

const WARM_UP_MS = 3000;

export async function measureLatency(options: LatencyOptions): Promise<LatencyResult> {
  const hubShareMs: number[] = [];
  let measuring = false;
  const link = openLink(options.uri, { clock: systemClock });
  const timed = timedLink(link, (ms) => {
    if (measuring) hubShareMs.push(ms);
  });
  const dataDir = await mkdtemp(join(tmpdir(), "inchworm-bench-"));
  const hub = await startHub({
    hubVersion: "bench",
    clock: systemClock,
    links: [timed],
    strictLinks: true,
    calibrations: [],
    dataDir,
    webDir: join(dataDir, "none"),
    host: "127.0.0.1",
    port: 0,
    otherPorts: 0,
    allowLan: false,
    doctor: async () => ({ system: "linux", findings: [] }),
    report: (part, error) => process.stderr.write(`${part}: ${error.message}\n`),
  });
  try {
    // A session runs: the journal is part of the hub's share.
    await hub.lines[0]?.startSession();
    const measureMs = options.seconds * 1000;
    setTimeout(() => (measuring = true), WARM_UP_MS);
    const cpuBefore = process.threadCpuUsage();
    const settings: ClientsSettings = {
      url: `${hub.url.replace("http", "ws")}/live`,
      clients: options.clients,
      warmUpMs: WARM_UP_MS,
      measureMs,
      hubMinusMonotonicMs: systemClock.nowMs() - Number(process.hrtime.bigint()) / 1e6,
    };
    const arrivals = await runClients(settings);
    measuring = false;
    const cpu = process.threadCpuUsage(cpuBefore);
    const since = (from: readonly number[]) => arrivals.receivedMs.map((atMs, index) => atMs - (from[index] ?? NaN));
    return {
      ...options,
      sampleToClientMs: percentiles(since(arrivals.sampleMs)),
      hubShareMs: percentiles(hubShareMs, 3),
      deliveryMs: percentiles(since(arrivals.sentMs)),
      framesPerS: Math.round(hubShareMs.length / options.seconds),
      messagesPerS: Math.round(arrivals.receivedMs.length / options.seconds),
      skipped: arrivals.skipped,
      hubCpuShare: Math.round(((cpu.user + cpu.system) / 1000 / (WARM_UP_MS + measureMs)) * 1000) / 1000,
    };
  } finally {
    await hub.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** The same link, telling how long the hub took over each frame. */
function timedLink(link: Link, took: (ms: number) => void): Link {
  return {
    ...link,
    open: (handlers) =>
      link.open({
        ...handlers,
        frame(frame) {
          const startedMs = performance.now();
          handlers.frame(frame);
          took(performance.now() - startedMs);
        },
      }),
  };
}

function runClients(settings: ClientsSettings): Promise<Arrivals> {
  const worker = new Worker(new URL("./clients.ts", import.meta.url), { workerData: settings });
  return new Promise((resolve, reject) => {
    worker.once("message", (arrivals: Arrivals) => {
      resolve(arrivals);
      void worker.terminate();
    });
    worker.once("error", reject);
  });
}
