import { expect, test } from "vitest";

import { createTalk } from "#hub/link/serial/talk.ts";
import { createDeframer, encodeSerial, OP_REQUEST_INFO, OP_START, STATE_SUBSCRIBED } from "#shared/protocol/index.ts";
import { infoRecord, loadFrame, statusRecord } from "#test/link/serial/fakePorts.ts";

function talking() {
  const orders: number[] = [];
  const records: number[] = [];
  const said: string[] = [];
  const deframer = createDeframer();
  let nowMs = 0;
  const talk = createTalk({
    startMs: 0,
    write: (bytes) => orders.push(...deframer.push(bytes).map((record) => record[0] ?? 0)),
    record: (payload) => records.push(payload[0] ?? 0),
    bad: (count) => said.push(`bad ${count}`),
    beginning: () => said.push("beginning"),
    streaming: () => said.push("streaming"),
    refused: () => said.push("refused"),
    silent: (why) => said.push(why),
  });
  return {
    orders,
    records,
    said,
    hear: (...payloads: Uint8Array[]) => payloads.forEach((payload) => talk.bytes(encodeSerial(payload), nowMs)),
    hearBytes: (bytes: Uint8Array) => talk.bytes(bytes, nowMs),
    pass(ms: number) {
      for (const until = nowMs + ms; nowMs < until;) {
        nowMs += 100;
        talk.tick(nowMs);
      }
    },
  };
}

test("who are you, start, stream", () => {
  const { orders, said, records, hear } = talking();
  expect(orders).toEqual([OP_REQUEST_INFO]);
  hear(infoRecord("one"));
  expect(orders).toEqual([OP_REQUEST_INFO, OP_START]);
  hear(loadFrame(0), loadFrame(1));
  expect(said).toEqual(["beginning", "streaming"]);
  expect(records).toEqual([0x11, 0x03, 0x03]);
});

test("frames of a roller that streamed already are left alone until it has said who it is", () => {
  const { records, said, hear } = talking();
  hear(loadFrame(7), statusRecord(1), infoRecord("one"), loadFrame(8));
  expect(records).toEqual([0x10, 0x11, 0x03]);
  expect(said).toEqual(["beginning", "streaming"]);
});

test("one of another protocol is never started nor listened to, but asked on; told once", () => {
  const { orders, records, said, hear, pass } = talking();
  const other = infoRecord("one");
  other[1] = 2;
  hear(other, loadFrame(0));
  pass(3000);
  hear(other, loadFrame(1));
  expect(new Set(orders)).toEqual(new Set([OP_REQUEST_INFO]));
  expect(orders.length).toBeGreaterThan(4);
  expect(records).toEqual([0x11]);
  expect(said).toEqual(["refused"]);
  hear(infoRecord("one"), loadFrame(2));
  expect(said).toEqual(["refused", "beginning", "streaming"]);
});

test("a question and a start that got lost are said again", () => {
  const { orders, hear, pass } = talking();
  pass(1100);
  expect(orders).toEqual([OP_REQUEST_INFO, OP_REQUEST_INFO, OP_REQUEST_INFO]);
  hear(infoRecord("one"));
  pass(600);
  expect(orders.slice(3)).toEqual([OP_START, OP_START]);
});

test("a board that starts anew is asked and started again, as a new stream", () => {
  const { orders, said, hear, pass } = talking();
  hear(infoRecord("one"), loadFrame(0));
  orders.length = 0;
  pass(900);
  expect(orders).toEqual([]);
  pass(200);
  expect(orders).toEqual([OP_REQUEST_INFO]);
  hear(infoRecord("one"));
  hear(loadFrame(0));
  expect(orders).toEqual([OP_REQUEST_INFO, OP_START]);
  expect(said).toEqual(["beginning", "streaming", "beginning", "streaming"]);
});

test("start is said again every minute, so that the roller goes on", () => {
  const { orders, said, hear, pass } = talking();
  hear(infoRecord("one"), loadFrame(0));
  orders.length = 0;
  for (let half = 0; half < 2 * 3 * 60; half++) {
    pass(500);
    hear(loadFrame(half + 1));
  }
  expect(orders).toEqual([OP_START, OP_START, OP_START]);
  expect(said).toEqual(["beginning", "streaming"]);
});

test("a short pause is no new stream", () => {
  const { said, hear, pass } = talking();
  hear(infoRecord("one"), loadFrame(0));
  pass(1200);
  hear(loadFrame(1), infoRecord("one"));
  expect(said).toEqual(["beginning", "streaming", "streaming"]);
});

test.each([
  ["nothing at all", () => undefined, "the port is open, but nothing comes from it"],
  [
    "somebody else's bytes",
    (it: ReturnType<typeof talking>) => it.hearBytes(new TextEncoder().encode("$GPGGA,*")),
    "the port is open, but none of the 8 bytes that came are a roller's",
  ],
  [
    "a roller that sends no samples",
    (it: ReturnType<typeof talking>) => it.hear(infoRecord("one")),
    "the roller answers, but sends no samples",
  ],
  [
    "a roller that somebody else has",
    (it: ReturnType<typeof talking>) => it.hear(infoRecord("one"), statusRecord(STATE_SUBSCRIBED)),
    "it streams over Bluetooth to somebody else",
  ],
  [
    "a roller that streamed",
    (it: ReturnType<typeof talking>) => it.hear(infoRecord("one"), loadFrame(0)),
    "the port is open, but the roller has gone silent",
  ],
])("silence is told once, with its kind: %s", (_name, before, why) => {
  const it = talking();
  before(it);
  it.pass(20_000);
  expect(it.said.filter((text) => text !== "beginning" && text !== "streaming")).toEqual([why]);
});

test("what looked like a record and was none is counted", () => {
  const { said, hear, hearBytes } = talking();
  hear(infoRecord("one"));
  const spoilt = encodeSerial(loadFrame(0));
  spoilt[7] = 99;
  hearBytes(spoilt);
  expect(said).toEqual(["beginning", "bad 1"]);
});
