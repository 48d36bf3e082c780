// Every fault that is injected into a running hub, and what must be told of it. What must hold in all of them is in
// faults.test.ts.
import { mkdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import type { ErrorCode } from "#hub/errors.ts";
import { sessionFiles } from "#hub/session/files.ts";
import { DATABASE_FILE } from "#hub/store/open.ts";
import { coverReadOnly, fillUp, makeReadOnly, unmount } from "#test/keeping/mounts.ts";
import { PACKED, PLAIN, PROFILE_FILE } from "#test/keeping/usedFolder.ts";

export interface Place {
  readonly dataDir: string;
  /** What writing throws from now on; undefined: it writes. */
  failing: string | undefined;
  /** Ends what the fault holds open. */
  release?: () => void;
}

export interface Fault {
  readonly name: string;
  /** The one of its kind that `npm test` does; all others are done in the whole form. */
  readonly everyDay?: true;
  /** A small disk of its own is needed. */
  readonly mounts?: true;
  /** What is told on every page. */
  readonly notices: readonly ErrorCode[];
  /** What is told to whoever starts a session, which cannot begin. */
  readonly refused?: ErrorCode;
  /** What the page of this session says of its recording. */
  readonly review?: { readonly id: string; readonly says: object };
  readonly beforeStart?: (place: Place) => Promise<void>;
  readonly during?: (place: Place) => Promise<void>;
  readonly mend?: (place: Place) => Promise<void>;
  /** It lasts until the session is over. */
  readonly untilAfter?: true;
  /** What the hub may write anew of what was there. */
  readonly closes?: string;
  /** What the next start tells: the damage that is still there, and what it is to mend. */
  readonly nextStart?: readonly ErrorCode[];
}

const GARBAGE = "\u0000damaged\u0001 and long enough to be looked at ".repeat(200);
const database = ({ dataDir }: Place) => join(dataDir, DATABASE_FILE);
const journal = ({ dataDir }: Place, id: string) => sessionFiles(dataDir, id).journal;
const summary = ({ dataDir }: Place, id: string) => sessionFiles(dataDir, id).summary;

const fails = (what: string) => async (place: Place) => {
  place.failing = what;
};
const works = async (place: Place) => {
  place.failing = undefined;
};

/** Writes over the middle of a file, which keeps its length. */
async function spoil(file: string): Promise<void> {
  const bytes = await readFile(file);
  bytes.write(GARBAGE, Math.floor(bytes.length / 3));
  await writeFile(file, bytes);
}

/** The third line, a frame, is no line any more. */
async function spoilLine(file: string): Promise<void> {
  const lines = (await readFile(file, "utf8")).split("\n");
  lines[2] = `${lines[2]?.slice(0, 20)}\u0000\u0001\u0002`;
  await writeFile(file, lines.join("\n"));
}

async function lock(place: Place, how: "immediate" | "exclusive"): Promise<void> {
  const other = new DatabaseSync(database(place));
  if (how === "exclusive") other.exec("PRAGMA locking_mode = EXCLUSIVE");
  other.exec(`begin ${how}`);
  place.release = () => other.close();
}

const unlock = async (place: Place) => {
  place.release?.();
  delete place.release;
};

const damaged = (file: string, code: ErrorCode, text = "{ damaged"): Fault => ({
  name: `${file} is damaged`,
  notices: [code],
  nextStart: [code],
  async beforeStart({ dataDir }) {
    await mkdir(dirname(join(dataDir, file)), { recursive: true });
    await writeFile(join(dataDir, file), text);
  },
});

export const FAULTS: readonly Fault[] = [
  {
    name: "the disk is full while the journal is written (injected)",
    everyDay: true,
    notices: ["JOURNAL_FAILED"],
    during: fails("ENOSPC: no space left on device, write"),
    mend: works,
  },
  {
    name: "the disk is full (a small one)",
    mounts: true,
    notices: ["JOURNAL_FAILED"],
    during: ({ dataDir }) => fillUp(dataDir),
    mend: ({ dataDir }) => rm(join(dataDir, "filler")),
  },
  {
    name: "the disk fails (EIO, injected)",
    notices: ["JOURNAL_FAILED"],
    during: fails("EIO: i/o error, write"),
    mend: works,
  },
  {
    name: "the data folder is read-only at the start (a disk)",
    everyDay: true,
    mounts: true,
    notices: ["FILE_UNWRITABLE", "STORE_UNAVAILABLE"],
    refused: "JOURNAL_FAILED",
    beforeStart: async ({ dataDir }) => makeReadOnly(dataDir),
    mend: async ({ dataDir }) => makeReadOnly(dataDir, false),
  },
  {
    name: "the data folder is read-only at the start (EROFS, injected)",
    notices: [],
    refused: "JOURNAL_FAILED",
    beforeStart: fails("EROFS: read-only file system, open"),
    mend: works,
  },
  {
    name: "the data folder becomes read-only (a disk)",
    mounts: true,
    notices: ["JOURNAL_FAILED"],
    during: async ({ dataDir }) => coverReadOnly(dataDir),
    mend: async ({ dataDir }) => unmount(dataDir),
  },
  {
    name: "the data folder becomes read-only (EROFS, injected)",
    notices: ["JOURNAL_FAILED"],
    during: fails("EROFS: read-only file system, write"),
    mend: works,
  },
  {
    name: "the database is locked by another program",
    everyDay: true,
    notices: ["STORE_UNAVAILABLE"],
    during: (place) => lock(place, "immediate"),
    untilAfter: true,
    mend: unlock,
  },
  {
    name: "the database is locked by another program at the start",
    notices: ["STORE_UNAVAILABLE"],
    beforeStart: (place) => lock(place, "exclusive"),
    untilAfter: true,
    mend: unlock,
  },
  {
    name: "the database's file is damaged",
    everyDay: true,
    notices: ["STORE_DAMAGED"],
    beforeStart: (place) => spoil(database(place)),
  },
  {
    name: "the database's file is damaged while the hub runs",
    notices: [],
    async during(place) {
      for (const end of ["", "-wal"]) {
        const bytes = await readFile(database(place) + end);
        await writeFile(database(place) + end, bytes.fill(GARBAGE));
      }
    },
    untilAfter: true,
    nextStart: ["STORE_DAMAGED"],
  },
  {
    name: "the database is one of another program",
    notices: ["STORE_DAMAGED"],
    async beforeStart(place) {
      await rm(database(place));
      const db = new DatabaseSync(database(place));
      db.exec("create table songs (name text); insert into songs values ('mine')");
      db.close();
    },
  },
  {
    name: "a folder lies where the database should be",
    notices: ["STORE_UNAVAILABLE"],
    async beforeStart(place) {
      await rm(database(place));
      await mkdir(database(place));
    },
    mend: (place) => rm(database(place), { recursive: true }),
    untilAfter: true,
  },
  {
    name: "a line of a stored journal is damaged",
    notices: [],
    review: { id: PLAIN, says: { badLines: 1 } },
    beforeStart: (place) => spoilLine(journal(place, PLAIN)),
  },
  {
    name: "a packed journal is cut off",
    everyDay: true,
    notices: [],
    review: { id: PACKED, says: { truncated: true } },
    async beforeStart(place) {
      const file = `${journal(place, PACKED)}.gz`;
      await truncate(file, Math.floor((await readFile(file)).length * 0.8));
    },
  },
  {
    name: "a line is damaged of a session that a crash cut off",
    notices: ["SESSION_RECOVERED", "JOURNAL_DAMAGED"],
    closes: join("sessions", PLAIN, "session.json"),
    async beforeStart(place) {
      const file = summary(place, PLAIN);
      await writeFile(file, (await readFile(file, "utf8")).replace('"stopped"', '"running"'));
      await spoilLine(journal(place, PLAIN));
    },
  },
  {
    name: "a session.json is damaged",
    notices: ["JOURNAL_DAMAGED", "SESSION_RECOVERED"],
    beforeStart: async (place) => truncate(summary(place, PLAIN), 100),
  },
  damaged(PROFILE_FILE, "PROFILE_UNREADABLE"),
  damaged("keeping.json", "SETTINGS_UNREADABLE", '{"samplesDays":0,"sessionsDays":1}'),
  { ...damaged("settings.json", "SETTINGS_UNREADABLE"), everyDay: true },
  damaged("rollers.json", "FILE_UNREADABLE"),
  damaged(join("calibrations", "some.json"), "BAD_CALIBRATION"),
  damaged(join("programs", "mine.json"), "BAD_PROGRAM"),
];
