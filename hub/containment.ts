// Faults stay where they happen: a part that throws is counted and reported, and the samples keep flowing.
import type { Clock } from "#hub/clock.ts";
import { asInchwormError, type ErrorCode, type InchwormError } from "#hub/errors.ts";

/** A part is reported at most once in this time; every fault is counted. */
const REPORT_EVERY_MS = 10_000;

export interface Containment {
  /** `action`, never throwing; for work done once a sample wrap it once and keep the wrapper. */
  wrap<Args extends readonly unknown[]>(
    part: string,
    code: ErrorCode,
    action: (...args: Args) => void,
  ): (...args: Args) => boolean;
  /** Notes a fault that was caught elsewhere, e.g. a rejected promise. */
  note(part: string, code: ErrorCode, thrown: unknown): void;
  /** Faults so far, by part. */
  counts(): Readonly<Record<string, number>>;
}

export interface ContainmentOptions {
  readonly clock: Clock;
  /** Must not throw. */
  readonly report: (part: string, error: InchwormError) => void;
}

export function createContainment({ clock, report }: ContainmentOptions): Containment {
  const counts = new Map<string, number>();
  const reportedMs = new Map<string, number>();

  function note(part: string, code: ErrorCode, thrown: unknown): void {
    counts.set(part, (counts.get(part) ?? 0) + 1);
    const nowMs = clock.nowMs();
    if (nowMs - (reportedMs.get(part) ?? -Infinity) < REPORT_EVERY_MS) return;
    reportedMs.set(part, nowMs);
    report(part, asInchwormError(thrown, code));
  }

  return {
    wrap(part, code, action) {
      return (...args) => {
        try {
          action(...args);
          return true;
        } catch (thrown) {
          note(part, code, thrown);
          return false;
        }
      };
    },
    note,
    counts: () => Object.fromEntries(counts),
  };
}
