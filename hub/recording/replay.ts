// Runs a recording's frames through a signal core as fast as they can be read and their output is taken.
import { isFrame } from "#hub/recording/lines.ts";
import type { Recording } from "#hub/recording/reader.ts";
import type { DeviceInfo, RollerInfo } from "#shared/domain/device.ts";
import type { FeatureSink } from "#shared/domain/features.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import type { RecordingLine } from "#shared/schema/recording.ts";

/** The signal core as this folder sees it; `createPipeline` of hub/signal is one. */
export interface Core {
  push(frame: RawFrame): void;
  /** Closes what is open at the end. */
  finish(): void;
}

export interface CoreSettings {
  readonly device: DeviceInfo;
  readonly roller: RollerInfo;
  readonly calibration?: Calibration;
}

export type CoreFactory = (settings: CoreSettings, sink: FeatureSink) => Core;

export interface ReplayOptions {
  readonly recording: Recording;
  readonly createCore: CoreFactory;
  readonly sink: FeatureSink;
  /** In place of the header's. */
  readonly calibration?: Calibration;
}

/**
 * Gives each line once the core has taken it; the next is read only when it is asked for, so whoever takes the
 * output sets the pace. At the end the core closes what is open.
 */
export async function* replay(options: ReplayOptions): AsyncGenerator<RecordingLine, void> {
  const { recording, createCore, sink } = options;
  const { device, roller } = recording.header;
  const calibration = options.calibration ?? recording.header.calibration;
  const core = createCore({ device, roller, ...(calibration === undefined ? {} : { calibration }) }, sink);
  for await (const line of recording.lines) {
    if (isFrame(line)) core.push(line);
    yield line;
  }
  core.finish();
}
