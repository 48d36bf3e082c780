// Which sessions of a data folder are meant: by id, days and person. Only looks: a hub may be running on the same folder.
import { access, readdir, readFile } from "node:fs/promises";

import * as z from "zod/mini";

import { InchwormError, reasonOf } from "#hub/errors.ts";
import { openProfileFiles } from "#hub/profiles/files.ts";
import { sessionFiles, sessionsFolder } from "#hub/session/files.ts";
import { isSessionId } from "#hub/session/id.ts";
import { slippedFrom } from "#shared/domain/nearNames.ts";
import { check } from "#shared/schema/check.ts";
import { SessionSummary } from "#shared/schema/session.ts";

export interface KeptSession {
  readonly session: SessionSummary;
  readonly journalPath: string;
}

export interface SessionChoice {
  readonly dataDir: string;
  /** Only this one. */
  readonly id?: string | undefined;
  /** Local dates. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** A name or an id. */
  readonly person?: string | undefined;
}

const Whose = z.looseObject({ personId: z.optional(z.string()) });
const PERSON_ID = /^[0-9a-f]{12}$/;
const EXAMPLE_ID = "20261121-035210-3fa9c1";
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Oldest first; at least one. @throws InchwormError NO_SESSION, BAD_FLAG, NO_PROFILE, FILE_UNREADABLE */
export async function chooseSessions({ dataDir, id, from, to, person }: SessionChoice): Promise<KeptSession[]> {
  const fromMs = from === undefined ? -Infinity : dayStartMs(from, 0, "--from");
  const toMs = to === undefined ? Infinity : dayStartMs(to, 1, "--to");
  const personId = person === undefined ? undefined : await personIdOf(dataDir, person);
  const chosen: KeptSession[] = [];
  if (id !== undefined && !isSessionId(id))
    throw new InchwormError("BAD_FLAG", `"${id}" is no session's id; ${await whichIds(dataDir, id)}`);
  const ids = id === undefined ? await sessionIds(dataDir) : [id];
  if (ids.length === 0) throw new InchwormError("NO_SESSION", `none was recorded yet in ${sessionsFolder(dataDir)}`);
  for (const each of ids) {
    const files = sessionFiles(dataDir, each);
    const stored = await readSummary(files.summary);
    if (stored === undefined) {
      if (id !== undefined)
        throw new InchwormError(
          "NO_SESSION",
          `${id}: ${files.summary} is missing or cannot be read; ${await whichIds(dataDir, id)}`,
        );
      continue;
    }
    const { session, whose } = stored;
    if (session.startedMs < fromMs || session.startedMs >= toMs) continue;
    if (personId !== undefined && whose !== personId) continue;
    chosen.push({ session, journalPath: await journalOf(files.journal) });
  }
  if (chosen.length === 0)
    throw new InchwormError("NO_SESSION", `none of the ${ids.length} in ${sessionsFolder(dataDir)} fits`);
  return chosen;
}

const MOST_NAMED = 3;
/** What commands take in place of an id. */
const ALL = "all";

/** For whoever mistyped one. */
async function whichIds(dataDir: string, typed: string): Promise<string> {
  const folder = sessionsFolder(dataDir);
  const ids = (await sessionIds(dataDir)).filter((id) => id !== typed);
  if (ids.length === 0) return `no other was recorded yet in ${folder}; an id is like ${EXAMPLE_ID}`;
  const newest = ids.slice(-MOST_NAMED).toReversed().join(", ");
  return slippedFrom(typed, [ALL, ...ids]) || `the newest in ${folder}: ${newest}`;
}

async function sessionIds(dataDir: string): Promise<string[]> {
  const folder = sessionsFolder(dataDir);
  try {
    return (await readdir(folder)).filter(isSessionId).toSorted();
  } catch (thrown) {
    // A hub makes the folder with its first session.
    if (thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT") return [];
    throw new InchwormError("FILE_UNREADABLE", `${folder}: ${reasonOf(thrown)}`, { cause: thrown });
  }
}

async function readSummary(path: string): Promise<{ session: SessionSummary; whose: string | undefined } | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, "utf8"));
    const session = check(SessionSummary, value);
    const whose = check(Whose, value);
    return session.ok ? { session: session.value, whose: whose.ok ? whose.value.personId : undefined } : undefined;
  } catch {
    return undefined;
  }
}

/** Packed once its session is over, perhaps. */
async function journalOf(path: string): Promise<string> {
  return access(path).then(
    () => path,
    () =>
      access(`${path}.gz`).then(
        () => `${path}.gz`,
        () => path,
      ),
  );
}

async function personIdOf(dataDir: string, person: string): Promise<string> {
  const { profiles } = await openProfileFiles({ dataDir, write: async () => undefined });
  const wanted = person.toLowerCase();
  const found = profiles.filter(({ id, name }) => id === person || name.toLowerCase() === wanted);
  const [only, ...more] = found;
  // A person may be gone whose sessions are not.
  if (only === undefined && PERSON_ID.test(person)) return person;
  if (only === undefined) throw new InchwormError("NO_PROFILE", person);
  if (more.length > 0)
    throw new InchwormError("BAD_FLAG", `--person: ${found.length} people are called ${person}; use an id`);
  return only.id;
}

/** When the day, or one `later`, begins here. */
function dayStartMs(text: string, later: number, flag: string): number {
  const [, year, month, day] = DAY.exec(text)?.map(Number) ?? [];
  const start = new Date(year ?? NaN, (month ?? NaN) - 1, (day ?? NaN) + later);
  const itself = new Date(year ?? NaN, (month ?? NaN) - 1, day ?? NaN);
  if (itself.getMonth() !== (month ?? NaN) - 1)
    throw new InchwormError("BAD_FLAG", `${flag} is a day like 2026-11-21, not "${text}"`);
  return start.getTime();
}
