// Poses of the worm, each a path over time.
import { crawlPath, feetAt, lookPath, sleepPath, STILL_FEET } from "#web/worm/wormShape.ts";

/** Crawling: all is well or on its way. Asleep: nothing to follow yet. Looking: it lost someone. */
export type WormPose = "still" | "crawling" | "asleep" | "looking";

export function posePath(pose: WormPose, seconds: number): string {
  switch (pose) {
    case "crawling":
      return crawlPath(feetAt(seconds));
    case "asleep":
      return sleepPath(seconds);
    case "looking":
      return lookPath(seconds);
    case "still":
      return crawlPath(STILL_FEET);
  }
}
