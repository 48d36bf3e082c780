// What a session's recording taught about its roller's response, worked out in another thread.
import { Worker } from "node:worker_threads";

import { InchwormError } from "#hub/errors.ts";
import { check } from "#shared/schema/check.ts";
import { Calibration } from "#shared/schema/calibration.ts";

/** Undefined: nothing that should be taken. Rejects when the recording cannot be read or the computing fails. */
export async function learnInThread(file: string): Promise<Calibration | undefined> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: file });
  // The hub may stop without it.
  worker.unref();
  try {
    const answer = await new Promise<unknown>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new InchwormError("PART_FAILED", `learning ended with ${code}`)));
    });
    if (answer === undefined) return undefined;
    const checked = check(Calibration, answer);
    if (!checked.ok) throw new InchwormError("PART_FAILED", `learning gave no calibration: ${checked.fault}`);
    return checked.value;
  } finally {
    await worker.terminate();
  }
}
