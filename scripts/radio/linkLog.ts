// What a link tells, with times, for whoever measures or waits.
import type { LinkHandlers, RollerIdentity } from "#hub/link/link.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import type { LinkState } from "#shared/schema/live.ts";
import { monotonicMs } from "#sim/radio/emulated/rollerProcess.ts";

export interface StateAt {
  readonly state: LinkState;
  readonly detail: string | undefined;
  readonly atMs: number;
}

export interface LinkLog {
  readonly handlers: LinkHandlers;
  readonly states: StateAt[];
  readonly frames: RawFrame[];
  readonly identities: RollerIdentity[];
  readonly bad: string[];
  readonly faults: string[];
  /** Resolves with the first state of this name from now on. */
  next(state: LinkState, withinMs?: number): Promise<StateAt>;
  /** Resolves with the first frame from now on. */
  nextFrame(withinMs?: number): Promise<number>;
}

const WITHIN_MS = 20_000;

export function createLinkLog(onFrame: (frame: RawFrame, atMs: number) => void = () => undefined): LinkLog {
  const log: Pick<LinkLog, "states" | "frames" | "identities" | "bad" | "faults"> = {
    states: [],
    frames: [],
    identities: [],
    bad: [],
    faults: [],
  };
  const stateWaiters = new Set<(at: StateAt) => void>();
  const frameWaiters = new Set<(atMs: number) => void>();

  /** Waits for `take` to be called with something it accepts. */
  function wait<Told>(waiters: Set<(told: Told) => void>, fits: (told: Told) => boolean, what: string, ms: number) {
    return new Promise<Told>((resolve, reject) => {
      const late = setTimeout(() => {
        waiters.delete(waiter);
        reject(new Error(`${what} did not come in ${ms} ms; last: ${JSON.stringify(log.states.at(-1))}`));
      }, ms);
      function waiter(told: Told): void {
        if (!fits(told)) return;
        clearTimeout(late);
        waiters.delete(waiter);
        resolve(told);
      }
      waiters.add(waiter);
    });
  }

  return {
    ...log,
    handlers: {
      identity: (identity) => void log.identities.push(identity),
      frame(frame) {
        const atMs = monotonicMs();
        log.frames.push(frame);
        onFrame(frame, atMs);
        for (const waiter of frameWaiters) waiter(atMs);
      },
      status: () => undefined,
      mark: () => undefined,
      state(state, detail) {
        const at = { state, detail, atMs: monotonicMs() };
        log.states.push(at);
        for (const waiter of stateWaiters) waiter(at);
      },
      bad: (_count, reason) => void log.bad.push(reason),
      fault: (error) => void log.faults.push(error.code),
    },
    next: (state, withinMs = WITHIN_MS) => wait(stateWaiters, (at) => at.state === state, state, withinMs),
    nextFrame: (withinMs = WITHIN_MS) => wait(frameWaiters, () => true, "a frame", withinMs),
  };
}

/** Frames missing between the first and the last, by their sequence numbers; a restart counts from anew. */
export function missingFrames(frames: readonly RawFrame[]): number {
  let missing = 0;
  for (const [index, { seq }] of frames.entries()) {
    const before = frames[index - 1];
    if (before !== undefined) missing += (seq - before.seq - 1) & 0xffff;
  }
  return missing;
}
