// Where sessions lie: DIR/sessions/ID/journal.ndjson and, beside it, session.json.
import { join } from "node:path";

import { InchwormError } from "#hub/errors.ts";
import { isSessionId } from "#hub/session/id.ts";

/** What the name of a session's folder ends in from the moment it is deleted. */
export const DELETED = ".deleted";

export interface SessionFiles {
  readonly folder: string;
  readonly journal: string;
  readonly summary: string;
}

export function sessionsFolder(dataDir: string): string {
  return join(dataDir, "sessions");
}

/** What is told of an id that is none. */
const MOST_TOLD = 60;

/** @throws InchwormError NO_SESSION for anything that is not an id: no other text becomes part of a path. */
export function sessionFiles(dataDir: string, id: string): SessionFiles {
  if (!isSessionId(id)) throw new InchwormError("NO_SESSION", id.slice(0, MOST_TOLD));
  const folder = join(sessionsFolder(dataDir), id);
  return { folder, journal: join(folder, "journal.ndjson"), summary: join(folder, "session.json") };
}
