// A session as the hub gives it, with its review and traces, and a hub that answers with them.
import { vi } from "vitest";

import type { SessionReview, Traces } from "#shared/schema/review.ts";
import type { SessionSummary } from "#shared/schema/session.ts";

export const STARTED_MS = new Date(2026, 10, 21, 18, 4).getTime();

export const SESSION: SessionSummary = {
  id: "20261121-180400-3fa9c1",
  rollerId: "r1",
  rollerName: "Hall roller",
  simulated: false,
  state: "stopped",
  startedMs: STARTED_MS,
  stoppedMs: STARTED_MS + 300_000,
  date: "2026-11-21",
  selection: { muscle: "quadriceps", side: "left", mode: "deep" },
  contactMs: 200_000,
  inPaceMs: 150_000,
  inForceMs: 100_000,
  strokes: 20,
  holds: 1,
  holdMs: 32_000,
  meanForceN: 170,
  gapMs: 12_000,
  areas: [
    {
      muscle: "quadriceps",
      side: "left",
      contactMs: 200_000,
      inPaceMs: 150_000,
      inForceMs: 100_000,
      countedMs: 90_000,
      strokes: 20,
      strokeMm: 4000,
      holds: 1,
      holdMs: 32_000,
    },
  ],
};

export const REVIEW: SessionReview = {
  startMs: STARTED_MS,
  endMs: STARTED_MS + 300_000,
  quality: {
    ticks: 30_000,
    goodMs: 288_000,
    reducedMs: 0,
    unknownMs: 12_000,
    contactMs: 200_000,
    flagsMs: { gap: 12_000 },
    frames: 14_000,
    lostFrames: 600,
    badLines: 0,
  },
  maps: [
    {
      muscle: "quadriceps",
      side: "left",
      fromMm: 0,
      fromN: 100,
      columns: 2,
      rows: 2,
      ms: [0, 40_000, 160_000, 0],
      unplacedMs: 0,
    },
  ],
  holds: [
    { startMs: STARTED_MS + 60_000, endMs: STARTED_MS + 96_000, countedMs: 32_000, muscle: "quadriceps", side: "left" },
  ],
  strokes: [{ muscle: "quadriceps", side: "left", count: 20, lengthMm: 4000, lastedMs: 160_000 }],
  cues: [
    { tMs: STARTED_MS + 5000, cueId: "slower", why: "You rolled 61 mm/s." },
    { tMs: STARTED_MS + 9000, cueId: "slower", why: "You rolled 55 mm/s." },
    { tMs: STARTED_MS + 19_000, cueId: "right" },
  ],
  cuesLeft: 0,
  spots: [
    {
      id: "spot-1",
      muscle: "quadriceps",
      side: "left",
      markedMs: STARTED_MS + 61_000,
      how: "key",
      placeMm: 127,
      from: "knee",
      answers: [
        { askedAtS: 0, tMs: STARTED_MS + 61_000, nrs: 7 },
        { askedAtS: 30, tMs: STARTED_MS + 91_000, nrs: 4 },
      ],
      state: "open",
    },
  ],
  discomfort: [],
  stops: [],
  gaps: [{ startMs: STARTED_MS + 100_000, endMs: STARTED_MS + 112_000 }],
  chosen: [{ startMs: STARTED_MS, endMs: STARTED_MS + 300_000, muscle: "quadriceps", side: "left", mode: "deep" }],
};

const column = { min: [1, null, 2, 3], max: [2, null, 3, 4] };
export const TRACES: Traces = { fromMs: STARTED_MS, bucketMs: 75_000, speed: column, force: column, position: column };

/** Answers by the address without its query; a function is handed the whole of it. Undefined: not found. */
export type Answers = Readonly<Record<string, unknown>>;

export interface FakeHub {
  readonly asked: { method: string; url: string; body: unknown }[];
}

export function fakeHub(answers: Answers): FakeHub {
  const asked: FakeHub["asked"] = [];
  vi.spyOn(window, "fetch").mockImplementation((url, init) => {
    const address = typeof url === "string" ? url : "";
    const method = init?.method ?? "GET";
    const body: unknown = typeof init?.body === "string" ? JSON.parse(init.body) : undefined;
    asked.push({ method, url: address, body });
    const [path = ""] = address.split("?");
    const known: unknown = answers[`${method} ${path}`];
    const answer: unknown = typeof known === "function" ? Reflect.apply(known, undefined, [address, body]) : known;
    if (answer === undefined) {
      const error = { type: "error", code: "NO_SESSION", message: "Nothing is here", whatToDo: "Look elsewhere." };
      return Promise.resolve(Response.json(error, { status: 404 }));
    }
    return Promise.resolve(answer instanceof Response ? answer : Response.json(answer));
  });
  return { asked };
}
