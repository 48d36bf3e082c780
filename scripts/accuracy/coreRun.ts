// Frames through the signal core; every tick and event kept, with the arrival of the frame that brought it out.
import { createPipeline } from "#hub/signal/pipeline.ts";
import type { DeviceInfo, RollerInfo } from "#shared/domain/device.ts";
import type { SignalEvent, Tick } from "#shared/domain/features.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import type { Calibration } from "#shared/schema/calibration.ts";

export interface KeptTick extends Tick {
  /** Arrival of the frame that brought this tick out, hub clock, ms. */
  readonly rxMs: number;
}

export interface CoreRun {
  readonly ticks: readonly KeptTick[];
  readonly events: readonly SignalEvent[];
}

export interface CoreRunOptions {
  readonly device: DeviceInfo;
  readonly roller: RollerInfo;
  readonly calibration?: Calibration;
  readonly frames: Iterable<RawFrame>;
}

export function coreRun({ frames, ...settings }: CoreRunOptions): CoreRun {
  const ticks: KeptTick[] = [];
  const events: SignalEvent[] = [];
  let rxMs = Number.NaN;
  const pipeline = createPipeline(settings, {
    tick: (tick) => ticks.push({ ...tick, rxMs }),
    event: (event) => events.push(event),
  });
  for (const frame of frames) {
    rxMs = frame.rxMs;
    pipeline.push(frame);
  }
  pipeline.finish();
  return { ticks, events };
}
