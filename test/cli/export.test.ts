import { mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { tableFromIPC } from "apache-arrow";
import { readParquet } from "parquet-wasm/node";
import { afterEach, beforeEach, expect, test } from "vitest";

import { writeAtomically } from "#hub/atomicFile.ts";
import { exportCommand } from "#hub/cli/export.ts";
import { openProfileFiles } from "#hub/profiles/files.ts";
import { createProfiles } from "#hub/profiles/profiles.ts";
import { frameText } from "#hub/recording/lines.ts";
import type { SessionSummary } from "#shared/schema/session.ts";
import { SessionExport } from "#shared/schema/sessionExport.ts";
import { keepIo } from "#test/cli/commandIo.ts";
import { remove } from "#test/export/simulatedSession.ts";
import { HEADER, sampleFrames } from "#test/recording/samples.ts";

let dataDir = "";
let out = "";
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "inchworm-export-"));
  out = join(dataDir, "out");
});
afterEach(() => remove(dataDir));

const PERSON = "0123456789ab";

async function keep(id: string, about: Partial<SessionSummary> & { readonly personId?: string } = {}): Promise<void> {
  const folder = join(dataDir, "sessions", id);
  await mkdir(folder, { recursive: true });
  const session = {
    id,
    rollerId: "hall",
    rollerName: "Hall roller",
    simulated: false,
    state: "stopped",
    startedMs: new Date(2026, 10, Number(id.slice(6, 8)), 18).getTime(),
    selection: { muscle: "calf", side: "left", mode: "deep" },
    contactMs: 1000,
    inPaceMs: 500,
    inForceMs: 250,
    strokes: 0,
    holds: 0,
    holdMs: 0,
    gapMs: 0,
    ...about,
  };
  await writeFile(join(folder, "session.json"), JSON.stringify(session));
  const lines = [JSON.stringify(HEADER), ...sampleFrames(150).map(frameText), ""];
  await writeFile(join(folder, "journal.ndjson"), lines.join("\n"));
}

async function run(...args: string[]) {
  const io = keepIo();
  const code = await exportCommand([...args, "--data", dataDir], io);
  return { code, told: io.errors() };
}

const FIRST = "20261119-180000-aaaaaa";
const SECOND = "20261120-180000-bbbbbb";
const THIRD = "20261121-180000-cccccc";

test("one session as a file", async () => {
  await keep(FIRST);
  expect(await run(FIRST, "--format", "json", "--out", out)).toEqual({ code: 0, told: "" });
  const exported = SessionExport.parse(JSON.parse(await readFile(out, "utf8")));
  expect(exported.session?.id).toBe(FIRST);
  expect(exported.ticks.length).toBeGreaterThan(200);
});

test("the report in a language, and only where there is one", async () => {
  await keep(FIRST);
  const inLanguage = (lang: string, format = "report") => run(FIRST, "--format", format, "--lang", lang, "--out", out);
  expect(await inLanguage("de")).toEqual({ code: 0, told: "" });
  expect(await readFile(out, "utf8")).toMatch(/<html lang="de">[^]*Was gerollt wurde/);
  expect(await inLanguage("fr")).toMatchObject({
    code: 2,
    told: expect.stringContaining("--lang must be one of en, de"),
  });
  expect(await inLanguage("de", "csv")).toMatchObject({ code: 2, told: expect.stringContaining("--lang goes with") });
});

test("the weight goes with the report alone", async () => {
  await keep(FIRST);
  const withWeight = (format: string) => run(FIRST, "--format", format, "--weight", "--out", out);
  expect(await withWeight("report")).toEqual({ code: 0, told: "" });
  expect(await withWeight("json")).toMatchObject({ code: 2, told: expect.stringContaining("--weight goes with") });
});

test("all sessions as files, of some days or one person; one that is damaged is told and left out", async () => {
  await keep(FIRST);
  await keep(SECOND, { personId: PERSON });
  await keep(THIRD);
  const all = async (...more: string[]) => {
    await remove(out);
    const { code, told } = await run("all", "--format", "csv", "--out", out, ...more);
    return { code, told, files: (await readdir(out)).map((name) => name.slice(9, 17)) };
  };
  expect((await all()).files).toEqual(["20261119", "20261120", "20261121"]);
  expect((await all("--from", "2026-11-20")).files).toEqual(["20261120", "20261121"]);
  expect((await all("--from", "2026-11-20", "--to", "2026-11-20")).files).toEqual(["20261120"]);
  expect((await all("--person", PERSON)).files).toEqual(["20261120"]);
  const opened = await openProfileFiles({ dataDir, write: writeAtomically });
  const profiles = createProfiles({ opened, before: { units: "in" }, wallMs: () => 0, changed: () => undefined });
  const { id } = await profiles.create({ name: "Ada" });
  await keep(THIRD, { personId: id });
  expect((await all("--person", "ada")).files).toEqual(["20261121"]);
  await writeFile(join(dataDir, "sessions", FIRST, "journal.ndjson"), "nothing\n");
  const { code, files, told } = await all();
  expect([code, files]).toEqual([0, ["20261120", "20261121"]]);
  expect(told).toContain(`left out: The recording cannot be read: ${join(dataDir, "sessions", FIRST)}`);
  expect(told).toContain("2 of 3 sessions");
});

test("all sessions as one Parquet data set", async () => {
  for (const id of [FIRST, SECOND, THIRD]) await keep(id);
  expect((await run("all", "--format", "parquet", "--out", out)).code).toBe(0);
  const table = async (name: string) =>
    tableFromIPC(readParquet(await readFile(join(out, `${name}.parquet`))).intoIPCStream());
  const sessions = await table("sessions");
  const ids = (from: Awaited<ReturnType<typeof table>>) => [...(from.getChild("session_id") ?? [])].map(String);
  expect(ids(sessions)).toEqual([FIRST, SECOND, THIRD]);
  expect([...(sessions.getChild("contact_ms") ?? [])]).toEqual([1000, 1000, 1000]);
  const ticks = await table("ticks");
  expect([...new Set(ids(ticks))]).toEqual([FIRST, SECOND, THIRD]);
  expect(ticks.numRows).toBeGreaterThan(600);
  expect((await table("events")).schema.metadata.get("inchworm.scope")).toContain("Inchworm coaches");
});

test("a wrong id is told with those there are, and where ids stand", async () => {
  expect((await run(SECOND, "--format", "csv", "--out", out)).told).toContain("no other was recorded yet in");
  await keep(FIRST);
  await keep(THIRD);
  const { code, told } = await run(SECOND, "--format", "csv", "--out", out);
  expect(code).toBe(1);
  expect(told).toContain(`the newest in ${join(dataDir, "sessions")}: ${THIRD}, ${FIRST}.`);
  expect(told).toContain("A session's id ends the address of its page");
  const answer = async (id: string) => (await run(id, "--format", "csv", "--out", out)).told;
  expect(await answer("monday")).toContain(`"monday" is no session's id; the newest in`);
  expect(await answer(`${FIRST}a`)).toContain(`did you mean ${FIRST}? `);
  expect(await answer("al")).toContain("did you mean all? ");
});

test("a folder without sessions is told as that", async () => {
  const { code, told } = await run("all", "--format", "csv", "--out", out);
  expect(code).toBe(1);
  expect(told).toContain("NO_SESSION");
  expect(told).toContain("none was recorded yet");
  expect(told).not.toContain("ENOENT");
});

test("a session that still runs is exported up to now, and that is said", async () => {
  await keep(FIRST);
  await keep(SECOND, { state: "running" });
  const { code, told } = await run("all", "--format", "csv", "--out", out);
  expect(code).toBe(0);
  expect(told).toContain(`still running, so up to now only: ${SECOND}\n`);
  expect(told).not.toContain(`only: ${FIRST}`);
  expect(await readdir(out)).toHaveLength(2);
});

test.each(["csv", "mcap", "parquet"])(
  "with all and %s a session whose samples were deleted is told and left out, an imported one is not",
  async (format) => {
    await keep(FIRST, { importedMs: 1 });
    await keep(SECOND, { samplesDeletedMs: 1 });
    await keep(THIRD);
    const { code, told } = await run("all", "--format", format, "--out", out);
    expect(code).toBe(0);
    expect(told).toMatch(new RegExp(`^left out: The raw samples of this session were deleted.*${SECOND}$`, "m"));
    expect(told).toContain("2 of 3 sessions");
    if (format !== "parquet") {
      const days = (await readdir(out)).map((name) => name.slice(9, 17)).toSorted();
      expect(days).toEqual(["20261119", "20261121"]);
      return;
    }
    for (const name of ["sessions", "ticks"]) {
      const table = tableFromIPC(readParquet(await readFile(join(out, `${name}.parquet`))).intoIPCStream());
      const ids = new Set([...(table.getChild("session_id") ?? [])].map(String));
      expect(ids).toEqual(new Set([FIRST, THIRD]));
    }
  },
);

test("when samples were deleted from all of them, that is the error", async () => {
  await keep(FIRST, { samplesDeletedMs: 1 });
  const { code, told } = await run("all", "--format", "parquet", "--out", out);
  expect(code).toBe(1);
  expect(told).toContain("SAMPLES_DELETED");
});

test.each([
  [[], "BAD_FLAG", "one session's id"],
  [[FIRST, "--format", "pdf", "--out", "x"], "BAD_FLAG", "--format must be one of"],
  [[FIRST, "--format", "csv"], "BAD_FLAG", "--out"],
  [[FIRST, "--format", "bundle", "--out", "x"], "BAD_FLAG", "--fields"],
  [[FIRST, "--format", "bundle", "--out", "x", "--fields", "report,mood"], "BAD_FLAG", '"mood" is none of'],
  [[FIRST, "--format", "csv", "--out", "x", "--from", "2026-11-20"], "BAD_FLAG", "go with all"],
  [["all", "--format", "csv", "--out", "x", "--from", "2026-02-30"], "BAD_FLAG", "2026-02-30"],
  [["all", "--format", "csv", "--out", "x", "--person", "Eve"], "NO_PROFILE", "Eve"],
  [[SECOND, "--format", "csv", "--out", "x"], "NO_SESSION", SECOND],
  [["../../etc", "--format", "csv", "--out", "x"], "BAD_FLAG", "is no session's id; the newest in"],
  [["all", "--format", "csv", "--out", "x", "--from", "2026-11-20"], "NO_SESSION", "none of the 1 in"],
  [[FIRST, "--format", "csv", "--out", tmpdir()], "FILE_UNWRITABLE", "it is a folder"],
  [[FIRST, "--format", "csv", "--out", join(tmpdir(), "no", "such", "x")], "FILE_UNWRITABLE", "no such"],
] as [string[], string, string][])("export %j is refused: %s", async (args, code, why) => {
  await keep(FIRST);
  const { code: exit, told } = await run(...args);
  expect(exit).toBe(code === "BAD_FLAG" ? 2 : 1);
  expect(told).toContain(code);
  expect(told).toContain(why);
});
