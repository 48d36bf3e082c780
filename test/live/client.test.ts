import * as fc from "fast-check";
import { expect, test } from "vitest";

import { BEHIND_BYTES, createFeedClient } from "#hub/live/client.ts";

/** A socket whose reader takes nothing until told; `sent` is what was handed over. */
function fakeSocket() {
  const sent: string[] = [];
  const socket = {
    bufferedAmount: 0,
    send(data: Uint8Array) {
      sent.push(Buffer.from(data).toString());
      socket.bufferedAmount += data.length;
    },
    close: () => undefined,
  };
  return { socket, sent };
}

function setUp() {
  const { socket, sent } = fakeSocket();
  const client = createFeedClient({ socket, skippedMessage: (messages) => Buffer.from(`skipped ${messages}`) });
  const offer = (text: string, slot?: string) => client.offer(Buffer.from(text), slot);
  return { socket, sent, client, offer };
}

test("a client that keeps up gets everything in order", () => {
  const { sent, offer, client } = setUp();
  for (const text of ["a", "b", "c"]) offer(text, "tick/r");
  expect(sent).toEqual(["a", "b", "c"]);
  expect(client.behind).toBe(false);
});

test("a client that falls behind gets the latest of each value, and how many it missed", () => {
  const { socket, sent, offer, client } = setUp();
  socket.bufferedAmount = BEHIND_BYTES + 1;
  for (let count = 0; count < 100; count++) offer(`tick ${count}`, "tick/r");
  offer("cue", "cue/r");
  offer("stroke");
  offer("tick 100", "tick/r");
  expect(sent).toEqual([]);
  expect(client.behind).toBe(true);

  // still too full: nothing moves
  socket.bufferedAmount = BEHIND_BYTES / 2;
  client.sweep();
  expect(sent).toEqual([]);

  socket.bufferedAmount = 0;
  client.sweep();
  expect(sent).toEqual(["skipped 101", "cue", "tick 100"]);
  expect(client.behind).toBe(false);
  offer("tick 101", "tick/r");
  expect(sent.at(-1)).toBe("tick 101");
});

test("a sweep while keeping up sends nothing", () => {
  const { sent, client } = setUp();
  client.sweep();
  expect(sent).toEqual([]);
});

test("subscribing narrows, an empty list widens again", () => {
  const { client } = setUp();
  expect(client.wants("a")).toBe(true);
  client.subscribe(["a"]);
  expect([client.wants("a"), client.wants("b")]).toEqual([true, false]);
  client.subscribe([]);
  expect(client.wants("b")).toBe(true);
});

test("whatever the reader does: bounded memory, nothing lost silently, latest values last", () => {
  const step = fc.oneof(
    fc.record({
      kind: fc.constant("offer" as const),
      slot: fc.constantFrom("a", "b", undefined),
      size: fc.integer({ min: 8, max: 20_000 }),
    }),
    fc.record({ kind: fc.constant("drain" as const), bytes: fc.integer({ min: 0, max: 100_000 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const { socket, sent, offer, client } = setUp();
      let offered = 0;
      const newest = new Map<string, string>();
      for (const each of steps) {
        if (each.kind === "drain") {
          socket.bufferedAmount = Math.max(0, socket.bufferedAmount - each.bytes);
          client.sweep();
          continue;
        }
        const text = `${offered++} `.padEnd(each.size, ".");
        if (each.slot !== undefined) newest.set(each.slot, text);
        offer(text, each.slot);
        expect(socket.bufferedAmount).toBeLessThanOrEqual(BEHIND_BYTES + 40_050);
      }
      socket.bufferedAmount = 0;
      client.sweep();
      const skipped = sent
        .filter((text) => text.startsWith("skipped"))
        .reduce((sum, text) => sum + Number(text.slice(8)), 0);
      const received = sent.filter((text) => !text.startsWith("skipped"));
      expect(received.length + skipped).toBe(offered);
      for (const text of newest.values()) expect(received).toContain(text);
    }),
    { numRuns: 200 },
  );
});
