// R6: why a hold does not count just now, so that whoever holds still knows what it waits for.
import type { HoldWait } from "#shared/domain/programProgress.ts";
import { RULES } from "#shared/domain/rules.ts";
import type { HoldState } from "./holdState.ts";
import type { Moment } from "./moment.ts";
import type { PressureState } from "./pressure.ts";

const { onSpotWithinMm } = RULES.R6.numbers;

export interface HoldGround {
  readonly hold: HoldState;
  readonly pressure: PressureState;
  readonly nearKnee: boolean;
  /** R8: a short rest is due. */
  readonly restDue: boolean;
  /** R7: what was told of it has ended this hold. */
  readonly ended: boolean;
}

/** Undefined: it counts, or there is none. */
export function holdWaits(
  { hold, pressure, nearKnee, restDue, ended }: HoldGround,
  { contact, forceN, bands }: Moment,
): HoldWait | undefined {
  if (hold.phase === "none") return undefined;
  if (!contact) return "noContact";
  if (ended) return "heldTooLong";
  if (restDue) return "resting";
  if (nearKnee) return "nearKnee";
  if (Number.isNaN(forceN)) return "noForce";
  if (!pressure.inBand) {
    if (forceN >= (pressure.lowered ?? bands.forceN)[0]) return "tooHard";
    // Towards the knee light is no fault: nobody is asked for more there.
    return pressure.lowered === undefined ? "tooLight" : "nearKnee";
  }
  return hold.phase === "paused" || Math.abs(hold.offsetMm) > onSpotWithinMm ? "offSpot" : undefined;
}
