// When trouble begins and ends: silence, dropped links, reboots, each coming back at its own period.
import type { Trouble } from "#sim/scenarios/conditions.ts";

/** How long a hub's radio waits before it calls a silent link lost, ms. */
export const SUPERVISION_MS = 1000;

export interface TroubleHandlers {
  /** Nothing gets through from here on, or again does. */
  air(free: boolean, simMs: number): void;
  link(state: "up" | "down", simMs: number): void;
  reboot(simMs: number): void;
}

interface Moment {
  readonly simMs: number;
  readonly act: (handlers: TroubleHandlers, simMs: number) => void;
}

function momentsOf(trouble: Trouble, round: number): Moment[] {
  const startMs = trouble.firstMs + round * trouble.everyMs;
  const endMs = startMs + trouble.durationMs;
  const moments: Moment[] = [{ simMs: startMs, act: (handlers, ms) => handlers.air(false, ms) }];
  if (trouble.kind === "reboot") moments.push({ simMs: startMs, act: (handlers, ms) => handlers.reboot(ms) });
  if (trouble.kind !== "silence")
    moments.push({ simMs: startMs + SUPERVISION_MS, act: (handlers, ms) => handlers.link("down", ms) });
  moments.push({ simMs: endMs, act: (handlers, ms) => handlers.air(true, ms) });
  if (trouble.kind !== "silence") moments.push({ simMs: endMs, act: (handlers, ms) => handlers.link("up", ms) });
  return moments;
}

export interface Troubles {
  /** Time of the next moment something happens; Infinity without troubles. */
  nextMs(): number;
  /** Lets that moment happen. */
  take(handlers: TroubleHandlers): void;
}

/** Dropped links and reboots must last longer than the supervision time, and end before they come back. */
export function createTroubles(troubles: readonly Trouble[]): Troubles {
  const queues = troubles.map((trouble) => ({ trouble, round: 0, moments: momentsOf(trouble, 0) }));

  function nextQueue() {
    let best: (typeof queues)[number] | undefined;
    for (const queue of queues)
      if ((queue.moments[0]?.simMs ?? Infinity) < (best?.moments[0]?.simMs ?? Infinity)) best = queue;
    return best;
  }

  return {
    nextMs: () => nextQueue()?.moments[0]?.simMs ?? Infinity,
    take(handlers) {
      const queue = nextQueue();
      const moment = queue?.moments.shift();
      if (queue === undefined || moment === undefined) return;
      moment.act(handlers, moment.simMs);
      if (queue.moments.length > 0) return;
      queue.round += 1;
      queue.moments = momentsOf(queue.trouble, queue.round);
    },
  };
}
