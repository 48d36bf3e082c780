// How well a roller's frames arrive: age of the newest one, share lost, rates, and whether it has gone silent.
import { lostBetween } from "#hub/recording/lostFrames.ts";
import type { DeviceStatus } from "#shared/domain/device.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import type { LinkMessage, LinkState } from "#shared/schema/live.ts";

/** Frames come at least every 40 ms: none for this long while streaming is a silent link, to be shown within 1 s. */
const SILENT_AFTER_MS = 500;
const BUCKET_MS = 1000;
const BUCKETS = 10;

interface Bucket {
  index: number;
  frames: number;
  lost: number;
  imu: number;
  load: number;
}

export interface LinkHealth {
  frame(frame: RawFrame): void;
  status(status: DeviceStatus): void;
  state(state: LinkState, atMs: number, detail?: string): void;
  bad(count: number): void;
  /** Time since the newest frame arrived, ms; `undefined` before the first. */
  ageMs(nowMs: number): number | undefined;
  /** The link's own state, except that streaming without frames is silent. */
  stateAt(nowMs: number): LinkState;
  /** The link message at `nowMs` (clock of the link), numbers rounded. */
  message(nowMs: number): LinkMessage;
}

export function createLinkHealth(options: {
  readonly rollerId: string;
  readonly isSimulated: () => boolean;
}): LinkHealth {
  const buckets: Bucket[] = Array.from({ length: BUCKETS }, () => ({ index: -1, frames: 0, lost: 0, imu: 0, load: 0 }));
  let lastRxMs: number | undefined;
  let firstRxMs = 0;
  let last: RawFrame | undefined;
  let badFrames = 0;
  let own: { state: LinkState; sinceMs: number; detail?: string } = { state: "searching", sinceMs: 0 };
  let status: DeviceStatus | undefined;

  function bucketAt(atMs: number): Bucket | undefined {
    const index = Math.floor(atMs / BUCKET_MS);
    const bucket = buckets[((index % BUCKETS) + BUCKETS) % BUCKETS];
    if (bucket && bucket.index !== index) Object.assign(bucket, { index, frames: 0, lost: 0, imu: 0, load: 0 });
    return bucket;
  }

  function window(nowMs: number) {
    const newest = Math.floor(nowMs / BUCKET_MS);
    const sum = { frames: 0, lost: 0, imu: 0, load: 0 };
    for (const bucket of buckets) {
      if (bucket.index <= newest - BUCKETS || bucket.index > newest) continue;
      sum.frames += bucket.frames;
      sum.lost += bucket.lost;
      sum.imu += bucket.imu;
      sum.load += bucket.load;
    }
    const startMs = Math.max(firstRxMs, (newest - BUCKETS + 1) * BUCKET_MS);
    return { ...sum, seconds: Math.max(0, nowMs - startMs) / 1000 };
  }

  const ageMs = (nowMs: number) => (lastRxMs === undefined ? undefined : Math.max(0, nowMs - lastRxMs));

  function stateAt(nowMs: number): LinkState {
    if (own.state !== "streaming") return own.state;
    const aliveMs = lastRxMs ?? own.sinceMs;
    return nowMs - aliveMs > SILENT_AFTER_MS ? "silent" : "streaming";
  }

  return {
    frame(frame) {
      const bucket = bucketAt(frame.rxMs);
      if (lastRxMs === undefined) firstRxMs = frame.rxMs;
      lastRxMs = Math.max(frame.rxMs, lastRxMs ?? -Infinity);
      if (bucket) {
        bucket.frames += 1;
        bucket.lost += last ? lostBetween(last, frame) : 0;
        bucket.imu += frame.imu.length;
        bucket.load += frame.load.length;
      }
      last = frame;
    },
    status(next) {
      status = next;
    },
    state(state, sinceMs, detail) {
      own = detail === undefined ? { state, sinceMs } : { state, sinceMs, detail };
      // A new connection starts a new count of frames.
      if (state === "connecting" || state === "waiting") last = undefined;
    },
    bad(count) {
      badFrames += count;
    },
    ageMs,
    stateAt,
    message(nowMs) {
      const recent = window(nowMs);
      const dataAgeMs = ageMs(nowMs);
      const batteryV = known(status?.batteryV);
      const temperatureC = known(status?.temperatureC);
      const perSecond = (count: number) => (recent.seconds < 1 ? 0 : count / recent.seconds);
      return {
        type: "link",
        rollerId: options.rollerId,
        state: stateAt(nowMs),
        simulated: options.isSimulated(),
        sentMs: round(nowMs, 10),
        ...(dataAgeMs === undefined ? {} : { dataAgeMs: round(dataAgeMs, 1) }),
        lossRatio: recent.frames === 0 ? 0 : round(recent.lost / (recent.lost + recent.frames), 10_000),
        badFrames,
        imuHz: round(known(status?.imuHz) ?? perSecond(recent.imu), 10),
        loadHz: round(known(status?.loadHz) ?? perSecond(recent.load), 10),
        ...(batteryV === undefined ? {} : { batteryV: round(batteryV, 1000) }),
        ...(temperatureC === undefined ? {} : { temperatureC: round(temperatureC, 10) }),
        ...(own.detail === undefined ? {} : { detail: own.detail }),
      };
    },
  };
}

/** A board without a thermometer says NaN. */
function known(value: number | undefined): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

function round(value: number, steps: number): number {
  return Math.round(value * steps) / steps;
}
