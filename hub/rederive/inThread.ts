// Working a session out anew takes seconds of computing: in a thread of its own it keeps no sample waiting.
import { Worker } from "node:worker_threads";

import { InchwormError } from "#hub/errors.ts";
import { check } from "#shared/schema/check.ts";
import { SessionSummary } from "#shared/schema/session.ts";

export interface ThreadJob {
  readonly journalPath: string;
  readonly session: SessionSummary;
  readonly coreVersion: string;
  readonly nowMs: number;
}

/** Rejects when the recording cannot be read or the computing fails. */
export async function rederiveInThread(job: ThreadJob): Promise<SessionSummary> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: job });
  // The hub may stop without it.
  worker.unref();
  try {
    const answer = await new Promise<unknown>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new InchwormError("PART_FAILED", `working it out ended with ${code}`)));
    });
    const checked = check(SessionSummary, answer);
    if (!checked.ok) throw new InchwormError("BAD_RECORDING", String(answer));
    return checked.value;
  } finally {
    await worker.terminate();
  }
}
