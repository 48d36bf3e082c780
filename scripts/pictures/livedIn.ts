// A data folder that someone has lived in for weeks: one person, their past sessions, and one session with everything in
// it, coached by the real line in virtual time. For pictures of the pages and for tests that look at every page.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { PAST_PERSON, PAST_TODAY_MS, writePast } from "#scripts/bench/madePast.ts";
import { SessionSummary } from "#shared/schema/session.ts";
import { simulateSession } from "#test/export/simulatedSession.ts";
import { START_MS } from "#test/hub/fakeLink.ts";

export interface LivedInWords {
  readonly person: string;
  readonly note: string;
  readonly roller: string;
}

export interface LivedIn {
  readonly personId: string;
  /** The newest session, whose journal has frames. */
  readonly sessionId: string;
  /** What time it is: an hour after that session. */
  readonly nowMs: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DATE = new Date(PAST_TODAY_MS).toISOString().slice(0, 10);
const SESSION_ID = `${DATE.replaceAll("-", "")}-090000-abcdef`;
const STARTED_MS = PAST_TODAY_MS + 2 * HOUR_MS;

/** Always the same, so that addresses are known before anything is written. */
export const LIVED_IN: LivedIn = { personId: PAST_PERSON, sessionId: SESSION_ID, nowMs: STARTED_MS + HOUR_MS };

export interface LivedInOptions {
  readonly words: LivedInWords;
  readonly pastSessions: number;
  /** What Inchworm is has not been accepted yet. */
  readonly firstVisit?: boolean;
  /** How long the newest session is. */
  readonly sessionS: number;
}

export async function writeLivedIn(dataDir: string, options: LivedInOptions): Promise<LivedIn> {
  const { words, pastSessions, sessionS } = options;
  await writePast(dataDir, pastSessions);
  await mkdir(join(dataDir, "profiles"), { recursive: true });
  const profile = {
    id: PAST_PERSON,
    createdMs: PAST_TODAY_MS - 90 * DAY_MS,
    ...(options.firstVisit === true ? {} : { scopeAcceptedMs: PAST_TODAY_MS - 90 * DAY_MS }),
    name: words.person,
    bodyWeightKg: 62,
    units: { pace: "in", mass: "kg", force: "N" },
    usualSide: "right",
    kneePainNow: true,
    experience: "some",
    phase: "speed",
    screening: {},
    fits: [],
    rolled: [],
    checkIns: [
      {
        date: DATE,
        atMs: PAST_TODAY_MS,
        soreness: 3,
        soreOverADay: false,
        bruised: false,
        kneePain: 2,
        flare: false,
        note: words.note,
      },
    ],
  };
  await writeFile(join(dataDir, "profiles", `${PAST_PERSON}.json`), JSON.stringify(profile));
  await writeNewest(dataDir, words, sessionS);
  return LIVED_IN;
}

/** The line lives in a time of its own, so the files are moved to when this one is to have been. */
async function writeNewest(dataDir: string, words: LivedInWords, sessionS: number): Promise<void> {
  const made = join(dataDir, "made");
  const selection = { muscle: "outer-thigh", side: "right", mode: "deep" } as const;
  const at = (share: number) => Math.round(sessionS * share);
  const { session } = await simulateSession({
    dataDir: made,
    scenario: "post-run",
    seed: 5,
    beforeS: 2,
    sessionS,
    options: { selection },
    during: {
      [at(0.2)]: (line) => line.mark({ mark: "kneeEnd" }),
      [at(0.3)]: (line) => line.mark({ mark: "tenderSpot" }),
      [at(0.36)]: (line) => line.mark({ mark: "discomfort", value: 7 }),
      [at(0.7)]: (line) => line.mark({ mark: "discomfort", value: 4 }),
    },
  });
  const moveMs = STARTED_MS - START_MS;
  const moved = (text: string) =>
    text
      .replaceAll(/\b18000\d{8}(?:\.\d+)?\b/g, (number) => String(Number(number) + moveMs))
      .replaceAll(session.id, SESSION_ID);
  const from = join(made, "sessions", session.id);
  const to = join(dataDir, "sessions", SESSION_ID);
  await mkdir(to, { recursive: true });
  await writeFile(join(to, "journal.ndjson"), moved(await readFile(join(from, "journal.ndjson"), "utf8")));
  const summary = SessionSummary.parse(JSON.parse(moved(await readFile(join(from, "session.json"), "utf8"))));
  await writeFile(
    join(to, "session.json"),
    JSON.stringify({
      ...summary,
      date: DATE,
      personId: PAST_PERSON,
      rollerName: words.roller,
      phase: "speed",
      note: words.note,
      discomfortBefore: 5,
      discomfortAfter: 3,
    }),
  );
}
