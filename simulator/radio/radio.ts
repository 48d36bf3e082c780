// The way of a frame through the air: connection events, repeats, losses in bursts, a busy hub. Keeps the order, as BLE does.
import type { Random } from "#sim/random.ts";
import type { RadioConditions } from "#sim/scenarios/conditions.ts";

/** A notification must be queued this long before a connection event to go with it, ms. */
const PREPARE_MS = 0.5;
const PACKETS_PER_EVENT = 4;
/** Chance that a packet is damaged and goes again with the next event: late, not lost. */
const REPEAT_CHANCE = 0.02;

export interface RadioOptions {
  readonly conditions: RadioConditions;
  readonly random: Random;
  /** From a connection event to the hub's program at the least, ms. */
  readonly leastDelayMs: number;
  deliver(payload: Uint8Array, arrivedMs: number): void;
}

export interface Radio {
  /** Hands a payload over at `simMs`; it is copied. `false`: nothing gets through and the queue is full. */
  send(payload: Uint8Array, simMs: number): boolean;
  /** Delivers everything that has arrived by `simMs`. */
  deliverUntil(simMs: number): void;
  /** While off nothing gets through. */
  setAir(free: boolean): void;
}

export function createRadio(options: RadioOptions): Radio {
  const { conditions } = options;
  const random = options.random.fork("radio");
  const firstEventMs = random.uniform(0, conditions.intervalMs);
  // Gilbert–Elliott: bursts of mean length B with share L lost.
  const endBurst = 1 / Math.max(1, conditions.burstFrames);
  const beginBurst = (conditions.lossRatio * endBurst) / Math.max(1e-9, 1 - conditions.lossRatio);
  const waiting: { readonly payload: Uint8Array; readonly arrivedMs: number }[] = [];
  let head = 0;
  let air = true;
  let inBurst = false;
  let event = -1;
  let packets = 0;
  let lastArrivedMs = -Infinity;

  /** Time of the connection event that takes the next packet. */
  function takeEvent(simMs: number): number {
    const earliest = Math.ceil((simMs + PREPARE_MS - firstEventMs) / conditions.intervalMs);
    if (earliest > event) {
      event = earliest;
      packets = 0;
    }
    while (packets >= PACKETS_PER_EVENT || random.chance(REPEAT_CHANCE)) {
      event += 1;
      packets = 0;
    }
    packets += 1;
    return firstEventMs + event * conditions.intervalMs;
  }

  return {
    send(payload, simMs) {
      inBurst = inBurst ? !random.chance(endBurst) : random.chance(beginBurst);
      if (!air) return false;
      if (inBurst) return true;
      let arrivedMs = takeEvent(simMs) + options.leastDelayMs - conditions.jitterMs * Math.log(1 - random.next());
      if (random.chance(conditions.stallChance)) arrivedMs += random.uniform(0, conditions.stallMs);
      lastArrivedMs = Math.max(lastArrivedMs, arrivedMs);
      waiting.push({ payload: payload.slice(), arrivedMs: lastArrivedMs });
      return true;
    },
    deliverUntil(simMs) {
      let next = waiting[head];
      while (next !== undefined && next.arrivedMs <= simMs) {
        head += 1;
        options.deliver(next.payload, next.arrivedMs);
        next = waiting[head];
      }
      if (head === waiting.length || head > 512) {
        waiting.splice(0, head);
        head = 0;
      }
    },
    setAir(free) {
      air = free;
    },
  };
}
