// Runs a recording's frames through a signal core as fast as they can be read and their output is taken.
import { isCore, isFrame } from "#hub/recording/lines.ts";
import type { Recording } from "#hub/recording/reader.ts";
import type { DeviceInfo, RollerInfo } from "#shared/domain/device.ts";
import type { FeatureSink } from "#shared/domain/features.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import type { CoreLine, RecordingLine } from "#shared/schema/recording.ts";

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
 * output sets the pace. At the end the core closes what is open. A session's journal begins with frames from before it:
 * what the core gives for those stays here.
 */
export async function* replay(options: ReplayOptions): AsyncGenerator<RecordingLine, void> {
  const { recording, createCore, sink } = options;
  /** Frames to come from before the session. */
  let before = 0;
  const gate: FeatureSink = {
    tick: (tick) => (before > 0 ? undefined : sink.tick(tick)),
    event: (event) => (before > 0 ? undefined : sink.event(event)),
  };
  function start({ device, roller, calibration: recorded }: CoreSettings): Core {
    const calibration = options.calibration ?? recorded;
    return createCore({ device, roller, ...(calibration === undefined ? {} : { calibration }) }, gate);
  }
  let settings: CoreSettings = settingsOf(recording.header);
  let core = start(settings);
  /** A core that failed live was made anew; one that fails without that is this core's own fault. */
  let fault: { readonly thrown: unknown } | undefined;
  for await (const line of recording.lines) {
    if (isFrame(line)) {
      if (fault !== undefined) throw fault.thrown;
      try {
        core.push(line);
      } catch (thrown) {
        fault = { thrown };
      }
      before = Math.max(0, before - 1);
    } else if (isCore(line)) {
      settings = line.settings === undefined ? settings : settingsOf(line.settings);
      core = start(settings);
      fault = undefined;
      before = line.prerollFrames ?? 0;
    } else if (line.k === "session") before = 0;
    yield line;
  }
  if (fault !== undefined) throw fault.thrown;
  core.finish();
}

function settingsOf({ device, roller, calibration }: NonNullable<CoreLine["settings"]>): CoreSettings {
  return { device, roller, ...(calibration === undefined ? {} : { calibration }) };
}
