// A recording taken in as a session: its own, another hub's, a damaged one, or what is none.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { expect, onTestFinished, test } from "vitest";

import { importCommand } from "#hub/cli/import.ts";
import { restoreCommand } from "#hub/cli/restore.ts";
import { lockFolder } from "#hub/keeping/lock.ts";
import { openSessionStore } from "#hub/session/store.ts";
import { keepIo } from "#test/cli/commandIo.ts";
import { simulatedFile } from "#test/cli/simulatedFile.ts";
import { simulateSession } from "#test/export/simulatedSession.ts";
import { scratchFolder } from "#test/recording/scratch.ts";

async function taken(dataDir: string, ...args: string[]) {
  const io = keepIo();
  const code = await importCommand([...args, "--data", dataDir], io);
  return { code, err: io.errors() };
}
const sessionsIn = async (dataDir: string) => (await openSessionStore({ dataDir })).list();

test("a session's own recording gives the same session in another folder, once", async () => {
  const { session, journalPath } = await simulateSession({
    dataDir: await scratchFolder(),
    scenario: "post-run",
    beforeS: 4,
    sessionS: 30,
  });
  expect(session.strokes).toBeGreaterThan(0);
  const other = await scratchFolder();
  const file = join(await scratchFolder(), "shared.ndjson.gz");
  await writeFile(file, gzipSync(await readFile(journalPath)));
  expect(await taken(other, file)).toMatchObject({ code: 0, err: expect.stringContaining(`session ${session.id}`) });
  const [found, ...more] = await sessionsIn(other);
  expect(more).toEqual([]);
  const { recomputed, coreVersion, importedMs, ...rest } = found ?? {};
  const { personId: _whose, ...nobodys } = session;
  expect(rest).toEqual(nobodys);
  expect([recomputed, coreVersion, importedMs]).not.toContain(undefined);
  // As it came, packed.
  expect(await readFile(join(other, "sessions", session.id, "journal.ndjson.gz"))).toEqual(await readFile(file));
  expect(await taken(other, file)).toMatchObject({ code: 1, err: expect.stringMatching(/^SESSION_IS_HERE/) });
  expect(await sessionsIn(other)).toHaveLength(1);
});

test("a recording that is no session's says what is missing, then becomes one, and the same one again", async () => {
  const { recording } = await simulatedFile("post-run", 20);
  const dataDir = await scratchFolder();
  expect(await taken(dataDir, recording)).toMatchObject({ code: 2, err: expect.stringContaining("--muscle calf") });
  expect(await taken(dataDir, recording, "--muscle", "elbow", "--side", "left")).toMatchObject({ code: 2 });
  expect(await taken(dataDir, recording, "--muscle", "calf", "--side", "left")).toMatchObject({ code: 0 });
  expect(await sessionsIn(dataDir)).toMatchObject([
    { state: "stopped", simulated: true, selection: { muscle: "calf", side: "left" } },
  ]);
  expect((await sessionsIn(dataDir))[0]?.contactMs).toBeGreaterThan(5000);
  const again = await taken(dataDir, recording, "--muscle", "calf", "--side", "left");
  expect(again).toMatchObject({ code: 1, err: expect.stringMatching(/^SESSION_IS_HERE/) });
});

/** A short session, the lines of its journal, and where their middle is. */
async function shortSession() {
  const dataDir = await scratchFolder();
  const { session, journalPath } = await simulateSession({ dataDir, scenario: "post-run", beforeS: 2, sessionS: 15 });
  const lines = (await readFile(journalPath, "utf8")).split("\n");
  return { session, lines, middle: Math.floor(lines.length / 2) };
}

test("a cut and damaged recording is taken as far as it can be read, and that is said", async () => {
  const { session, lines, middle } = await shortSession();
  const file = join(await scratchFolder(), "cut.ndjson");
  await writeFile(
    file,
    [...lines.slice(0, middle), '{"k":"frame","rxMs":"soon"}', ...lines.slice(middle, -40)].join("\n"),
  );
  const other = await scratchFolder();
  expect(await taken(other, file)).toMatchObject({ code: 0, err: expect.stringContaining("(one line)") });
  expect(await sessionsIn(other)).toMatchObject([{ id: session.id, state: "recovered", unread: { lines: 1 } }]);
});

test("what is no recording, or one without a frame, changes nothing", async () => {
  const folder = await scratchFolder();
  const dataDir = await scratchFolder();
  const { recording } = await simulatedFile("post-run", 2);
  const header = (await readFile(recording, "utf8")).split("\n")[0] ?? "";
  const bad: readonly [string, string, RegExp][] = [
    ["nothing.ndjson", "", /^BAD_BACKUP/],
    ["photo.jpg", "\u00ff\u00d8 not a recording", /^BAD_BACKUP/],
    ["other.json", '{"format":"something"}\n', /^BAD_RECORDING/],
    ["empty.ndjson", `${header}\n`, /^BAD_RECORDING/],
  ];
  for (const [name, content, code] of bad) {
    await writeFile(join(folder, name), content);
    expect(await taken(dataDir, join(folder, name))).toMatchObject({ code: 1, err: expect.stringMatching(code) });
  }
  expect(await taken(dataDir, join(folder, "none.ndjson"))).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^FILE_UNREADABLE/),
  });
  expect(await readdir(dataDir)).toEqual([]);
});

test("what is wrong with the file is told, not who has the folder", async () => {
  const dataDir = await scratchFolder();
  const folder = await scratchFolder();
  const { recording } = await simulatedFile("post-run", 2);
  const photo = join(folder, "photo.jpg");
  await writeFile(photo, "\u00ff\u00d8 not a recording");
  const lock = await lockFolder(dataDir);
  onTestFinished(() => lock.release());
  const restored = async (file: string) => {
    const io = keepIo();
    await restoreCommand([file, "--force", "--data", dataDir], io);
    return io.errors();
  };
  expect((await taken(dataDir, join(folder, "gone"))).err).toMatch(/^FILE_UNREADABLE/);
  expect((await taken(dataDir, photo)).err).toMatch(/^BAD_BACKUP/);
  expect((await taken(dataDir, recording)).err).toMatch(/^BAD_FLAG .*--muscle calf/);
  expect(await restored(join(folder, "gone"))).toMatch(/^FILE_UNREADABLE/);
  expect(await restored(photo)).toMatch(/^BAD_BACKUP/);
  const good = await taken(dataDir, recording, "--muscle", "calf", "--side", "left");
  expect(good.err).toMatch(/^DATA_FOLDER_IN_USE/);
});

/** A session's lines as two parts of a journal, in a folder of their own. */
async function inTwoParts() {
  const { session, lines, middle } = await shortSession();
  const file = join(await scratchFolder(), "journal.ndjson");
  const parts = [`${lines.slice(0, middle).join("\n")}\n`, lines.slice(middle).join("\n")] as const;
  await writeFile(file, parts[0]);
  await writeFile(join(file, "..", "journal.2.ndjson"), parts[1]);
  return { session, file, parts };
}

test("a journal of several parts is taken in with all of them; one that is packed, under either name", async () => {
  const { session, file, parts } = await inTwoParts();
  const dataDir = await scratchFolder();
  expect(await taken(dataDir, file)).toMatchObject({ code: 0 });
  const folder = join(dataDir, "sessions", session.id);
  expect(await readFile(join(folder, "journal.ndjson"), "utf8")).toBe(parts[0]);
  expect(await readFile(join(folder, "journal.2.ndjson"), "utf8")).toBe(parts[1]);
  const sums = { contactMs: session.contactMs, stoppedMs: session.stoppedMs, state: "stopped" };
  expect(await sessionsIn(dataDir)).toMatchObject([sums]);

  const packed = gzipSync(parts.join(""));
  await writeFile(`${file}.gz`, packed);
  await rm(file);
  const other = await scratchFolder();
  expect(await taken(other, file)).toMatchObject({ code: 0 });
  expect(await readFile(join(other, "sessions", session.id, "journal.ndjson.gz"))).toEqual(packed);
  expect(await sessionsIn(other)).toMatchObject([sums]);
});

test("a byte order mark is no other file; what an import that was cut off left is cleared away", async () => {
  const { session, parts } = await inTwoParts();
  const file = join(await scratchFolder(), "edited.ndjson");
  await writeFile(file, `\uFEFF${parts.join("")}`);
  const dataDir = await scratchFolder();
  await mkdir(join(dataDir, "import-1700000000000.new"));
  await mkdir(join(dataDir, "import-of-mine.new"));
  expect(await taken(dataDir, file)).toMatchObject({ code: 0 });
  expect(await sessionsIn(dataDir)).toMatchObject([{ id: session.id, contactMs: session.contactMs }]);
  expect((await readdir(dataDir)).toSorted()).toEqual(["import-of-mine.new", "sessions"]);
});

test("frames from before a session alone make no session", async () => {
  const { session, parts } = await inTwoParts();
  const isLater = (line: string) => line.startsWith('{"k":"frame"') && JSON.parse(line).rxMs >= session.startedMs;
  const lines = parts.join("").split("\n");
  const before = lines.filter((line) => !isLater(line));
  expect(before.filter((line) => line.startsWith('{"k":"frame"')).length).toBeGreaterThan(10);
  const file = join(await scratchFolder(), "before.ndjson");
  await writeFile(file, before.join("\n"));
  const dataDir = await scratchFolder();
  expect(await taken(dataDir, file)).toMatchObject({ code: 1, err: expect.stringMatching(/^BAD_RECORDING/) });
  expect(await sessionsIn(dataDir)).toEqual([]);
});
