// Dashboards for the latency bench, in a thread of their own: they note when each tick arrives.
import { parentPort, workerData } from "node:worker_threads";

import type { Arrivals, ClientsSettings } from "#scripts/bench/latency.ts";
import { ServerMessage } from "#shared/schema/live.ts";

/** What this thread's clock has to be moved by to be the hub's. */
function offsetMs(): number {
  const nowMs = performance.timeOrigin + performance.now();
  const monotonicMs = Number(process.hrtime.bigint()) / 1e6;
  return settings.hubMinusMonotonicMs - (nowMs - monotonicMs);
}

const settings: ClientsSettings = workerData;
const sampleMs: number[] = [];
const sentMs: number[] = [];
const receivedMs: number[] = [];
let measuring = false;
let skipped = 0;

const sockets = Array.from({ length: settings.clients }, () => new WebSocket(settings.url));
for (const socket of sockets) {
  socket.addEventListener("message", (event) => {
    const nowMs = performance.timeOrigin + performance.now();
    if (!measuring) return;
    const message = ServerMessage.parse(JSON.parse(String(event.data)));
    if (message.type === "skipped") skipped += message.messages;
    if (message.type !== "tick") return;
    sampleMs.push(message.sampleMs);
    sentMs.push(message.sentMs);
    receivedMs.push(nowMs);
  });
}

setTimeout(() => (measuring = true), settings.warmUpMs);
setTimeout(() => {
  measuring = false;
  const shiftMs = offsetMs();
  const arrivals: Arrivals = { sampleMs, sentMs, receivedMs: receivedMs.map((atMs) => atMs + shiftMs), skipped };
  parentPort?.postMessage(arrivals, []);
  for (const socket of sockets) socket.close();
}, settings.warmUpMs + settings.measureMs);
