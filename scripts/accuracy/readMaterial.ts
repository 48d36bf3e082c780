// A recording and its truth file from disk.
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";

import { readCalibrationFile } from "#hub/cli/calibrationFile.ts";
import { isFrame } from "#hub/recording/lines.ts";
import { openRecording } from "#hub/recording/reader.ts";
import type { Material, TruthFileLine } from "#scripts/accuracy/examine.ts";
import type { RawFrame } from "#shared/domain/frame.ts";

export interface MaterialFiles {
  readonly recording: string;
  /** Beside the recording, `.truth.ndjson` (or `.truth.ndjson.gz`), unless told. */
  readonly truth?: string | undefined;
  readonly calibration?: string | undefined;
}

/** @throws InchwormError when a file cannot be read. */
export async function readMaterial(files: MaterialFiles): Promise<Material> {
  const recording = await openRecording(files.recording);
  const frames: RawFrame[] = [];
  for await (const line of recording.lines) if (isFrame(line)) frames.push(line);
  const calibration = files.calibration ? await readCalibrationFile(files.calibration) : recording.header.calibration;
  const truth = files.truth ?? files.recording.replace(/\.ndjson(\.gz)?$/, ".truth.ndjson$1");
  const { device, roller } = recording.header;
  return { device, roller, calibration, frames, truth: await readTruth(truth) };
}

async function readTruth(file: string): Promise<TruthFileLine[]> {
  const lines: TruthFileLine[] = [];
  const bytes = createReadStream(file);
  const input = file.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes;
  for await (const text of createInterface({ input })) {
    const value: unknown = JSON.parse(text);
    if (isTruthLine(value)) lines.push(value);
  }
  return lines;
}

const KINDS: readonly unknown[] = ["tick", "stroke", "hold", "reversal", "lift"];

function isTruthLine(value: unknown): value is TruthFileLine {
  return typeof value === "object" && value !== null && "k" in value && KINDS.includes(value.k);
}
