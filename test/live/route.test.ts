import { once } from "node:events";
import { request } from "node:http";
import { connect as connectTcp } from "node:net";

import { afterEach, expect, test } from "vitest";

import { ROLLER } from "#test/http/fakeHub.ts";
import { connect, liveHub } from "#test/live/liveHub.ts";

type Live = Awaited<ReturnType<typeof liveHub>>;
let live: Live | undefined;
async function start(options?: Parameters<typeof liveHub>[0]): Promise<Live> {
  live = await liveHub(options);
  return live;
}
afterEach(() => live?.server.close());

const TICK = '{"type":"tick","rollerId":"sim-one","sampleMs":1,"sentMs":2,"contact":true,"quality":"good","ageMs":0}';

test("a client gets hello first, then what happens, as text", async () => {
  const { feed, url } = await start();
  const client = connect(url);
  await client.message((message) => message.type === "hello");
  feed.publishTick(ROLLER.id, TICK);
  await client.message((message) => message.type === "tick");
  expect(client.got.map((message) => message.type)).toEqual(["hello", "tick"]);
});

test("selections and marks reach the hub; what cannot be done gets a typed answer and the client stays", async () => {
  const { url, said, faults } = await start();
  const client = connect(url);
  await client.message((message) => message.type === "hello");
  const send = (value: unknown) => client.socket.send(typeof value === "string" ? value : JSON.stringify(value));
  const selection = { muscle: "calf", side: "left", mode: "deep" };
  const codes = async (count: number) => {
    await client.message(() => client.got.filter((message) => message.type === "error").length >= count);
    return client.got.flatMap((message) => (message.type === "error" ? [message.code] : []));
  };
  send({ type: "select", rollerId: ROLLER.id, selection });
  send({ type: "mark", rollerId: ROLLER.id, mark: "discomfort", value: 4 });
  send({ type: "program", rollerId: ROLLER.id, action: "pause" });
  send({ type: "launch" });
  send("{{{");
  client.socket.send(new Uint8Array([1, 2, 3]));
  send({ type: "select", rollerId: "nobody", selection });
  send({ type: "mark", rollerId: ROLLER.id, mark: "kneeEnd" });
  expect(await codes(5)).toEqual(["BAD_MESSAGE", "BAD_MESSAGE", "BAD_MESSAGE", "NO_ROLLER", "PART_FAILED"]);
  expect(said).toEqual(["select calf", "mark discomfort 4", "program pause"]);
  expect(faults).toHaveLength(1);
  expect(client.socket.readyState).toBe(WebSocket.OPEN);
});

test("a flood of messages is answered, not obeyed", async () => {
  const { url, said } = await start();
  const client = connect(url);
  await client.message((message) => message.type === "hello");
  for (let count = 0; count < 300; count++) {
    client.socket.send(JSON.stringify({ type: "mark", rollerId: ROLLER.id, mark: "tenderSpot" }));
  }
  await client.message((message) => message.type === "error" && message.code === "TOO_MANY_REQUESTS");
  expect(said.length).toBeLessThanOrEqual(150);
});

test("a message far too long closes that client only", async () => {
  const { feed, url, faults } = await start();
  const [rude, other] = [connect(url), connect(url)];
  await Promise.all([rude, other].map((client) => client.message((message) => message.type === "hello")));
  rude.socket.send("x".repeat(20_000));
  expect((await rude.closed).code).toBe(1009);
  feed.publishTick(ROLLER.id, TICK);
  await other.message((message) => message.type === "tick");
  // It is the client's own fault: nothing of the hub failed.
  expect(faults).toEqual([]);
});

test("one client too many is told so", async () => {
  const { url, feed } = await start({ maxClients: 2 });
  const clients = [connect(url), connect(url)];
  await Promise.all(clients.map((client) => client.message((message) => message.type === "hello")));
  const third = connect(url);
  await third.message((message) => message.type === "error" && message.code === "TOO_MANY_CLIENTS");
  expect((await third.closed).code).toBe(1013);
  expect(feed.clientCount).toBe(2);
});

test("a client that leaves is forgotten; one that is cut off too", async () => {
  const { url, port, feed } = await start();
  const client = connect(url);
  await client.message((message) => message.type === "hello");
  const cut = await rawUpgrade(port, {});
  expect(cut.status).toBe(101);
  expect(feed.clientCount).toBe(2);
  client.socket.close();
  cut.destroy();
  await expect.poll(() => feed.clientCount).toBe(0);
});

test("the hub's stop closes clients with a word, and quickly", async () => {
  const { server, url } = await start();
  const client = connect(url);
  await client.message((message) => message.type === "hello");
  await server.close();
  expect((await client.closed).code).toBe(1001);
});

test.each([
  [{}, 101],
  [{ origin: "http://127.0.0.1:PORT" }, 101],
  [{ origin: "http://localhost:PORT" }, 101],
  [{ origin: "http://127.0.0.1:1" }, 403],
  [{ origin: "https://evil.example" }, 403],
  [{ origin: "null" }, 403],
  [{ host: "evil.example:PORT" }, 403],
])("an upgrade with %j answers %i", async (headers, status) => {
  const { port, feed } = await start();
  const withPort = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace("PORT", String(port))]),
  );
  const answer = await rawUpgrade(port, withPort);
  expect(answer.status).toBe(status);
  expect(feed.clientCount).toBe(status === 101 ? 1 : 0);
  answer.destroy();
});

test("a plain request to /live is not found, and an upgrade elsewhere opens nothing", async () => {
  const { port, feed } = await start();
  const plain = await fetch(`http://127.0.0.1:${port}/live`);
  expect([plain.status, await plain.json()]).toMatchObject([404, { type: "error", code: "NOT_FOUND" }]);
  const elsewhere = await rawUpgrade(port, {}, "/api/health");
  elsewhere.destroy();
  expect(await rawUpgrade(port, {}, "/%")).toMatchObject({ status: 400 });
  expect(feed.clientCount).toBe(0);
});

test("a client that stops reading costs bounded memory, and the others nothing", async () => {
  const { port, url, feed } = await start();
  const reader = connect(url);
  await reader.message((message) => message.type === "hello");
  const stalled = connectTcp(port, "127.0.0.1");
  await once(stalled, "connect");
  stalled.write(upgradeText(port));
  await once(stalled, "data");
  stalled.pause();
  await expect.poll(() => feed.clientCount).toBe(2);

  // Far more than the system's own buffers take.
  const filler = JSON.stringify({ ...JSON.parse(TICK), why: ".".repeat(60_000) });
  let ticks = 0;
  for (let round = 0; round < 20; round++) {
    for (let count = 0; count < 25; count++, ticks++) feed.publishTick(ROLLER.id, filler);
    await reader.message(() => reader.got.filter((message) => message.type === "tick").length >= ticks);
  }
  const last = TICK.replace('"sampleMs":1', '"sampleMs":777');
  feed.publishTick(ROLLER.id, last);

  // Once it reads again it is told what it missed, and gets the latest tick.
  let text = "";
  stalled.on("data", (data: Buffer) => {
    text = (text + data.toString("latin1")).slice(-200_000);
    feed.sweep();
  });
  stalled.resume();
  await expect.poll(() => text, { timeout: 5000 }).toContain('"sampleMs":777');
  const skipped = /"type":"skipped","messages":(\d+)/.exec(text);
  expect(Number(skipped?.[1])).toBeGreaterThan(100);
  stalled.destroy();
});

function upgradeText(port: number): string {
  const lines = [
    "GET /live HTTP/1.1",
    `Host: 127.0.0.1:${port}`,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==",
  ];
  return `${lines.join("\r\n")}\r\n\r\n`;
}

function rawUpgrade(
  port: number,
  headers: Record<string, string>,
  path = "/live",
): Promise<{ status: number; destroy: () => void }> {
  const upgrade = {
    connection: "Upgrade",
    upgrade: "websocket",
    "sec-websocket-version": "13",
    "sec-websocket-key": "MDEyMzQ1Njc4OWFiY2RlZg==",
  };
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: "127.0.0.1", path, headers: { ...upgrade, ...headers } });
    asked.on("upgrade", (response, socket) =>
      resolve({ status: response.statusCode ?? 0, destroy: () => socket.destroy() }),
    );
    asked.on("response", (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, destroy: () => asked.destroy() });
    });
    asked.on("error", reject);
    asked.end();
  });
}
