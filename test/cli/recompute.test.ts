import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { expect, test } from "vitest";

import { recompute } from "#hub/cli/recompute.ts";
import { lockFolder } from "#hub/keeping/lock.ts";
import { packJournal } from "#hub/keeping/pack.ts";
import { simulateSession } from "#test/export/simulatedSession.ts";
import { scratchFolder } from "#test/recording/scratch.ts";

async function run(...args: string[]) {
  let out = "";
  let err = "";
  const io = {
    stdout: { write: (line: string) => void (out += `${line}\n`), close: async () => undefined },
    stderr: { write: (text: string) => void (err += text) },
  };
  const code = await recompute(args, { ...io, stdout: { ...io.stdout, write: (line) => io.stdout.write(line) } });
  return { code, out, err };
}

test("says what changes, writes it only when asked to, and keeps what was said about the session", async () => {
  const dataDir = await scratchFolder();
  const { session, journalPath } = await simulateSession({ dataDir, scenario: "post-run", beforeS: 3, sessionS: 15 });
  const file = join(dirname(journalPath), "session.json");
  const stored = async (): Promise<unknown> => JSON.parse(await readFile(file, "utf8"));
  const before = { ...session, strokes: session.strokes + 7, note: "mine", coreVersion: "0.0.1" };
  await writeFile(file, JSON.stringify(before));
  await packJournal(journalPath);

  const dry = await run(session.id, "--dry-run", "--data", dataDir);
  expect(dry).toMatchObject({ code: 0, out: `${session.id}  strokes ${before.strokes} → ${session.strokes}\n` });
  expect(await stored()).toEqual(before);

  const lock = await lockFolder(dataDir);
  expect(await run("all", "--data", dataDir)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^DATA_FOLDER_IN_USE/),
  });
  await lock.release();

  expect(await run("all", "--data", dataDir)).toMatchObject({ code: 0, err: "1 of one session changed\n" });
  expect(await stored()).toMatchObject({ ...session, note: "mine", coreVersion: expect.not.stringMatching("0.0.1") });
  expect((await run("all", "--data", dataDir)).out).toBe(`${session.id}  the same\n`);
  expect(await run("20260101-000000-abcdef", "--data", dataDir)).toMatchObject({ code: 1 });
  expect(await run()).toMatchObject({ code: 2 });
});
