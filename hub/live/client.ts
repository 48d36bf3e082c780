// One client of the live feed. A client that reads too slowly gets the latest value of everything instead of
// a growing queue, and is told how many messages it did not get.

/** The part of a socket the feed needs. */
export interface FeedSocket {
  /** Bytes handed over and not yet taken by the system. */
  readonly bufferedAmount: number;
  send(data: Uint8Array): void;
  close(code: number, reason: string): void;
}

/** With more than this unsent the client is behind: about four seconds of one roller's ticks. */
export const BEHIND_BYTES = 64 * 1024;
/** With less than this unsent it has caught up. */
export const CAUGHT_UP_BYTES = 8 * 1024;

export interface FeedClient {
  /**
   * Sends, or keeps for later when the client is behind.
   * `slot` names the value the message is the latest of; without a slot it can only be skipped.
   */
  offer(data: Uint8Array, slot: string | undefined): void;
  /** Whether the client wants messages of this roller. */
  wants(rollerId: string): boolean;
  /** Only these rollers from now on; empty: all. */
  subscribe(rollerIds: readonly string[]): void;
  /** Sends what was kept once the client has caught up. */
  sweep(): void;
  close(code: number, reason: string): void;
  readonly behind: boolean;
}

export interface FeedClientOptions {
  readonly socket: FeedSocket;
  /** The `skipped` message for this count. */
  readonly skippedMessage: (messages: number) => Uint8Array;
}

export function createFeedClient({ socket, skippedMessage }: FeedClientOptions): FeedClient {
  /** Defined while behind: the latest message of every slot, oldest first. */
  let latest: Map<string, Uint8Array> | undefined;
  let skipped = 0;
  let only: ReadonlySet<string> | undefined;

  function sweep(): void {
    if (latest === undefined || socket.bufferedAmount > CAUGHT_UP_BYTES) return;
    const kept = latest;
    latest = undefined;
    if (skipped > 0) socket.send(skippedMessage(skipped));
    skipped = 0;
    for (const data of kept.values()) socket.send(data);
  }

  function keep(data: Uint8Array, slot: string | undefined, into: Map<string, Uint8Array>): void {
    if (slot === undefined) {
      skipped += 1;
      return;
    }
    // Deleting first keeps the map in the order of the newest values.
    if (into.delete(slot)) skipped += 1;
    into.set(slot, data);
  }

  return {
    offer(data, slot) {
      sweep();
      if (latest === undefined && socket.bufferedAmount > BEHIND_BYTES) latest = new Map();
      if (latest === undefined) socket.send(data);
      else keep(data, slot, latest);
    },
    wants: (rollerId) => only === undefined || only.has(rollerId),
    subscribe(rollerIds) {
      only = rollerIds.length === 0 ? undefined : new Set(rollerIds);
    },
    sweep,
    close: (code, reason) => socket.close(code, reason),
    get behind() {
      return latest !== undefined;
    },
  };
}
