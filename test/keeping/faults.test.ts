// Whatever becomes of the disk and the files on it: live coaching goes on, the user is told, nothing that is stored is
// damaged, and the next session is recorded. On every day one fault of each kind; all of them in the whole form.

import { afterAll, expect, onTestFinished, test } from "vitest";

import { writeAtomically } from "#hub/atomicFile.ts";
import type { Disk } from "#hub/hub.ts";
import { isFrame } from "#hub/recording/lines.ts";
import { openRecording } from "#hub/recording/reader.ts";
import { sessionFiles } from "#hub/session/files.ts";
import { openJournalFile } from "#hub/session/journalFile.ts";
import { openSessionStore } from "#hub/session/store.ts";
import { SessionSummary } from "#shared/schema/session.ts";
import { runHub, type RunningHub } from "#test/hub/runningHub.ts";
import { FAULTS, type Fault, type Place } from "#test/keeping/faultTable.ts";
import { mountSmall, unmount, whyNoMount } from "#test/keeping/mounts.ts";
import { hashes, storedIds, usedFolders, WALL_MS } from "#test/keeping/usedFolder.ts";
import { virtualRide } from "#test/keeping/virtualRide.ts";
import { connect } from "#test/live/liveHub.ts";
import { scratchFolder } from "#test/recording/scratch.ts";
import { WHOLE_FORM } from "#test/support/often.ts";

const NO_MOUNT = whyNoMount();
if (NO_MOUNT !== undefined) process.stdout.write(`Faults of mounted disks left out: ${NO_MOUNT}\n`);

/** Too fast from the 6th to the 14th of every 16 s: something is to be said in every stretch of so many. */
const ROUND_S = 16;
const TICKS_A_S = 50;
const wallMs = () => WALL_MS;

/** The system's own, unless the place says that it fails. */
function diskOf(place: Place): Disk {
  const refuse = () => {
    if (place.failing !== undefined) throw new Error(place.failing);
  };
  return {
    async openFile(path) {
      refuse();
      const file = await openJournalFile(path);
      return {
        ...file,
        async append(bytes) {
          refuse();
          return file.append(bytes);
        },
      };
    },
    async write(path, text) {
      refuse();
      await writeAtomically(path, text);
    },
  };
}

const used = usedFolders();
afterAll(() => used.remove());

async function placeOf({ mounts }: Fault): Promise<Place> {
  const dataDir = await scratchFolder();
  if (mounts) {
    mountSmall(dataDir);
    onTestFinished(() => unmount(dataDir));
  }
  await used.copyTo(dataDir);
  return { dataDir, failing: undefined };
}

async function start({ ask }: RunningHub): Promise<{ status: number; body: unknown }> {
  return ask("POST", "/api/sessions");
}

async function stop({ ask }: RunningHub, id: string): Promise<SessionSummary> {
  return SessionSummary.parse((await ask("POST", `/api/sessions/${id}/stop`)).body);
}

/** What a recorded session has lost. */
async function lossesOf(dataDir: string, id: string) {
  const { lines, report } = await openRecording(sessionFiles(dataDir, id).journal);
  const seqs: number[] = [];
  for await (const line of lines) if (isFrame(line)) seqs.push(line.seq);
  const gaps = seqs.filter((seq, at) => at > 0 && seq !== (seqs[at - 1] ?? 0) + 1).length;
  return { frames: seqs.length, gaps, badLines: report.badLines, truncated: report.truncated };
}

const WHOLE = { frames: expect.toSatisfy((count: number) => count > 100), gaps: 0, badLines: 0, truncated: false };

const ROWS = FAULTS.filter(({ everyDay }) => WHOLE_FORM || everyDay).map((fault) => [fault.name, fault] as const);
const isLeftOut = ({ mounts }: Fault) => mounts === true && NO_MOUNT !== undefined;

test.skipIf(NO_MOUNT === undefined).each(ROWS.filter(([, fault]) => isLeftOut(fault)))("%s", () => undefined);

test.each(ROWS.filter(([, fault]) => !isLeftOut(fault)))("%s", async (_name, fault) => {
  const place = await placeOf(fault);
  const { dataDir } = place;
  await fault.beforeStart?.(place);
  const before = await hashes(dataDir);

  const { link, connect: switchOn, ride } = virtualRide("too-fast", 1);
  const running = await runHub({ links: [link], dataDir, wallMs, disk: diskOf(place) });
  let isOver = false;
  onTestFinished(async () => {
    place.release?.();
    if (!isOver) await running.hub.stop();
  });
  const { got, socket } = connect(`${running.hub.url.replace("http", "ws")}/live`);
  onTestFinished(() => socket.close());
  const count = (fits: (message: (typeof got)[number]) => boolean) => got.filter(fits).length;
  switchOn();
  await ride(2);

  // A session, as far as one can be recorded.
  const begun = await start(running);
  if (fault.refused !== undefined)
    expect(begun).toMatchObject({ status: expect.any(Number), body: { code: fault.refused } });
  const first = fault.refused === undefined ? SessionSummary.parse(begun.body).id : undefined;
  await ride(4);
  await fault.during?.(place);

  // Coaching goes on.
  const ticks = () => count(({ type }) => type === "tick");
  const cues = () => count((message) => message.type === "cue" && message.action === "show");
  const sofar = { ticks: ticks(), cues: cues() };
  await ride(ROUND_S);
  await expect.poll(() => ticks() - sofar.ticks).toBeGreaterThan(ROUND_S * TICKS_A_S * 0.9);
  expect(cues() - sofar.cues).toBeGreaterThan(0);

  const told = async () => {
    for (const code of fault.notices)
      await expect.poll(() => got.map((message) => (message.type === "notice" ? message.code : ""))).toContain(code);
  };
  if (!fault.untilAfter) {
    await told();
    await fault.mend?.(place);
  }
  if (first !== undefined) expect(await stop(running, first)).toMatchObject({ id: first, state: "stopped" });
  if (fault.untilAfter) {
    await told();
    await fault.mend?.(place);
  }
  if (fault.review !== undefined) {
    const { id, says } = fault.review;
    expect((await running.ask("GET", `/api/sessions/${id}/review`)).body).toMatchObject({ quality: says });
  }
  if (first !== undefined) expect(await lossesOf(dataDir, first)).toEqual(WHOLE);

  // The next session is recorded as ever.
  const next = SessionSummary.parse((await start(running)).body);
  await ride(5);
  expect(await stop(running, next.id)).toMatchObject({ id: next.id, state: "stopped" });
  expect(await lossesOf(dataDir, next.id)).toEqual(WHOLE);
  await running.hub.stop();
  isOver = true;

  // What was there is there as it was, in its place or set aside.
  const after = await hashes(dataDir);
  for (const [path, hash] of before) {
    if (path === fault.closes) continue;
    const aside = [...after].filter(([other]) => other.startsWith(`${path}.`) && other.endsWith(".aside"));
    expect([after.get(path), ...aside.map(([, other]) => other)], path).toContain(hash);
  }

  // The next start finds all of it.
  const again = await runHub({ links: [], dataDir, wallMs });
  await again.hub.stop();
  expect(again.reports.map((report) => report.split(" ").at(-1))).toEqual(fault.nextStart ?? []);
  const { list } = await openSessionStore({ dataDir });
  const ids = list().map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining([next.id, ...(first === undefined ? [] : [first])]));
  expect(storedIds(dataDir)).toEqual(ids.toSorted());
});

test("the table holds what it says: each fault has a name of its own", () => {
  expect(new Set(FAULTS.map(({ name }) => name)).size).toBe(FAULTS.length);
});
