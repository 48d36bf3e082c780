import { afterEach, expect, test, vi } from "vitest";

import { hello, tickAt } from "#test/web/fakeMessages.ts";
import { openLiveSocket } from "#web/live/socket.ts";
import type { LiveSocket } from "#web/live/socket.ts";

/** A WebSocket that tests open, feed and drop by hand. */
class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  static all: FakeSocket[] = [];
  readyState = 0;
  readonly sent: string[] = [];
  constructor() {
    super();
    FakeSocket.all.push(this);
  }
  open(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
  }
  receive(data: unknown): void {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
  send(text: string): void {
    this.sent.push(text);
  }
  close(): void {
    this.readyState = 3;
    this.dispatchEvent(new Event("close"));
  }
}

let live: LiveSocket | undefined;

function connect() {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.stubGlobal("WebSocket", FakeSocket);
  FakeSocket.all = [];
  const heard: string[] = [];
  live = openLiveSocket({
    url: "ws://127.0.0.1/live",
    onMessage: (message) => heard.push(message.type),
    onConnection: (connection) => heard.push(connection),
    onBad: (reason) => heard.push(`bad: ${reason}`),
  });
  return heard;
}

afterEach(() => {
  live?.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const newest = () => FakeSocket.all.at(-1)!;

test("messages come through, others are counted, and the socket lives on", () => {
  const heard = connect();
  newest().open();
  newest().receive(JSON.stringify(hello([])));
  newest().receive('{"type":"surprise"}');
  newest().receive("{");
  newest().receive(JSON.stringify(tickAt(0, {})));
  expect(heard).toEqual(["open", "hello", "bad: not in the contract", "bad: not JSON", "tick"]);
});

test("a lost hub is looked for again and again until it is back", () => {
  const heard = connect();
  newest().close();
  expect(heard).toEqual(["connecting"]);
  vi.advanceTimersByTime(300);
  newest().open();
  newest().close();
  expect(heard).toEqual(["connecting", "open", "lost"]);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    vi.advanceTimersByTime(3000);
    newest().close();
  }
  expect(FakeSocket.all).toHaveLength(7);
  vi.advanceTimersByTime(3000);
  newest().open();
  expect(heard.at(-1)).toBe("open");
});

test("a page that opens without the hub says so, and finds it later", () => {
  const heard = connect();
  newest().close();
  vi.advanceTimersByTime(300);
  newest().close();
  expect(heard).toEqual(["connecting", "lost"]);
  vi.advanceTimersByTime(3000);
  newest().open();
  expect(heard.at(-1)).toBe("open");
});

test("nothing is sent while the hub is away, and the sender is told", () => {
  connect();
  const mark = { type: "mark", rollerId: "r1", mark: "stop" } as const;
  expect(live?.send(mark)).toBe(false);
  newest().open();
  expect(live?.send(mark)).toBe(true);
  expect(newest().sent).toEqual([JSON.stringify(mark)]);
});

test("a network that comes back is used at once", () => {
  connect();
  newest().close();
  window.dispatchEvent(new Event("online"));
  expect(FakeSocket.all).toHaveLength(2);
});

test("a closed page stops looking", () => {
  connect();
  newest().open();
  live?.close();
  vi.advanceTimersByTime(10_000);
  expect(FakeSocket.all).toHaveLength(1);
});
