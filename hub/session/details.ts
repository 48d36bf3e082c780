// What a person says about a session: kept beside its numbers, and changed apart from them.
import { MOST_SPOT_NOTES } from "#shared/schema/session.ts";
import type { SessionChange, SessionDetails, SessionSummary } from "#shared/schema/session.ts";

/** The summary with these details in the place of its own. */
export function withDetails(
  summary: SessionSummary,
  { phase, note, discomfortBefore, discomfortAfter, spotNotes }: SessionDetails,
) {
  const { phase: _p, note: _n, discomfortBefore: _b, discomfortAfter: _a, spotNotes: _s, ...others } = summary;
  return {
    ...others,
    ...(phase === undefined ? {} : { phase }),
    ...(note === undefined ? {} : { note }),
    ...(discomfortBefore === undefined ? {} : { discomfortBefore }),
    ...(discomfortAfter === undefined ? {} : { discomfortAfter }),
    ...(spotNotes === undefined ? {} : { spotNotes }),
  };
}

export function changedDetails(before: SessionDetails, change: SessionChange): SessionDetails {
  const note = changed(before.note, change.note);
  return {
    phase: changed(before.phase, change.phase),
    note: note === "" ? undefined : note,
    discomfortBefore: changed(before.discomfortBefore, change.discomfortBefore),
    discomfortAfter: changed(before.discomfortAfter, change.discomfortAfter),
    spotNotes: changedNotes(before.spotNotes ?? {}, change.spotNotes ?? {}),
  };
}

/** `null` takes it away; absent leaves it. */
function changed<Value>(before: Value | undefined, next: Value | null | undefined): Value | undefined {
  return next === undefined ? before : (next ?? undefined);
}

/** The newest are kept when there are too many. Undefined: none. */
function changedNotes(
  before: NonNullable<SessionDetails["spotNotes"]>,
  change: NonNullable<SessionChange["spotNotes"]>,
): SessionDetails["spotNotes"] {
  const notes = Object.entries({ ...before, ...change }).flatMap(([spotId, note]): [string, string][] =>
    note === null || note === "" ? [] : [[spotId, note]],
  );
  return notes.length === 0 ? undefined : Object.fromEntries(notes.slice(-MOST_SPOT_NOTES));
}
