// What the page knows about a roller: who it is, what is rolled with it, the bands that apply.
import { isOld } from "#hub/calibration/age.ts";
import type { CoachState } from "#hub/coach/state.ts";
import type { Link, RollerIdentity } from "#hub/link/link.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import type { RollerState } from "#shared/schema/live.ts";

export interface RollerFacts {
  readonly rollerId: string;
  readonly name: string;
  readonly link: Link;
  readonly coach: CoachState;
  /** Absent until the roller has said it. */
  readonly identity: RollerIdentity | undefined;
  readonly calibration: Calibration | undefined;
  readonly sessionId: string | undefined;
  /** Of the link. */
  readonly nowMs: number;
  readonly person: { readonly id: string; readonly name: string };
  readonly screeningDue: boolean;
}

export function rollerState({
  rollerId,
  name,
  link,
  coach,
  identity,
  calibration,
  sessionId,
  nowMs,
  person,
  screeningDue,
}: RollerFacts): RollerState {
  const { kneeLineMm } = coach.view;
  return {
    id: rollerId,
    name,
    uri: link.uri,
    simulated: link.simulated,
    ...(identity === undefined
      ? {}
      : { board: identity.device.board, firmware: identity.device.firmware, diameterMm: identity.roller.diameterMm }),
    calibration: calibration === undefined ? "none" : isOld(calibration, nowMs) ? "old" : "ok",
    ...(calibration === undefined ? {} : { calibrationMs: calibration.createdMs }),
    selection: coach.settings.selection,
    bands: coach.bands,
    ...(kneeLineMm === undefined ? {} : { kneeLineMm }),
    ...(sessionId === undefined ? {} : { sessionId }),
    person,
    ...(screeningDue ? { screeningDue } : {}),
  };
}
