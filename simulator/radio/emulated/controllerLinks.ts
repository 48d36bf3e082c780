// A controller's connections: handles, data both ways, who ended what.
import type { AirLinkEnd, AirLinkSide } from "#sim/radio/emulated/airLink.ts";
import { CONNECTION_TIMEOUT, LOCAL_HOST_ENDED, REMOTE_ENDED } from "#sim/radio/emulated/hciCodes.ts";
import { aclToHost, completedPackets, connected, disconnected, updated } from "#sim/radio/emulated/hciEvents.ts";
import type { ConnectionFigures } from "#sim/radio/emulated/hciEvents.ts";

const REASONS = { peer: REMOTE_ENDED, self: LOCAL_HOST_ENDED, silence: CONNECTION_TIMEOUT } as const;
const FIRST_HANDLE = 0x40;
const HANDLE_BITS = 0x0fff;

interface Open {
  side?: AirLinkSide;
  figures: ConnectionFigures;
}

export interface ControllerLinks {
  readonly count: number;
  /** A connection came about: tells the host, gives the end for the air. */
  open(role: number, peer: string, figures: ConnectionFigures): AirLinkEnd;
  established(side: AirLinkSide): void;
  /** A data packet from the host, H4 type byte included. */
  sendAcl(packet: Buffer): void;
  /** `false`: no such connection. */
  terminate(handle: number): boolean;
  terminateAll(): void;
  update(handle: number, figures: ConnectionFigures): boolean;
  has(handle: number): boolean;
  /** Whether so many packets of a connection wait, and have for so many events. */
  isFull(packets: number, events: number): boolean;
  /** No power any more: the other sides are not told, the host is if it is still there. */
  vanish(tellHost: boolean): void;
}

export interface ControllerLinksOptions {
  toHost(packet: Buffer): void;
  /** Something was queued, sent or ended, or time has passed. */
  changed(): void;
}

export function createControllerLinks({ toHost, changed }: ControllerLinksOptions): ControllerLinks {
  const links = new Map<number, Open>();
  let nextHandle = FIRST_HANDLE;
  let newest = 0;

  return {
    get count() {
      return links.size;
    },
    open(role, peer, figures) {
      const handle = nextHandle++;
      newest = handle;
      links.set(handle, { figures });
      toHost(connected(handle, role, peer, figures));
      changed();
      return {
        received: ({ flags, data }) => toHost(aclToHost(handle, flags, data)),
        completed(count) {
          toHost(completedPackets(handle, count));
          changed();
        },
        eventOver: changed,
        updated(next) {
          links.set(handle, { ...links.get(handle), figures: next });
          toHost(updated(handle, next));
        },
        ended(by) {
          links.delete(handle);
          toHost(disconnected(handle, REASONS[by]));
          changed();
        },
      };
    },
    established(side) {
      const link = links.get(newest);
      if (link !== undefined) link.side = side;
    },
    sendAcl(packet) {
      const field = packet.readUInt16LE(1);
      links
        .get(field & HANDLE_BITS)
        ?.side?.send({ flags: (field >> 12) & 3, data: Uint8Array.from(packet.subarray(5)) });
      changed();
    },
    terminate(handle) {
      links.get(handle)?.side?.terminate();
      return links.has(handle);
    },
    terminateAll() {
      for (const { side } of links.values()) side?.terminate();
    },
    update(handle, figures) {
      links.get(handle)?.side?.update(figures);
      return links.has(handle);
    },
    has: (handle) => links.has(handle),
    isFull: (packets, events) =>
      links.values().some(({ side }) => side !== undefined && side.waiting >= packets && side.waitedEvents >= events),
    vanish(tellHost) {
      for (const [handle, { side }] of links) {
        side?.vanish();
        if (tellHost) toHost(disconnected(handle, CONNECTION_TIMEOUT));
      }
      links.clear();
      changed();
    },
  };
}
