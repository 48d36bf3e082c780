// What lies between the controllers: who advertises, who listens, what gets lost.
import type { Random } from "#sim/random.ts";
import { createAirLink } from "#sim/radio/emulated/airLink.ts";
import type { AirLinkEnd, AirLinkSide } from "#sim/radio/emulated/airLink.ts";
import type { ConnectionFigures } from "#sim/radio/emulated/hciEvents.ts";

/** Every advertisement comes this much later at the most, so that two rollers do not stay in step. */
const ADVERTISING_SPREAD_MS = 10;

export interface Advertiser {
  readonly address: string;
  readonly intervalMs: number;
  readonly advertisement: Uint8Array;
  readonly scanResponse: Uint8Array;
  /** Takes the connection up; gives its end. */
  accept(peer: string, figures: ConnectionFigures): AirLinkEnd;
  established(side: AirLinkSide): void;
}

export interface Wanted {
  readonly address: string;
  /** Share of the time it listens. */
  readonly duty: number;
  readonly figures: ConnectionFigures;
}

export interface Listener {
  readonly address: string;
  /** Hears every advertisement while it scans. */
  heard(advertiser: Advertiser, withResponse: boolean): void;
  /** The roller it wants a connection to. */
  readonly wanted: Wanted | undefined;
  connected(peer: string, figures: ConnectionFigures): AirLinkEnd;
  established(side: AirLinkSide): void;
}

export interface Air {
  /** Share of packets lost, 0…1. */
  setLoss(ratio: number): void;
  /** While off nothing gets through. */
  setOn(on: boolean): void;
  /** Until the returned function is called. */
  advertise(advertiser: Advertiser): () => void;
  listen(listener: Listener): () => void;
}

export function createAir({ random, nowMs }: { readonly random: Random; readonly nowMs: () => number }): Air {
  const listeners = new Set<Listener>();
  let loss = 0;
  let on = true;
  const getsThrough = () => on && !random.chance(loss);

  function join(listener: Listener, advertiser: Advertiser, figures: ConnectionFigures): void {
    const peripheral = advertiser.accept(listener.address, figures);
    const central = listener.connected(advertiser.address, figures);
    const link = createAirLink({ figures, central, peripheral, getsThrough, nowMs });
    advertiser.established(link.peripheral);
    listener.established(link.central);
  }

  function advertiseOnce(advertiser: Advertiser): void {
    for (const listener of listeners) {
      if (!getsThrough()) continue;
      const { wanted } = listener;
      if (wanted?.address === advertiser.address) {
        if (!random.chance(wanted.duty) || !getsThrough()) continue;
        join(listener, advertiser, wanted.figures);
        return;
      }
      listener.heard(advertiser, getsThrough() && getsThrough());
    }
  }

  return {
    setLoss(ratio) {
      loss = ratio;
    },
    setOn(next) {
      on = next;
    },
    advertise(advertiser) {
      let timer: NodeJS.Timeout;
      const schedule = (delayMs: number): void => {
        timer = setTimeout(() => {
          schedule(advertiser.intervalMs + random.uniform(0, ADVERTISING_SPREAD_MS));
          advertiseOnce(advertiser);
        }, delayMs);
      };
      schedule(random.uniform(0, advertiser.intervalMs));
      return () => clearTimeout(timer);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
