// One connection through the air: at every connection event the two sides take turns until nothing is left to send
// or a packet is lost; a lost packet goes again with the next event. A side that hears nothing for the
// supervision time gives the connection up. That time is counted in events, so a pause of this process ends none.
import type { ConnectionFigures } from "#sim/radio/emulated/hciEvents.ts";

const MS_PER_INTERVAL = 1.25;
const MS_PER_SUPERVISION = 10;
/** Turns in one event; hosts and boards differ, few do more. */
const TURNS_PER_EVENT = 6;
/** Further behind than this the events of a paused process are left out. */
const MOST_BEHIND_MS = 100;

export interface AclPacket {
  readonly flags: number;
  readonly data: Uint8Array;
}

/** What a side's controller does when something happens to its end. */
export interface AirLinkEnd {
  received(packet: AclPacket): void;
  completed(count: number): void;
  /** A connection event is over, whether anything got through or not. */
  eventOver(): void;
  updated(figures: ConnectionFigures): void;
  /** The other side ended it, or (`heard` false) nothing was heard for too long. */
  ended(by: "peer" | "self" | "silence"): void;
}

export interface AirLinkSide {
  send(packet: AclPacket): void;
  /** Packets that wait for their turn. */
  readonly waiting: number;
  /** Connection events the first of them has waited for. */
  readonly waitedEvents: number;
  /** Ends it in good order: with the next event that gets through. */
  terminate(): void;
  /** This side is gone without a word: no power. */
  vanish(): void;
  /** Asks for other figures; they hold a few events later. */
  update(figures: ConnectionFigures): void;
}

export interface AirLinkOptions {
  readonly figures: ConnectionFigures;
  readonly central: AirLinkEnd;
  readonly peripheral: AirLinkEnd;
  /** Whether the next packet gets through. */
  readonly getsThrough: () => boolean;
  readonly nowMs: () => number;
}

const EVENTS_TO_UPDATE = 6;

interface Queued {
  readonly packet: AclPacket;
  readonly sinceEvent: number;
}

interface Side {
  readonly end: AirLinkEnd;
  readonly queue: Queued[];
  open: boolean;
  terminating: boolean;
  deafMs: number;
}

export interface AirLink {
  readonly central: AirLinkSide;
  readonly peripheral: AirLinkSide;
}

export function createAirLink(options: AirLinkOptions): AirLink {
  const { getsThrough, nowMs } = options;
  let figures = options.figures;
  let pending: { readonly figures: ConnectionFigures; eventsLeft: number } | undefined;
  let dueMs = nowMs();
  let events = 0;
  const side = (end: AirLinkEnd): Side => ({ end, queue: [], open: true, terminating: false, deafMs: 0 });
  const central = side(options.central);
  const peripheral = side(options.peripheral);
  const both = [central, peripheral] as const;

  function close(which: Side, by: "peer" | "self" | "silence"): void {
    if (!which.open) return;
    which.open = false;
    which.queue.length = 0;
    which.end.ended(by);
  }

  /** One packet, maybe empty, from one side to the other; `false`: it was not heard. */
  function turn(from: Side, to: Side): boolean {
    if (!from.open || !to.open || !getsThrough()) return false;
    to.deafMs = 0;
    const first = from.queue.shift();
    if (first === undefined) return true;
    from.end.completed(1);
    to.end.received(first.packet);
    return true;
  }

  function event(intervalMs: number): void {
    for (const each of both) each.deafMs += intervalMs;
    for (let turns = 0; turns < TURNS_PER_EVENT; turns += 1) {
      const heardBoth = turn(central, peripheral) && turn(peripheral, central);
      if (!heardBoth) break;
      if (central.terminating || peripheral.terminating) {
        close(central, central.terminating ? "self" : "peer");
        close(peripheral, peripheral.terminating ? "self" : "peer");
        return;
      }
      if (central.queue.length === 0 && peripheral.queue.length === 0) break;
    }
    const supervisionMs = figures.supervision * MS_PER_SUPERVISION;
    for (const each of both) if (each.deafMs > supervisionMs) close(each, each.terminating ? "self" : "silence");
  }

  function applyUpdate(): void {
    if (pending === undefined || --pending.eventsLeft > 0) return;
    figures = pending.figures;
    pending = undefined;
    for (const { open, end } of both) if (open) end.updated(figures);
  }

  function schedule(): void {
    if (!central.open && !peripheral.open) return;
    const intervalMs = figures.interval * MS_PER_INTERVAL;
    dueMs += intervalMs;
    if (nowMs() - dueMs > MOST_BEHIND_MS) dueMs = nowMs();
    setTimeout(
      () => {
        events += 1;
        event(intervalMs);
        for (const { open, end } of both) if (open) end.eventOver();
        applyUpdate();
        schedule();
      },
      Math.max(0, dueMs - nowMs()),
    );
  }

  function face(own: Side): AirLinkSide {
    return {
      send: (packet) => void (own.open && own.queue.push({ packet, sinceEvent: events })),
      get waiting() {
        return own.queue.length;
      },
      get waitedEvents() {
        return events - (own.queue[0]?.sinceEvent ?? events);
      },
      terminate() {
        own.terminating = true;
      },
      vanish() {
        own.open = false;
        own.queue.length = 0;
      },
      update(next) {
        pending = { figures: next, eventsLeft: EVENTS_TO_UPDATE };
      },
    };
  }

  schedule();
  return { central: face(central), peripheral: face(peripheral) };
}
