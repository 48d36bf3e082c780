// Many connections one after the other: does each come about, how fast, and is anything left behind?
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { quantile } from "#scripts/radio/delays.ts";
import type { Figure } from "#scripts/radio/figure.ts";
import { pauseMs } from "#scripts/radio/rig.ts";
import type { Rig, RigRoller } from "#scripts/radio/rig.ts";

const MOST_GROWTH_BYTES = 5e6;
const MOST_START_MS = 1000;
/** Connections before the first look: what is made once is made by then. */
const WARM_UP = 5;
const STREAMS_FOR_MS = 150;

setFlagsFromString("--expose-gc");
const collect: unknown = runInNewContext("gc");

async function heapBytes(): Promise<number> {
  for (let times = 0; times < 3; times += 1) {
    if (typeof collect === "function") collect();
    await pauseMs(50);
  }
  return process.memoryUsage().heapUsed;
}

/** Of the process and of the library's newest instance. */
function listenerCount({ nobles }: Rig): number {
  const emitters = [process, nobles.at(-1)].filter((emitter) => emitter !== undefined);
  return emitters.reduce(
    (sum, emitter) => sum + emitter.eventNames().reduce((count, name) => count + emitter.listenerCount(name), 0),
    0,
  );
}

/** One connection ends and the next begins; gives the time from listening to streaming, `undefined` when it failed. */
async function reconnect({ roller, log }: RigRoller): Promise<number | undefined> {
  const [searching, streaming] = [log.next("searching"), log.next("streaming")];
  roller.hangUp();
  const [began, done] = await Promise.allSettled([searching, streaming]);
  await pauseMs(STREAMS_FOR_MS);
  log.frames.length = 0;
  log.states.length = 0;
  if (began.status === "rejected" || done.status === "rejected") return undefined;
  return done.value.atMs - began.value.atMs;
}

export async function measureReconnects(
  rig: Rig,
  worm: RigRoller,
  { times, loss }: { readonly times: number; readonly loss: number },
): Promise<Figure[]> {
  for (let warm = 0; warm < WARM_UP; warm += 1) await reconnect(worm);
  worm.delays.clear();
  const [heapBefore, listenersBefore] = [await heapBytes(), listenerCount(rig)];
  rig.radio.setLoss(loss);
  const tookMs: number[] = [];
  for (let round = 0; round < times; round += 1) {
    const ms = await reconnect(worm);
    if (ms !== undefined) tookMs.push(ms);
    worm.delays.clear();
  }
  rig.radio.setLoss(0);
  const grownBytes = (await heapBytes()) - heapBefore;
  const grownListeners = listenerCount(rig) - listenersBefore;
  const share = (part: number) => quantile(tookMs, part).toFixed(0);
  const at = `${(100 * loss).toFixed(0)} % loss`;
  const within = tookMs.filter((ms) => ms <= MOST_START_MS).length;
  return [
    {
      what: `${at}: reconnects`,
      measured: `${tookMs.length} of ${times}`,
      target: `${times}`,
      met: tookMs.length === times,
    },
    {
      what: `${at}: from scan start to streaming`,
      measured: `median ${share(0.5)}, 95 % ${share(0.95)}, longest ${Math.max(...tookMs).toFixed(0)} ms; ${within} of ${times} in 1 s`,
      // The rest is the chance with which an adapter that listens half of the time hears the roller.
      target: `95 % <= ${MOST_START_MS} ms`,
      met: quantile(tookMs, 0.95) <= MOST_START_MS,
    },
    {
      what: `${at}: heap grown over ${times} reconnects`,
      measured: `${(grownBytes / 1e6).toFixed(2)} MB`,
      target: "< 5 MB",
      met: grownBytes < MOST_GROWTH_BYTES,
    },
    {
      what: `${at}: listeners grown over ${times} reconnects`,
      measured: String(grownListeners),
      target: "0",
      met: grownListeners <= 0,
    },
  ];
}
