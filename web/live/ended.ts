// After a session's end the coach rests, for the eye and the ear alike, until one leans on anew, stops or begins something.
import type { SessionMessage } from "#shared/schema/live.ts";
import { isUnderWay } from "#web/live/underWay.ts";
import type { HasPhase } from "#web/live/underWay.ts";

export interface EndedSession {
  readonly id: string;
  /** Nobody leaned on the roller since. Whoever still lies on it has to leave it first: that is no new beginning. */
  readonly left: boolean;
}

interface MayHaveEnded {
  readonly ended?: EndedSession | undefined;
}

/** Another session begins, or one ends. */
export function afterSession<R extends MayHaveEnded>(
  roller: R,
  { id, state }: SessionMessage["session"],
  leaning: boolean,
): R {
  return state === "running" ? goneOn(roller) : { ...roller, ended: { id, left: !leaning } };
}

/** Someone leans on the roller or not; the same object when that changes nothing. */
export function afterContact<R extends MayHaveEnded>(roller: R, leaning: boolean): R {
  const { ended } = roller;
  if (ended === undefined || (leaning ? !ended.left : ended.left)) return roller;
  return leaning ? goneOn(roller) : { ...roller, ended: { ...ended, left: true } };
}

/** A program or a measurement goes on: one that was not under way before is begun, also by who never left the roller. */
export function afterPhase<R extends MayHaveEnded>(roller: R, before: HasPhase | undefined, now: HasPhase): R {
  return isUnderWay(now) && !isUnderWay(before) ? goneOn(roller) : roller;
}

/** What comes now is no part of what was ended. */
export function goneOn<R extends MayHaveEnded>(roller: R): R {
  return roller.ended === undefined ? roller : { ...roller, ended: undefined };
}
