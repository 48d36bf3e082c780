// What the page is told of a program: at once when it goes on, else twice a second while its numbers change.
import type { ProgramMessage, ProgramView } from "#shared/schema/programLive.ts";

const EVERY_MS = 500;

export interface ProgramFeed {
  /** The message that is due, if one is. */
  due(view: ProgramView | undefined, nowMs: number): ProgramMessage | undefined;
}

export function createProgramFeed(rollerId: string): ProgramFeed {
  let shown: ProgramView | undefined;
  let shownMs = Number.NEGATIVE_INFINITY;

  return {
    due(view, nowMs) {
      if (view === undefined) return undefined;
      const isNews = shown === undefined || isAnother(shown, view);
      const sinceMs = nowMs - shownMs;
      const isTime = view.phase !== "finished" && (sinceMs >= EVERY_MS || sinceMs < 0);
      if (!isNews && !isTime) return undefined;
      shown = view;
      shownMs = nowMs;
      return { type: "program", rollerId, sentMs: Math.round(nowMs * 10) / 10, program: rounded(view) };
    },
  };
}

function isAnother(one: ProgramView, other: ProgramView): boolean {
  return (
    one.phase !== other.phase ||
    one.paused !== other.paused ||
    one.programId !== other.programId ||
    one.step.index !== other.step.index ||
    one.passes !== other.passes ||
    one.said !== other.said
  );
}

function rounded(view: ProgramView): ProgramView {
  const { countedMs, loadedMs, heldMs, restLeftMs } = view;
  const reasons = Object.entries(view.notCountedMs).map(([why, ms]) => [why, Math.round(ms)]);
  return {
    ...view,
    countedMs: Math.round(countedMs),
    loadedMs: Math.round(loadedMs),
    heldMs: Math.round(heldMs),
    notCountedMs: Object.fromEntries(reasons),
    ...(restLeftMs === undefined ? {} : { restLeftMs: Math.round(restLeftMs) }),
  };
}
