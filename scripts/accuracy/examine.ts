// One recording (simulated or read from files) through the core, against its truth and the raw reading.
import { compareEvents } from "#scripts/accuracy/compareEvents.ts";
import type { EventErrors, TruthEventLine } from "#scripts/accuracy/compareEvents.ts";
import { compareTicks } from "#scripts/accuracy/compareTicks.ts";
import type { TickErrors, TruthTickLine } from "#scripts/accuracy/compareTicks.ts";
import { coreRun } from "#scripts/accuracy/coreRun.ts";
import { rawErrors } from "#scripts/accuracy/rawReading.ts";
import type { RawErrors } from "#scripts/accuracy/rawReading.ts";
import type { DeviceInfo, RollerInfo } from "#shared/domain/device.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import type { Calibration } from "#shared/schema/calibration.ts";

export type TruthFileLine = TruthTickLine | TruthEventLine;

export interface Material {
  readonly device: DeviceInfo;
  readonly roller: RollerInfo;
  readonly calibration: Calibration | undefined;
  readonly frames: readonly RawFrame[];
  readonly truth: readonly TruthFileLine[];
}

export interface Examined {
  readonly ticks: TickErrors;
  readonly events: EventErrors;
  /** Absent without a calibration: counts mean nothing then. */
  readonly raw: RawErrors | undefined;
}

/** `bare`: the core gets no calibration. */
export function examine(material: Material, { bare = false }: { readonly bare?: boolean } = {}): Examined {
  const { device, roller, calibration, frames, truth } = material;
  const truths = truth.filter((line): line is TruthTickLine => line.k === "tick");
  const core = coreRun({ device, roller, frames, ...(bare || calibration === undefined ? {} : { calibration }) });
  return {
    ticks: compareTicks(core.ticks, truths),
    events: compareEvents(
      core.events,
      truth.filter((line): line is TruthEventLine => line.k !== "tick"),
    ),
    raw: calibration === undefined ? undefined : rawErrors({ device, roller, calibration, frames, truths }),
  };
}
