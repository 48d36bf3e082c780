// What the hub says of areas that are closed, or of answers that are due, is true until an answer or the choice changes.
import type { LiveView } from "#web/live/liveView.ts";

/** Until another area is chosen, or it is another person's turn; and until something is answered. */
export const CLOSED: ReadonlySet<string> = new Set(["AREA_BLOCKED", "AREA_STOPPED"]);
/** Until something is answered, taken back or cleared. */
export const UNTIL_ANSWERED: ReadonlySet<string> = new Set([...CLOSED, "SCREENING_DUE"]);

/** `codes`: the notices that go; absent: whichever stands. */
export function withoutNotice(view: LiveView, codes?: ReadonlySet<string>): LiveView {
  const { notice, ...rest } = view;
  return notice === undefined || codes?.has(notice.code) === false ? view : rest;
}
