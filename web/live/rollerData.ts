// The fast side of one roller: changed in place 50 times a second and read once a frame, never through React.
import { createColumns } from "#web/live/columns.ts";
import type { Columns } from "#web/live/columns.ts";
import type { QualityLevel } from "#shared/domain/features.ts";
import type { HoldWait } from "#shared/domain/programProgress.ts";
import type { Bands, TickMessage } from "#shared/schema/live.ts";

/** Unknown numbers are NaN. */
export interface LatestTick {
  receivedMs: number;
  sampleMs: number;
  ageMs: number;
  speedMmS: number;
  forceN: number;
  forceSdN: number;
  positionMm: number;
  contact: boolean;
  holdElapsedMs: number;
  holdCountedMs: number;
  /** Why the hold does not count just now. */
  holdWaits: HoldWait | undefined;
  /** The band where the roller is, when it is lower there than the area's. */
  loweredN: readonly [number, number] | undefined;
  quality: QualityLevel;
  flags: readonly string[];
}

/** Where along the limb the roller has been since the muscle was chosen, mm. */
export interface Travel {
  fromMm: number;
  toMm: number;
}

export interface RollerData {
  readonly latest: LatestTick;
  readonly travel: Travel;
  readonly columns: Columns;
}

const NO_FLAGS: readonly string[] = [];
/** One minute at 50 ticks a second; a feed of twice that still fills the traces. */
const CAPACITY = 3200;

export function createRollerData(): RollerData {
  return {
    latest: {
      receivedMs: Number.NaN,
      sampleMs: Number.NaN,
      ageMs: 0,
      speedMmS: Number.NaN,
      forceN: Number.NaN,
      forceSdN: Number.NaN,
      positionMm: Number.NaN,
      contact: false,
      holdElapsedMs: Number.NaN,
      holdCountedMs: Number.NaN,
      holdWaits: undefined,
      loweredN: undefined,
      quality: "unknown",
      flags: NO_FLAGS,
    },
    travel: { fromMm: 0, toMm: 0 },
    columns: createColumns(CAPACITY),
  };
}

/** Filled anew for each tick. */
const row = { tMs: 0, speedMmS: 0, forceN: 0, positionMm: 0, ageMs: 0 };

/** Takes a tick in; no allocation beyond what the message already holds. */
export function takeTick(data: RollerData, tick: TickMessage, receivedMs: number): void {
  const { latest, travel } = data;
  latest.receivedMs = receivedMs;
  latest.sampleMs = tick.sampleMs;
  latest.ageMs = tick.ageMs;
  latest.speedMmS = tick.speedMmS ?? Number.NaN;
  latest.forceN = tick.forceN ?? Number.NaN;
  latest.forceSdN = tick.forceSdN ?? Number.NaN;
  latest.positionMm = tick.positionMm ?? Number.NaN;
  latest.contact = tick.contact;
  latest.holdElapsedMs = tick.hold?.elapsedMs ?? Number.NaN;
  latest.holdCountedMs = tick.hold?.countedMs ?? Number.NaN;
  latest.holdWaits = tick.holdWaits;
  latest.loweredN = tick.bandN;
  latest.quality = tick.quality;
  latest.flags = tick.flags ?? NO_FLAGS;
  if (latest.contact && latest.positionMm < travel.fromMm) travel.fromMm = latest.positionMm;
  if (latest.contact && latest.positionMm > travel.toMm) travel.toMm = latest.positionMm;
  row.tMs = tick.sampleMs;
  row.speedMmS = latest.speedMmS;
  row.forceN = latest.forceN;
  row.positionMm = latest.contact ? latest.positionMm : Number.NaN;
  row.ageMs = tick.ageMs;
  data.columns.push(row);
}

/** The force band that the coach judges by where the roller is: towards the knee it is lower than the area's. */
export function forceBandNow(
  { loweredN }: Pick<LatestTick, "loweredN">,
  bands: Pick<Bands, "forceN">,
): readonly [number, number] {
  return loweredN ?? bands.forceN;
}

/** Another muscle or side: the limb starts anew. */
export function forgetTravel(data: RollerData): void {
  data.travel.fromMm = 0;
  data.travel.toMm = 0;
}
