// What the hub says of areas that are closed, or of answers that are due, is true until an answer or the choice changes.
import type { LiveView } from "#web/live/liveView.ts";

export const CLOSED: ReadonlySet<string> = new Set(["AREA_BLOCKED", "AREA_STOPPED"]);
const UNTIL_ANSWERED: ReadonlySet<string> = new Set([...CLOSED, "SCREENING_DUE"]);

/** Something was answered, taken back or cleared. */
export function withoutAnswered(view: LiveView): LiveView {
  return UNTIL_ANSWERED.has(view.notice?.code ?? "") ? withoutNotice(view) : view;
}

/** Another area is chosen, or it is another person's turn. */
export function withoutClosed(view: LiveView): LiveView {
  return CLOSED.has(view.notice?.code ?? "") ? withoutNotice(view) : view;
}

export function withoutNotice({ notice: _read, ...rest }: LiveView): LiveView {
  return rest;
}
