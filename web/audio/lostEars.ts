// R30 for the ear: when nothing comes from the roller any more that is said, also when it is the hub itself that is away.
import { LOST_DATA_NUMBERS } from "#shared/domain/liveNumbers.ts";

export interface LostEars {
  /** Data came in at `nowMs`. `matters`: someone is on the roller, or a session runs. */
  came(matters: boolean): void;
  /** The coach says so itself. @returns false when it was said already */
  coachSays(): boolean;
  /** Another roller, or its recording is at its end. */
  forget(): void;
}

export interface LostEarsOptions {
  nowMs(): number;
  after(ms: number, run: () => void): void;
  sayLost(): void;
  sayBack(): void;
}

const { noDataCueAfterMs } = LOST_DATA_NUMBERS;

export function createLostEars({ nowMs, after, sayLost, sayBack }: LostEarsOptions): LostEars {
  /** NaN: nothing to miss. */
  let cameMs = Number.NaN;
  let watching = false;
  let said = false;

  function look(): void {
    watching = false;
    const leftMs = noDataCueAfterMs - (nowMs() - cameMs);
    if (Number.isNaN(leftMs)) return;
    if (leftMs > 0) watch(leftMs);
    else if (!said) {
      said = true;
      sayLost();
    }
  }
  /** One timer, however many ticks come. */
  function watch(ms: number): void {
    if (watching) return;
    watching = true;
    after(ms, look);
  }

  return {
    came(matters) {
      cameMs = matters ? nowMs() : Number.NaN;
      if (matters) watch(noDataCueAfterMs);
      if (said) sayBack();
      said = false;
    },
    coachSays() {
      const isNew = !said;
      said = true;
      return isNew;
    },
    forget() {
      cameMs = Number.NaN;
      said = false;
    },
  };
}
