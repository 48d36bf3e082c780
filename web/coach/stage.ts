// What the live page is about right now; decides what is large.
import type { ProgramView } from "#shared/schema/programLive.ts";
import { isPlayback } from "#web/live/playback.ts";
import type { LiveView, RollerView } from "#web/live/liveView.ts";

export type Stage =
  | "connecting"
  | "hubAway"
  | "noRoller"
  | "waiting"
  | "lost"
  | "ended"
  | "stopped"
  | "saved"
  | "resting"
  | "liftOff"
  | "holding"
  | "idle"
  | "rolling";

/** What of the fast data the stage depends on. */
export interface StageSigns {
  /** A tick came within the last half second. */
  readonly fresh: boolean;
  /** Any tick came at all. */
  readonly everFresh: boolean;
  readonly contact: boolean;
  readonly holding: boolean;
}

export function stageOf(view: LiveView, roller: RollerView | undefined, signs: StageSigns): Stage {
  if (view.connection === "lost") return "hubAway";
  if (view.connection === "connecting" || !view.greeted) return "connecting";
  if (!roller) return "noRoller";
  if (isPlayback(roller.state) && roller.link?.state === "closed" && !signs.fresh) return "ended";
  if (roller.cue?.cueId === "stop-user") return "stopped";
  if (!signs.fresh && signs.everFresh) return "lost";
  // The first data is a moment away when the link already streams.
  if (!signs.fresh) return roller.link?.state === "streaming" ? "connecting" : "waiting";
  if (restsNow(roller.program)) return signs.contact ? "liftOff" : "resting";
  if (signs.holding) return "holding";
  return signs.contact ? "rolling" : "idle";
}

/** The program rests, between two steps or between two loads (R8): nothing is held or asked for then. */
function restsNow(program: ProgramView | undefined): boolean {
  if (program === undefined) return false;
  const { phase, paused, why } = program;
  if (paused !== undefined) return paused === "interval";
  return phase === "rest" || (phase === "running" && why === "resting");
}

const LIVE: ReadonlySet<Stage> = new Set(["stopped", "resting", "liftOff", "holding", "idle", "rolling"]);

/** Stages in which numbers and cues on the page are true now. */
export function isLive(stage: Stage): boolean {
  return LIVE.has(stage);
}
