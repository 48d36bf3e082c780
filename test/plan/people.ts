// Small makers of a person's past, for tests.
import type { Area, CheckIn, PressureFit, Rolled } from "#shared/schema/profile.ts";

export const DAY_MS = 86_400_000;
/** Noon of 2026-03-02. */
export const NOON_MS = Date.UTC(2026, 2, 2, 12);
export const TODAY = "2026-03-02";
export const QUADS: Area = { muscle: "quadriceps", side: "right" };

export const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** A session so many days before (negative: after) TODAY. */
export function rolled(daysAgo: number, areas: Partial<Rolled["areas"][number]>[] = [{}]): Rolled {
  const atMs = NOON_MS - daysAgo * DAY_MS;
  return {
    sessionId: `session-${daysAgo}`,
    atMs,
    date: dateOf(atMs),
    areas: areas.map((area) => ({ ...QUADS, contactMs: 90_000, ceilingN: 200, ...area })),
  };
}

export function checkIn(daysAgo: number, told: Partial<CheckIn> = {}): CheckIn {
  const atMs = NOON_MS - daysAgo * DAY_MS;
  return {
    date: dateOf(atMs),
    atMs,
    soreness: 0,
    soreOverADay: false,
    bruised: false,
    kneePain: 0,
    flare: false,
    ...told,
  };
}

/** Feels 1 of 10 for every 35 N: 5–7 is 175–245 N, 4–6 is 140–210 N. */
export function fit(daysAgo: number, told: Partial<PressureFit> = {}): PressureFit {
  return {
    ...QUADS,
    fittedMs: NOON_MS - daysAgo * DAY_MS,
    confidence: 1,
    deviceId: "roller-a",
    loads: [70, 140, 210, 280].map((forceN) => ({ forceN, discomfort: forceN / 35 })),
    ...told,
  };
}
