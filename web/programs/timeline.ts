// A program as a line: how long each step is and what became of it.
import type { ProgramStep } from "#shared/schema/program.ts";
import type { ProgramView } from "#shared/schema/programLive.ts";

export type PartState = "done" | "leftOut" | "now" | "next";

export interface TimelinePart {
  readonly index: number;
  readonly state: PartState;
  /** Against the other parts. */
  readonly weight: number;
  /** 0…1 of it is full. */
  readonly filled: number;
}

function shareOf({ countedMs, targetMs }: { countedMs: number; targetMs: number }): number {
  return targetMs > 0 ? Math.min(1, countedMs / targetMs) : 0;
}

export interface Timeline {
  readonly parts: readonly TimelinePart[];
  /** The step after this one that is not left out; undefined: none, or not known. */
  readonly next: ProgramStep | undefined;
}

export function timelineOf(program: ProgramView, steps: readonly ProgramStep[] | undefined): Timeline {
  const { phase, step, countedMs } = program;
  const behind = new Map(program.behind?.map((one) => [one.index, shareOf(one)]));
  const over = phase === "finished";
  const leftOut = new Set(program.leftOut?.map(({ index }) => index));
  const isNow = (index: number) => index === step.index && !over;
  const parts = Array.from({ length: step.of }, (_, index): TimelinePart => {
    const state = isNow(index) ? "now" : leftOut.has(index) ? "leftOut" : index <= step.index ? "done" : "next";
    const filled =
      index === step.index
        ? shareOf({ countedMs, targetMs: step.targetMs })
        : state === "done"
          ? (behind.get(index) ?? 0)
          : 0;
    return { index, state, weight: steps?.[index]?.seconds.target ?? 1, filled };
  });
  const ahead = steps?.filter((_, index) => index > step.index && !leftOut.has(index));
  return {
    parts,
    next: over ? undefined : ahead?.[0],
  };
}
