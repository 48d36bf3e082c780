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

/** @throws InchwormError NOT_FOUND for anything that is not an id: no other text becomes part of a path. */
export function sessionFiles(dataDir: string, id: string): SessionFiles {
  if (!isSessionId(id)) throw new InchwormError("NOT_FOUND", "no session has this id");
  const folder = join(sessionsFolder(dataDir), id);
  return { folder, journal: join(folder, "journal.ndjson"), summary: join(folder, "session.json") };
}
