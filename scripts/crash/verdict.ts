// What a killed hub left behind: how much of a session is missing, and whether any earlier one has changed.
import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";

import { isFrame } from "#hub/recording/lines.ts";
import { openRecording } from "#hub/recording/reader.ts";
import { sessionFiles, sessionsFolder } from "#hub/session/files.ts";
import { isEmptyShell, storedSummary } from "#hub/session/recovery.ts";
import type { Told } from "./witness.ts";

/** What a crash may cost. */
export const MAY_LOSE_MS = 1000;

export interface Leftover {
  readonly frames: number;
  readonly startedMs: number;
  /** Of the last frame on the disk, hub clock. */
  readonly lastRxMs: number;
  /** Beside a last line that was cut off. */
  readonly badLines: number;
  readonly inOrder: boolean;
}

export async function leftOf(dataDir: string, id: string): Promise<Leftover> {
  const startedMs = (await storedSummary(sessionFiles(dataDir, id)))?.startedMs ?? Number.NaN;
  const { lines, report } = await openRecording(sessionFiles(dataDir, id).journal);
  let frames = 0;
  let lastRxMs = -Infinity;
  let inOrder = true;
  for await (const line of lines) {
    if (!isFrame(line)) continue;
    frames++;
    inOrder &&= line.rxMs >= lastRxMs;
    lastRxMs = line.rxMs;
  }
  return { startedMs, frames, lastRxMs, badLines: report.badLines, inOrder };
}

/** What is wrong with what is left of a session whose hub was killed at `killedMs`; undefined: nothing. */
export function faultOf(left: Leftover, told: readonly Told[], killedMs: number): string | undefined {
  const { badLines, inOrder } = left;
  const missingMs = Math.round(lostMs(left, told, killedMs));
  if (!(missingMs <= MAY_LOSE_MS)) return `${missingMs} ms of frames are missing`;
  if (badLines > 0) return `${badLines} damaged lines`;
  return inOrder ? undefined : "frames are out of order";
}

/** For how long the first of what is missing had been live when the hub was killed. Frames from before a session are no loss. */
export function lostMs(left: Leftover, told: readonly Told[], killedMs: number): number {
  const keptToMs = killedMs - behindMs(left, killedMs);
  const missing = told.find(({ sampleMs }) => sampleMs > keptToMs);
  return missing === undefined ? 0 : killedMs - missing.sentMs;
}

/** By the clock, from the last frame on the disk, or the session's start without one, to `untilMs`. */
export function behindMs({ startedMs, lastRxMs }: Leftover, untilMs: number): number {
  return untilMs - Math.max(startedMs, lastRxMs);
}

/**
 * Of every session's journal, by session: of its lines, as it may be packed meanwhile. Not of one that was cut off while it
 * began and has no line yet: the next start clears it away.
 */
export async function fingerprints(dataDir: string): Promise<Map<string, string>> {
  const prints = new Map<string, string>();
  for (const id of await readdir(sessionsFolder(dataDir)).catch(() => [])) {
    const files = sessionFiles(dataDir, id);
    if (await isEmptyShell(files)) continue;
    const opened = await openRecording(files.journal).catch(() => undefined);
    if (opened === undefined) continue;
    const hash = createHash("sha256");
    for await (const line of opened.lines) hash.update(`${JSON.stringify(line)}\n`);
    prints.set(id, hash.digest("hex"));
  }
  return prints;
}
