// A rehearsal: nobody lies on the roller. It is shown and kept, and is no part of anyone's past, plan or ceilings.

/** On a roller that is simulated, or played back from a recording. */
export function isRehearsed({ simulated, uri }: { readonly simulated: boolean; readonly uri: string }): boolean {
  return simulated || uri.startsWith("file:");
}

/** How the id of every simulated roller begins; no board's own does. */
export const SIMULATED_ID = "sim-";

/** What the simulator calls its rollers; a person may name one otherwise. */
export const SIMULATED_NAME = "Simulated roller";

/** The scenario in which a simulated person does what a guide asks for. */
export const HOME_CALIBRATION = "home-calibration";

/** The roller moves as the guide of a calibration asks; all other simulated ones move by themselves. */
export function followsGuide(uri: string): boolean {
  return uri === `sim:${HOME_CALIBRATION}` || uri.startsWith(`sim:${HOME_CALIBRATION}?`);
}

/** A session; older ones say only whether the roller was simulated. */
export function isRehearsal(session: {
  readonly rehearsal?: boolean | undefined;
  readonly simulated: boolean;
}): boolean {
  return session.rehearsal ?? session.simulated;
}

/**
 * What a stop closes beside the session. real: the area, for the rest of the day. rehearsal: the same, but on simulated
 * rollers only. playback: nothing, for it happened another day.
 */
export type StopsKept = "real" | "rehearsal" | "playback";

export function stopsKeptOn({ simulated, uri }: { readonly simulated: boolean; readonly uri: string }): StopsKept {
  if (uri.startsWith("file:")) return "playback";
  return simulated ? "rehearsal" : "real";
}
