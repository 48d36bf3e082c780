// A simulated session as a recording, the way a hub would have recorded it: board → bytes → decoded frames → file.
import { createFrameAssembler } from "#hub/link/frameAssembler.ts";
import { createLineFile } from "#hub/recording/lineFile.ts";
import { createRecordingWriter } from "#hub/recording/writer.ts";
import type { RecordingWriter } from "#hub/recording/writer.ts";
import { recordingHeader } from "#hub/recording/header.ts";
import { encodeControl } from "#shared/protocol/index.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import type { ScenarioChoice } from "#sim/scenarios/chosen.ts";
import { conditionsOf } from "#sim/scenarios/chosen.ts";
import { createSimulatedRoller } from "#sim/simulatedRoller.ts";
import { truthText } from "#sim/truth/truthText.ts";

/** Hub clock at the start of an ordinary simulated recording: the same seed gives the same file. */
export const START_MS = Date.UTC(2026, 0, 1, 18);
const DAY_MS = 86_400_000;
const SLICE_MS = 100;
/** Length of a recording of a scenario that does not end, unless asked. */
export const DEFAULT_SECONDS = 60;

export interface RecordOrder {
  readonly choice: ScenarioChoice;
  /** Undefined: to the scenario's end. */
  readonly seconds: number | undefined;
  readonly out: string;
  readonly truthOut: string;
  readonly embedCalibration: boolean;
  /** Simulated seconds so far, and of how many. */
  onProgress(doneS: number, ofS: number): void;
}

export interface RecordResult {
  readonly calibration: Calibration;
  readonly seconds: number;
  readonly frames: number;
  readonly badPayloads: number;
}

/** @throws InchwormError FILE_UNWRITABLE */
export async function recordSimulation(order: RecordOrder): Promise<RecordResult> {
  const waiting: Promise<void>[] = [];
  const wait = (busy: Promise<void> | undefined) => {
    if (busy !== undefined) waiting.push(busy);
  };
  const startMs = START_MS + Math.round(conditionsOf(order.choice).day * DAY_MS);
  const truth = createLineFile(order.truthOut);
  let frames = 0;
  let badPayloads = 0;
  let writer: RecordingWriter | undefined;

  const assembler = createFrameAssembler({
    handlers: {
      identity({ device, roller: rollerInfo }) {
        const calibration = order.embedCalibration ? { calibration: roller.calibration } : {};
        writer ??= createRecordingWriter(order.out, recordingHeader({ device, roller: rollerInfo, ...calibration }));
      },
      frame(frame) {
        frames += 1;
        wait(writer?.frame(frame));
      },
      status: () => undefined,
      mark: (mark) => wait(writer?.line({ k: "mark", ...mark })),
      bad(count) {
        badPayloads += count;
      },
    },
  });
  const roller = createSimulatedRoller({
    ...order.choice,
    seed: order.choice.seed ?? 1,
    startMs,
    onPayload: (payload, rxMs) => assembler.payload(payload, rxMs),
    onTruth: (line) => wait(truth.write(truthText(line))),
    onStep: (line) => wait(writer?.line(line)),
    onLink: (state, atMs) => (state === "up" ? connect(atMs) : undefined),
  });

  function connect(atMs: number): void {
    assembler.connected();
    assembler.payload(roller.info, atMs);
    roller.write(encodeControl({ op: "payloadSize", bytes: 50 }));
    roller.subscribe();
  }

  connect(startMs);
  const untilMs = Math.round(
    order.seconds === undefined ? (roller.durationMs ?? DEFAULT_SECONDS * 1000) : order.seconds * 1000,
  );
  for (let simMs = 0; simMs < untilMs;) {
    simMs = Math.min(untilMs, simMs + SLICE_MS);
    roller.advanceTo(startMs + simMs);
    if (waiting.length > 0) await Promise.all(waiting.splice(0));
    order.onProgress(simMs / 1000, untilMs / 1000);
  }
  roller.finish();
  await Promise.all(waiting);
  await Promise.all([writer?.close(), truth.close()]);
  return { calibration: roller.calibration, seconds: untilMs / 1000, frames, badPayloads };
}
