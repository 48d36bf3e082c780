// One export of one journal in a process of its own, so that its memory is its own: prints a JSON line.
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";

import { exportSession } from "#hub/export/sessionExport.ts";
import { openSource } from "#hub/export/source.ts";
import { createPipeline } from "#hub/signal/pipeline.ts";
import { EXPORT_FORMATS } from "#shared/schema/session.ts";

export interface OneResult {
  readonly tookMs: number;
  /** Of processor, all threads: what it takes on a machine that does nothing else, or more. */
  readonly busyMs: number;
  /** Most that was resident, beyond what was at the start. */
  readonly grownMb: number;
  readonly megabytes: number;
}

const [what = "", journalPath = "", out = ""] = process.argv.slice(2);
const MB = 1024 * 1024;
const beforeMb = process.memoryUsage().rss / MB;
const startedMs = performance.now();
const busyBefore = process.cpuUsage();
let bytes = 0;
const format = EXPORT_FORMATS.find((known) => known === what);
if (format === undefined) {
  const source = await openSource({ journalPath, createCore: createPipeline });
  for await (const { ticks } of source.batches) bytes += ticks.length;
} else {
  const { body } = await exportSession({ sessionId: "bench", journalPath, format, createCore: createPipeline });
  body.on("data", (piece: string | Uint8Array) => (bytes += piece.length));
  await pipeline(body, createWriteStream(out));
}
const { user, system } = process.cpuUsage(busyBefore);
const result: OneResult = {
  busyMs: Math.round((user + system) / 1000),
  tookMs: Math.round(performance.now() - startedMs),
  // maxRSS is in kilobytes on every system.
  grownMb: Math.round(process.resourceUsage().maxRSS / 1024 - beforeMb),
  megabytes: Math.round((bytes / MB) * 10) / 10,
};
process.stdout.write(`${JSON.stringify(result)}\n`);
