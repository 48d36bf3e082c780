// All sessions of a data folder as one data set, by the very command, in a process of its own: prints a JSON line.
import { exportCommand } from "#hub/cli/export.ts";
import { processIo } from "#hub/cli/processIo.ts";

export interface AllResult {
  readonly code: number;
  readonly tookMs: number;
  /** Of processor, all threads. */
  readonly busyMs: number;
  /** Most that was resident beyond what was at the start, in each quarter of the time: equal ones mean nothing piles up. */
  readonly grownMb: readonly number[];
}

const [dataDir = "", out = ""] = process.argv.slice(2);
const MB = 1024 * 1024;
const LOOK_MS = 100;
const QUARTERS = [0, 1, 2, 3];

const beforeBytes = process.memoryUsage.rss();
const startedMs = performance.now();
const busyBefore = process.cpuUsage();
const grown: number[] = [];
const looking = setInterval(() => grown.push(process.memoryUsage.rss() - beforeBytes), LOOK_MS);
const code = await exportCommand(["all", "--format", "parquet", "--out", out, "--data", dataDir], processIo());
clearInterval(looking);
grown.push(process.memoryUsage.rss() - beforeBytes);
const { user, system } = process.cpuUsage(busyBefore);
const result: AllResult = {
  code,
  tookMs: Math.round(performance.now() - startedMs),
  busyMs: Math.round((user + system) / 1000),
  grownMb: QUARTERS.map((quarter) => {
    const part = grown.slice(Math.floor((grown.length * quarter) / 4), Math.ceil((grown.length * (quarter + 1)) / 4));
    return Math.round(part.reduce((most, bytes) => Math.max(most, bytes), 0) / MB);
  }),
};
process.stdout.write(`${JSON.stringify(result)}\n`);
