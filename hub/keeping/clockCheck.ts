// Whether the wall clock can be trusted to say what is old. One that jumped since it was last looked at, back or far ahead, is
// given a day in which somebody may set it right; DIR/clock.json remembers what it said.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import * as z from "zod/mini";

import { check } from "#shared/schema/check.ts";
import type { SessionSummary } from "#shared/schema/session.ts";

const DAY_MS = 24 * 60 * 60_000;
/** The shortest time that anything can be kept: a smaller jump takes nothing of today. */
const AHEAD_AT_MOST_MS = 7 * DAY_MS;
const BACK_AT_MOST_MS = DAY_MS;
const WAIT_MS = DAY_MS;

const Seen = z.object({ seenMs: z.number(), waitUntilMs: z.optional(z.number()) });

export interface ClockCheckOptions {
  readonly dataDir: string;
  readonly write: (path: string, text: string) => Promise<void>;
  /** Those that are here: without the file, the clock was last looked at when the newest was over. */
  readonly sessions: readonly Pick<SessionSummary, "stoppedMs">[];
}

/** Gives why nothing is to be deleted now, or undefined. `nowMs`: the wall clock, epoch ms. Never rejects. */
export type ClockCheck = (nowMs: number) => Promise<string | undefined>;

export function createClockCheck({ dataDir, write, sessions }: ClockCheckOptions): ClockCheck {
  const file = join(dataDir, "clock.json");
  let known: z.infer<typeof Seen> | undefined;
  let doubt: string | undefined;
  return async (nowMs) => {
    known ??= (await read(file)) ?? { seenMs: newestMs(sessions) ?? nowMs };
    const { seenMs, waitUntilMs } = known;
    const isBack = nowMs < seenMs - BACK_AT_MOST_MS;
    const isAhead = waitUntilMs === undefined && nowMs > seenMs + AHEAD_AT_MOST_MS;
    if (isBack || isAhead) {
      known = { seenMs: nowMs, waitUntilMs: nowMs + WAIT_MS };
      doubt = `it was ${dateText(seenMs)}, now it is ${dateText(nowMs)}`;
    } else if (waitUntilMs !== undefined && nowMs < waitUntilMs) {
      known = { seenMs: nowMs, waitUntilMs };
      doubt ??= `until ${dateText(waitUntilMs)}`;
    } else {
      known = { seenMs: nowMs };
      doubt = undefined;
    }
    // What cannot be written is found again by the next start.
    await write(file, `${JSON.stringify(known)}\n`).catch(() => undefined);
    return doubt;
  };
}

function newestMs(sessions: ClockCheckOptions["sessions"]): number | undefined {
  const stops = sessions.flatMap(({ stoppedMs }) => stoppedMs ?? []);
  return stops.length === 0 ? undefined : stops.reduce((newest, ms) => Math.max(newest, ms));
}

const dateText = (ms: number) => `${new Date(ms).toISOString().slice(0, 16)}Z`;

async function read(file: string): Promise<z.infer<typeof Seen> | undefined> {
  try {
    const checked = check(Seen, JSON.parse(await readFile(file, "utf8")));
    return checked.ok ? checked.value : undefined;
  } catch {
    return undefined;
  }
}
