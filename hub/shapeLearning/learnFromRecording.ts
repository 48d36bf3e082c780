// A session's recording → the shape of the response as it is known afterwards.
import { SampleCollector } from "#hub/calibration/samples.ts";
import { learnShape } from "#hub/calibration/shapeLearning/learnShape.ts";
import type { ShapeVerdict } from "#hub/calibration/shapeLearning/learnShape.ts";
import { InchwormError } from "#hub/errors.ts";
import { isFrame } from "#hub/recording/lines.ts";
import { openRecording } from "#hub/recording/reader.ts";
import type { Calibration } from "#shared/schema/calibration.ts";

export interface LearnOptions {
  /** In place of the one in the recording. */
  readonly calibration?: Calibration | undefined;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface LearnedFrom {
  readonly before: Calibration;
  readonly verdict: ShapeVerdict;
}

/** @throws InchwormError CALIBRATION_UNUSABLE (there is none, or it is another roller's), or why the file cannot be read */
export async function learnFromRecording(
  file: string,
  { calibration, onProgress }: LearnOptions = {},
): Promise<LearnedFrom> {
  const recording = await openRecording(file, onProgress === undefined ? {} : { onProgress });
  try {
    const { device } = recording.header;
    const before = calibration ?? recording.header.calibration;
    if (before === undefined) throw new InchwormError("CALIBRATION_UNUSABLE", `${file}: it holds no calibration`);
    if (before.deviceId !== device.id) {
      throw new InchwormError("CALIBRATION_UNUSABLE", `it is for ${before.deviceId}, the recording of ${device.id}`);
    }
    const collector = new SampleCollector(device);
    for await (const line of recording.lines) if (isFrame(line)) collector.push(line);
    return { before, verdict: learnShape(collector.samples(), before) };
  } finally {
    await recording.close();
  }
}
