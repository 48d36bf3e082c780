import { expect, test } from "vitest";

import { manualClock } from "#hub/clock.ts";
import { createFeed } from "#hub/live/feed.ts";
import { ServerMessage } from "#shared/schema/live.ts";
import { ROLLER } from "#test/http/fakeHub.ts";

function setUp() {
  const faults: unknown[] = [];
  const feed = createFeed({
    clock: manualClock(1000),
    hubVersion: "1.2.3",
    clientFault: (thrown) => faults.push(thrown),
  });
  return { feed, faults };
}

function fakeClient(fails = false) {
  const raw: Uint8Array[] = [];
  const got: ServerMessage[] = [];
  let closed = 0;
  const socket = {
    bufferedAmount: 0,
    send(data: Uint8Array) {
      if (fails) throw new Error("broken pipe");
      raw.push(data);
      got.push(ServerMessage.parse(JSON.parse(Buffer.from(data).toString())));
    },
    close: () => (closed += 1),
  };
  return { socket, raw, got, closed: () => closed };
}

const LINK = {
  type: "link",
  rollerId: ROLLER.id,
  state: "streaming",
  simulated: true,
  sentMs: 1,
  lossRatio: 0,
  badFrames: 0,
  imuHz: 104,
  loadHz: 92,
} as const;
const CUE = {
  type: "cue",
  rollerId: ROLLER.id,
  cueId: "slower",
  action: "show",
  ruleId: "R1",
  why: "Fast.",
  sampleMs: 1,
  sentMs: 2,
} as const;
const SESSION = { type: "session", rollerId: ROLLER.id, session: { id: "s", state: "running", startedMs: 5 } } as const;
const TICK = { type: "tick", rollerId: ROLLER.id, sampleMs: 1, sentMs: 2, contact: true, quality: "good", ageMs: 0 };

test("a new client gets hello and what is true now, without saying a word", () => {
  const { feed } = setUp();
  feed.publish({ type: "roller", roller: { ...ROLLER, name: "old name" } });
  feed.publish({ type: "roller", roller: ROLLER });
  feed.publish({ ...LINK, state: "searching" });
  feed.publish(LINK);
  feed.publish(SESSION);
  feed.publish(CUE);
  feed.publish({ type: "event", rollerId: ROLLER.id, sentMs: 1, event: { kind: "reversal", tMs: 1 } });
  const client = fakeClient();
  feed.connect(client.socket);
  expect(client.got).toEqual([
    { type: "hello", hubVersion: "1.2.3", sentMs: 1000, rollers: [ROLLER] },
    LINK,
    SESSION,
    CUE,
  ]);
});

test("what is over is not told to new clients", () => {
  const { feed } = setUp();
  feed.publish({ type: "roller", roller: ROLLER });
  feed.publish(CUE);
  feed.publish({ ...CUE, action: "clear" });
  feed.publish(SESSION);
  feed.publish({ ...SESSION, session: { ...SESSION.session, state: "stopped", stoppedMs: 9 } });
  const client = fakeClient();
  feed.connect(client.socket);
  expect(client.got.map((message) => message.type)).toEqual(["hello"]);
});

test("what failed a moment ago is told to a new client too, once a code; what failed long ago is not", () => {
  const clock = manualClock(1000);
  const feed = createFeed({ clock, hubVersion: "1.2.3", clientFault: () => undefined });
  const notice = { type: "notice", code: "PART_FAILED", message: "old", whatToDo: "w", sentMs: 1000 } as const;
  feed.publish(notice);
  feed.publish({ ...notice, message: "new" });
  const [early, late] = [fakeClient(), fakeClient()];
  feed.connect(early.socket);
  expect(early.got.slice(1)).toEqual([{ ...notice, message: "new" }]);
  clock.advance(120_000);
  feed.connect(late.socket);
  expect(late.got).toHaveLength(1);
});

test("every client gets the same bytes, written once", () => {
  const { feed } = setUp();
  const clients = [fakeClient(), fakeClient(), fakeClient()];
  for (const client of clients) feed.connect(client.socket);
  feed.publishTick(ROLLER.id, JSON.stringify(TICK));
  feed.publish(LINK);
  const [first, ...others] = clients.map((client) => client.raw.slice(1));
  for (const raw of others) raw.forEach((data, index) => expect(data).toBe(first?.[index]));
});

test("a subscription narrows ticks, cues and links to its rollers, not notices", () => {
  const { feed } = setUp();
  const client = fakeClient();
  feed.connect(client.socket).subscribe(["other"]);
  feed.publishTick(ROLLER.id, JSON.stringify(TICK));
  feed.publish(LINK);
  feed.publish({ type: "notice", code: "PART_FAILED", message: "m", whatToDo: "w", sentMs: 1 });
  expect(client.got.map((message) => message.type)).toEqual(["hello", "notice"]);
});

test("a client that fails is dropped; the others get everything", () => {
  const { feed, faults } = setUp();
  const healthy = fakeClient();
  const broken = fakeClient();
  feed.connect(broken.socket);
  feed.connect(healthy.socket);
  broken.socket.send = () => {
    throw new Error("broken pipe");
  };
  feed.publishTick(ROLLER.id, JSON.stringify(TICK));
  feed.publishTick(ROLLER.id, JSON.stringify(TICK));
  expect(healthy.got).toHaveLength(3);
  expect(feed.clientCount).toBe(1);
  expect(faults).toHaveLength(1);
});

test("closing tells every client", () => {
  const { feed } = setUp();
  const client = fakeClient();
  feed.connect(client.socket);
  feed.closeAll();
  expect([client.closed(), feed.clientCount]).toEqual([1, 0]);
});
