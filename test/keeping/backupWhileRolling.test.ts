// A backup that is made while somebody rolls: it comes back as a session that was cut off, and the one that runs goes on.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, onTestFinished, test } from "vitest";

import { backup } from "#hub/keeping/backup.ts";
import { restore } from "#hub/keeping/restore.ts";
import { isFrame } from "#hub/recording/lines.ts";
import { openRecording } from "#hub/recording/reader.ts";
import { sessionFiles } from "#hub/session/files.ts";
import { openSessionStore } from "#hub/session/store.ts";
import { SessionSummary } from "#shared/schema/session.ts";
import { runHub } from "#test/hub/runningHub.ts";
import { hashes, makeUsedFolder, WALL_MS } from "#test/keeping/usedFolder.ts";
import { virtualRide } from "#test/keeping/virtualRide.ts";
import { scratchFolder } from "#test/recording/scratch.ts";

const wallMs = () => WALL_MS;

test("a backup in the middle of a session is one moment of it", async () => {
  const dataDir = await scratchFolder();
  await makeUsedFolder(dataDir);
  const earlier = await hashes(dataDir);
  const { link, connect, ride } = virtualRide("first-look", 2);
  const { hub, ask } = await runHub({ links: [link], dataDir, wallMs });
  let isOver = false;
  onTestFinished(async () => {
    if (!isOver) await hub.stop();
  });
  connect();
  await ride(2);
  const { id } = SessionSummary.parse((await ask("POST", "/api/sessions")).body);
  // Long enough in real time that something of it is on the disk.
  await expect
    .poll(async () => (await ride(1), (await readFile(sessionFiles(dataDir, id).journal)).length))
    .toBeGreaterThan(50_000);

  const file = join(await scratchFolder(), "all.tar.gz");
  await Promise.all([ride(10), backup({ dataDir, out: file, nowMs: WALL_MS })]);
  await ride(2);
  expect(SessionSummary.parse((await ask("POST", `/api/sessions/${id}/stop`)).body)).toMatchObject({
    state: "stopped",
  });
  await hub.stop();
  isOver = true;

  const other = join(await scratchFolder(), "other");
  await restore({ dataDir: other, file, force: false, nowMs: WALL_MS });
  const restored = await readFile(sessionFiles(other, id).journal);
  const whole = await readFile(sessionFiles(dataDir, id).journal);
  expect(restored.length).toBeGreaterThan(50_000);
  expect(restored.length).toBeLessThan(whole.length);
  expect(whole.subarray(0, restored.length).equals(restored)).toBe(true);
  const there = await hashes(other);
  for (const [path, hash] of earlier) expect(there.get(path), path).toBe(hash);

  const { get, recovery } = await openSessionStore({ dataDir: other });
  expect(recovery.faults).toEqual([]);
  expect(get(id)).toMatchObject({ id, state: "recovered" });
  expect(get(id)).not.toHaveProperty("unread");
  const { lines, report } = await openRecording(sessionFiles(other, id).journal);
  let lastRxMs = 0;
  for await (const line of lines) if (isFrame(line)) lastRxMs = line.rxMs;
  expect(report.badLines).toBe(0);
  expect(get(id).stoppedMs).toBe(Math.round(lastRxMs));

  // The next start of a hub there works it out and says so.
  const { hub: next, reports, ask: askNext } = await runHub({ links: [], dataDir: other, wallMs });
  onTestFinished(() => next.stop());
  await expect.poll(() => reports, { timeout: 60_000 }).toEqual(["sessions SESSION_RECOVERED"]);
  const worked = SessionSummary.parse((await askNext("GET", `/api/sessions/${id}`)).body);
  expect(worked.recomputed).toBeDefined();
  expect(worked.contactMs).toBeGreaterThan(0);
});
