// One recording becomes a session of the data folder: copied as it is, worked out by today's core, whole or not at all.
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

import { InchwormError, reasonOf } from "#hub/errors.ts";
import { importFolder } from "#hub/keeping/importFolder.ts";
import { makeFolder } from "#hub/makeFolder.ts";
import { fileBytes, isGzip, unpacked } from "#hub/recording/bytes.ts";
import { isFrame } from "#hub/recording/lines.ts";
import { packedPath, partPath, partsOf } from "#hub/recording/parts.ts";
import { openRecording } from "#hub/recording/reader.ts";
import { sessionFiles, sessionsFolder } from "#hub/session/files.ts";
import { isSessionId, newSessionId } from "#hub/session/id.ts";
import type { SessionStore } from "#hub/session/store.ts";
import { NO_SUMS } from "#hub/session/summary.ts";
import { check } from "#shared/schema/check.ts";
import type { Selection } from "#shared/schema/live.ts";
import { SessionSummary } from "#shared/schema/session.ts";

const RECORDING_BEGINS = "{";
/** Some editors put it before everything else. */
const BYTE_ORDER_MARK = Buffer.from("\uFEFF");

/** Backups begin otherwise. @throws InchwormError FILE_UNREADABLE */
export async function isRecording(file: string): Promise<boolean> {
  let head = Buffer.alloc(0);
  for await (const piece of unpacked(await fileBytes(file), () => undefined)) {
    head = Buffer.concat([head, piece]);
    if (head.length >= BYTE_ORDER_MARK.length) break;
  }
  const text = head.indexOf(BYTE_ORDER_MARK) === 0 ? head.subarray(BYTE_ORDER_MARK.length) : head;
  return text.toString("latin1", 0, 1) === RECORDING_BEGINS;
}

export interface ImportOptions {
  readonly dataDir: string;
  readonly file: string;
  /** As `sessionIn` gives it. */
  readonly told: SessionSummary;
  readonly nowMs: number;
  readonly store: Pick<SessionStore, "find">;
  /** Works the session out from its recording, by today's core. */
  readonly workOut: (journalPath: string, session: SessionSummary) => Promise<SessionSummary>;
}

/** @throws InchwormError BAD_RECORDING, FILE_UNREADABLE, FILE_UNWRITABLE; SESSION_IS_HERE */
export async function importRecording(options: ImportOptions): Promise<SessionSummary> {
  const { dataDir, file, told, nowMs, store, workOut } = options;
  if (store.find(told.id) !== undefined) throw new InchwormError("SESSION_IS_HERE", `${file} is session ${told.id}`);
  const staging = await importFolder(dataDir, nowMs);
  const journal = join(staging, "journal.ndjson");
  try {
    await makeFolder(staging);
    const isPacked = await beginsPacked(file);
    for (const [at, part] of (await partsOf(file)).entries()) {
      const to = isPacked ? packedPath(journal) : partPath(journal, at + 1);
      await pipeline(createReadStream(part), createWriteStream(to, { flags: "wx", flush: true, mode: 0o600 }));
    }
    const session = await workOut(journal, told);
    await writeFile(join(staging, "session.json"), `${JSON.stringify(session, undefined, 2)}\n`, { flush: true });
    await makeFolder(sessionsFolder(dataDir));
    await rename(staging, sessionFiles(dataDir, told.id).folder);
    return session;
  } catch (thrown) {
    if (thrown instanceof InchwormError) throw thrown;
    throw new InchwormError("FILE_UNWRITABLE", `${dataDir}: ${reasonOf(thrown)}`, { cause: thrown });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

export interface TellingOptions extends Pick<ImportOptions, "file" | "nowMs"> {
  /** What was rolled, for a recording that does not say it. */
  readonly selection?: Selection | undefined;
}

/**
 * The session as its own lines tell it; without such lines, from the first to the last frame. Nobody's: a recording does not
 * say whose it was. Only looks. @throws InchwormError BAD_RECORDING, FILE_UNREADABLE; BAD_FLAG without a needed `selection`
 */
export async function sessionIn({ file, selection, nowMs }: TellingOptions): Promise<SessionSummary> {
  const recording = await openRecording(file);
  let started: SessionSummary | undefined;
  let stoppedMs: number | undefined;
  let firstMs: number | undefined;
  let lastMs = Number.NEGATIVE_INFINITY;
  for await (const line of recording.lines) {
    if (isFrame(line)) {
      firstMs ??= line.rxMs;
      lastMs = Math.max(lastMs, line.rxMs);
    } else if (line.k === "session" && "event" in line) {
      if (line.event === "start" && started === undefined) {
        started = startOf(line);
        // What came before the session only warms the core up.
        if (started !== undefined) [firstMs, lastMs] = [undefined, Number.NEGATIVE_INFINITY];
      }
      if (line.event === "stop") stoppedMs = "stoppedMs" in line ? Number(line.stoppedMs) : lastMs;
    }
  }
  if (firstMs === undefined) throw new InchwormError("BAD_RECORDING", `${file}: no frame of it can be read`);
  const state = stoppedMs !== undefined || started === undefined ? "stopped" : "recovered";
  const endMs = stoppedMs !== undefined && stoppedMs >= firstMs ? stoppedMs : lastMs;
  const shared = { state, stoppedMs: Math.round(endMs), importedMs: nowMs } as const;
  if (started !== undefined) return { ...started, ...shared };
  if (selection === undefined) {
    throw new InchwormError(
      "BAD_FLAG",
      `${file} does not say what was rolled: add for example --muscle calf --side left`,
    );
  }
  const { device } = recording.header;
  const startedMs = Math.round(firstMs);
  const id = newSessionId(startedMs, () => digitsOf(`${device.id} ${firstMs} ${lastMs}`));
  const rollerId = device.id.slice(0, ROLLER_ID_CHARACTERS);
  const about = {
    id,
    rollerId,
    rollerName: rollerId,
    simulated: device.board.startsWith("Simulated"),
    startedMs,
    selection,
  };
  return { ...about, ...NO_SUMS, ...shared };
}

const ROLLER_ID_CHARACTERS = 32;

/** Its own name for itself, when that can be one here. */
function startOf(line: object): SessionSummary | undefined {
  const found = check(SessionSummary, { ...NO_SUMS, ...line, personId: undefined, state: "running" });
  return found.ok && isSessionId(found.value.id) ? found.value : undefined;
}

/** The same recording is the same session. */
function digitsOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 6);
}

async function beginsPacked(file: string): Promise<boolean> {
  for await (const piece of await fileBytes(file)) return isGzip(piece);
  return false;
}
