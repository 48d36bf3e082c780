// Learning takes a second or two of computing: in a thread of its own it keeps no sample waiting.
import { parentPort, workerData } from "node:worker_threads";

import { learnFromRecording } from "#hub/shapeLearning/learnFromRecording.ts";

const { verdict } = await learnFromRecording(String(workerData));
parentPort?.postMessage(verdict.kind === "learned" ? verdict.calibration : undefined, []);
