// A mark of the roller's button or of a recording, as what the coach takes; those it does not know are kept, not used.
import type { UserEvent } from "#hub/coach/state.ts";
import { check } from "#shared/schema/check.ts";
import { UserMarkFields } from "#shared/schema/live.ts";

export interface LinkMark {
  readonly mark: string;
  readonly value?: unknown;
  readonly reason?: unknown;
}

/** A press of the button marks a tender spot. */
export function userMark({ mark, value, reason }: LinkMark): UserEvent | undefined {
  if (mark === "press") return { kind: "mark", mark: "tenderSpot", byButton: true };
  const fields = { mark, ...(value === undefined ? {} : { value }), ...(reason === undefined ? {} : { reason }) };
  const known = check(UserMarkFields, fields);
  return known.ok ? { kind: "mark", ...known.value } : undefined;
}
