// The thread of inThread.ts: a summary goes back, or a text that says why not.
import { parentPort, workerData } from "node:worker_threads";
import * as z from "zod/mini";

import { reasonOf } from "#hub/errors.ts";
import { rederive } from "#hub/rederive/rederive.ts";
import { createPipeline } from "#hub/signal/pipeline.ts";
import { SessionSummary } from "#shared/schema/session.ts";

const Job = z.object({ journalPath: z.string(), session: SessionSummary, coreVersion: z.string(), nowMs: z.number() });

async function work(): Promise<SessionSummary | string> {
  try {
    return await rederive({ ...Job.parse(workerData), createCore: createPipeline });
  } catch (thrown) {
    return reasonOf(thrown);
  }
}

parentPort?.postMessage(await work(), []);
