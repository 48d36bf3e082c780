// Takes down everything a link tells.
import type { InchwormError } from "#hub/errors.ts";
import type { LinkHandlers, RollerIdentity } from "#hub/link/link.ts";
import type { DeviceStatus } from "#shared/domain/device.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import type { ReplyRecord } from "#shared/protocol/index.ts";
import type { LinkState } from "#shared/schema/live.ts";

export interface HandlerLog {
  readonly handlers: LinkHandlers;
  readonly identities: RollerIdentity[];
  readonly frames: RawFrame[];
  readonly statuses: DeviceStatus[];
  readonly marks: { mark: string; tMs: number }[];
  readonly states: LinkState[];
  readonly details: (string | undefined)[];
  readonly bad: [count: number, reason: string][];
  readonly faults: InchwormError[];
  readonly replies: ReplyRecord[];
  /** Calls so far. */
  total(): number;
  /** Resolves when the link has told this state. */
  reached(state: LinkState): Promise<void>;
}

export function logHandlers(): HandlerLog {
  const waiting: { state: LinkState; resolve: () => void }[] = [];
  const log: Omit<HandlerLog, "handlers" | "total" | "reached"> = {
    identities: [],
    frames: [],
    statuses: [],
    marks: [],
    states: [],
    details: [],
    bad: [],
    faults: [],
    replies: [],
  };
  return {
    ...log,
    handlers: {
      identity: (identity) => void log.identities.push(identity),
      frame: (frame) => void log.frames.push(frame),
      status: (status) => void log.statuses.push(status),
      mark: (mark) => void log.marks.push({ ...mark }),
      state(state, detail) {
        log.states.push(state);
        log.details.push(detail);
        for (const waiter of waiting) if (waiter.state === state) waiter.resolve();
      },
      bad: (count, reason) => void log.bad.push([count, reason]),
      reply: (reply) => void log.replies.push(reply),
      fault: (error) => void log.faults.push(error),
    },
    total: () => Object.values(log).reduce((sum, list) => sum + list.length, 0),
    reached: (state) =>
      log.states.includes(state)
        ? Promise.resolve()
        : new Promise((resolve) => waiting.push({ state, resolve: () => resolve() })),
  };
}
