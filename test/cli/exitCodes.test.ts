// docs/errors.md: 0 done, 1 not done, 2 wrong use, the same for every command.
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import { analyze } from "#hub/cli/analyze.ts";
import { backupCommand } from "#hub/cli/backup.ts";
import { runCalibrate } from "#hub/cli/calibrate.ts";
import type { CommandIo } from "#hub/cli/command.ts";
import { defaultDataDir } from "#hub/config.ts";
import { doctor } from "#hub/cli/doctor.ts";
import { exportCommand } from "#hub/cli/export.ts";
import { importCommand } from "#hub/cli/import.ts";
import { recompute } from "#hub/cli/recompute.ts";
import { restoreCommand } from "#hub/cli/restore.ts";
import { roller } from "#hub/cli/roller.ts";
import { simulate } from "#scripts/simulate.ts";
import { keepIo } from "#test/cli/commandIo.ts";
import { remove } from "#test/export/simulatedSession.ts";

type Command = (args: readonly string[], io: CommandIo) => Promise<number>;
const COMMANDS: Readonly<Record<string, Command>> = {
  analyze,
  backup: backupCommand,
  calibrate: runCalibrate,
  doctor: (args, io) => doctor(args, io, false),
  export: exportCommand,
  import: importCommand,
  recompute,
  restore: restoreCommand,
  roller,
  simulate,
};

let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "inchworm-exit-"));
});
afterAll(() => remove(dir));

async function run(name: string, ...args: string[]): Promise<number | undefined> {
  return COMMANDS[name]?.(args, keepIo());
}

test.for(Object.keys(COMMANDS))("%s: its help is done, a flag that is none is wrong use", async (name) => {
  expect(await run(name, "--help")).toBe(0);
  expect(await run(name, "--no-such-flag")).toBe(2);
});

test.for(Object.keys(COMMANDS).filter((name) => name !== "doctor"))(
  "%s: without what it needs is wrong use",
  async (name) => {
    expect(await run(name)).toBe(2);
  },
);

test.for([["doctor", "--link", "nonsense:x"] as const, ["roller", "--link", "nonsense:x", "--name", "Hall"] as const])(
  "%s: an address that is none is wrong use",
  async ([name, ...args]) => {
    expect(await run(name, ...args)).toBe(2);
  },
);

test.for(["export", "recompute"])("%s: what is no session's id is wrong use", async (name) => {
  const more = name === "export" ? ["--format", "csv", "--out", join(dir, "out")] : [];
  expect(await run(name, "monday", ...more, "--data", dir)).toBe(2);
});

test.for(["backup", "doctor", "export", "import", "recompute", "restore"])(
  "%s: its help says where the data lies without a flag",
  async (name) => {
    const io = keepIo();
    await COMMANDS[name]?.(["--help"], io);
    expect(io.lines.join("\n")).toContain(`data folder (${defaultDataDir(process.platform, process.env)})`);
  },
);

test("what is not there is not done", async () => {
  const gone = join(dir, "gone");
  const out = join(dir, "out");
  expect(await run("analyze", gone)).toBe(1);
  expect(await run("calibrate", gone, "--out", out)).toBe(1);
  expect(await run("export", "20261121-180000-cccccc", "--format", "csv", "--out", out, "--data", gone)).toBe(1);
  expect(await run("recompute", "all", "--data", gone)).toBe(1);
  expect(await run("restore", gone, "--data", join(dir, "new"))).toBe(1);
  expect(await run("import", gone, "--data", join(dir, "other"))).toBe(1);
});
