import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";

import { expect, test } from "vitest";

import { analyze } from "#hub/cli/analyze.ts";
import { eventLine, tickLine } from "#hub/export/featureLines.ts";
import { createStdout } from "#hub/cli/stdout.ts";
import { systemClock } from "#hub/clock.ts";
import { createPlaybackLink } from "#hub/link/playback.ts";
import { createPipeline } from "#hub/signal/pipeline.ts";
import type { Pipeline } from "#hub/signal/pipeline.ts";
import { keepIo } from "#test/cli/commandIo.ts";
import { simulatedFile } from "#test/cli/simulatedFile.ts";
import { logHandlers } from "#test/link/handlerLog.ts";
import { HEADER } from "#test/recording/samples.ts";
import { scratchFolder } from "#test/recording/scratch.ts";
import { inWholeForm } from "#test/support/often.ts";

async function run(...args: string[]) {
  const io = keepIo();
  const code = await analyze(args, io);
  return { code, lines: io.lines, errors: io.errors() };
}

/** The same lines from playing the file back through the core, as the hub does. */
async function playedBack(file: string, speed: number): Promise<string[]> {
  const lines: string[] = [];
  const put = (line: string | undefined): void => {
    if (line !== undefined) lines.push(line);
  };
  let pipeline: Pipeline | undefined;
  const log = logHandlers();
  const link = createPlaybackLink(`file:${file}?speed=${speed}`, systemClock);
  await link.open({
    ...log.handlers,
    identity(identity) {
      pipeline = createPipeline(identity, {
        tick: (tick) => put(tickLine(tick)),
        event: (event) => put(eventLine(event)),
      });
    },
    frame: (frame) => pipeline?.push(frame),
  });
  await log.reached("closed");
  pipeline?.finish();
  return lines;
}

test("the same recording gives the same bytes: again, packed, to a file, and played back at two speeds", async () => {
  const { folder, recording } = await simulatedFile("post-run", 45);
  const first = await run(recording);
  expect(first.code).toBe(0);
  expect(first.lines.length).toBeGreaterThan(4000);
  const kinds = new Set(first.lines.map((line) => /^\{"k":"(\w+)"/.exec(line)?.[1]));
  expect(kinds).toContain("stroke");
  expect(kinds).toContain("reversal");

  const bytes = `${first.lines.join("\n")}\n`;
  const out = join(folder, "out.ndjson");
  expect((await run(recording, "--out", out)).code).toBe(0);
  expect(await readFile(out, "utf8")).toBe(bytes);
  const packed = join(folder, "packed");
  await writeFile(packed, gzipSync(await readFile(recording)));
  expect((await run(packed)).lines).toEqual(first.lines);
  expect(await playedBack(recording, 1000)).toEqual(first.lines);
  expect(await playedBack(recording, 300)).toEqual(first.lines);
});

test("--calibration takes the place of the recording's own, and without any there is no force", async () => {
  const { recording, calibration } = await simulatedFile("post-run", 12, false);
  const without = await run(recording);
  expect(without.lines.some((line) => line.includes('"forceN"'))).toBe(false);
  expect(without.lines.some((line) => line.includes('"speedMmS"'))).toBe(true);
  expect(without.errors).toContain("none: force stays unknown");
  const withIt = await run(recording, "--calibration", calibration);
  expect(withIt.lines.filter((line) => line.includes('"forceN"')).length).toBeGreaterThan(500);
  expect(withIt.errors).toContain("from --calibration (simulator-truth");
});

test("a cut-off file and bad lines are used as far as they go, and the summary says so", async () => {
  const { recording } = await simulatedFile("post-run", 10);
  const lines = (await readFile(recording, "utf8")).split("\n");
  lines.splice(40, 0, "{broken");
  await writeFile(recording, lines.join("\n"));
  await truncate(recording, lines.join("\n").length - 100);
  const { code, errors } = await run(recording);
  expect(code).toBe(0);
  expect(errors).toContain("1 left out, the first is line 41: not JSON");
  expect(errors).toContain("the last line is incomplete and was left out");
});

test("what a recording says of itself never plays with the terminal", async () => {
  const { recording } = await simulatedFile("post-run", 2);
  const [header = "", ...frames] = (await readFile(recording, "utf8")).split("\n");
  const hostile = header.replace(/"board":"[^"]*"/, String.raw`"board":"\u001b[2J\u202eforged\nholds 99"`);
  await writeFile(recording, [hostile, ...frames].join("\n"));
  const { code, errors } = await run(recording);
  expect(code).toBe(0);
  expect(errors).toContain(" [2J forged holds 99,");
});

test("help goes to the standard output", async () => {
  const { code, lines, errors } = await run("--help");
  expect({ code, errors }).toEqual({ code: 0, errors: "" });
  expect(lines.join("\n")).toContain("npm run analyze -- RECORDING");
});

async function faults(): Promise<[args: string[], code: number, line: RegExp][]> {
  const folder = await scratchFolder();
  const file = async (name: string, content: string): Promise<string> => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  const good = await file("good.ndjson", `${JSON.stringify(HEADER)}\n`);
  const calibration = { format: "inchworm-calibration", version: 1, deviceId: "x" };
  return [
    [[], 2, /^BAD_FLAG .*analyze needs a RECORDING/],
    [[good, "more"], 2, /^BAD_FLAG .*not also more/],
    [[good, "--speed", "3"], 2, /^BAD_FLAG .*there is no flag --speed\. Run/],
    [[good, "--uot", "x"], 2, /^BAD_FLAG .*there is no flag --uot; did you mean --out\? Run/],
    [[good, "--out"], 2, /^BAD_FLAG .*--out/],
    [[good, "--out", good], 2, /^BAD_FLAG .*--out is the recording itself/],
    [[join(folder, "none")], 1, /^FILE_UNREADABLE [^:]+: [^:]+none: there is no such file or folder\. /],
    [[await file("bad.ndjson", "hello\n")], 1, /^BAD_RECORDING .*bad\.ndjson:1: /],
    [[good, "--calibration", join(folder, "none")], 1, /^FILE_UNREADABLE .*none: there is no such file or folder\. /],
    [[good, "--calibration", await file("c1.json", "{")], 1, /^BAD_CALIBRATION .*c1\.json: not JSON/],
    [
      [good, "--calibration", await file("c2.json", JSON.stringify(calibration))],
      1,
      /^BAD_CALIBRATION .*c2\.json: createdMs: Invalid input/,
    ],
    [[good, "--out", join(folder, "none", "out")], 1, /^FILE_UNWRITABLE .*out: there is no such file or folder\. /],
  ];
}

test("each fault is one clear line and its exit code", async () => {
  for (const [args, code, line] of await faults()) {
    const result = await run(...args);
    expect(result.errors).toMatch(line);
    expect(result.errors.trimEnd()).not.toContain("\n");
    expect({ args, code: result.code, lines: result.lines }).toEqual({ args, code, lines: [] });
  }
});

test("a calibration for another number of channels is refused", async () => {
  const { recording, calibration } = await simulatedFile("post-run", 2);
  const value: { load: unknown[] } = JSON.parse(await readFile(calibration, "utf8"));
  await writeFile(calibration, JSON.stringify({ ...value, load: [value.load[0], value.load[0]] }));
  const { code, errors } = await run(recording, "--calibration", calibration);
  expect(code).toBe(1);
  expect(errors).toMatch(/^BAD_CALIBRATION .*it is for 2 load channels, the roller has 1/);
});

test("as a process: lines on stdout, the summary on stderr, a reader that leaves is no fault", async () => {
  const { recording } = await simulatedFile("post-run", 30);
  const script = join(import.meta.dirname, "../../hub/cli/analyze.ts");
  const whole = spawn(process.execPath, [script, recording]);
  const [out, err] = await Promise.all([text(whole.stdout), text(whole.stderr), once(whole, "close")]);
  expect(whole.exitCode).toBe(0);
  expect(out.trimEnd().split("\n")).toEqual((await run(recording)).lines);
  expect(err).toContain("strokes");

  const left = spawn(process.execPath, [script, recording]);
  left.stdout.once("data", () => left.stdout.destroy());
  const errors = text(left.stderr);
  await once(left, "close");
  expect(left.exitCode).toBe(0);
  expect(await errors).not.toMatch(/EPIPE|Error|at /);
});

inWholeForm(() => {
  test("a reader of the summary that leaves takes nothing from the lines; a full disk behind stdout is told", async () => {
    const { recording } = await simulatedFile("post-run", 5);
    const script = join(import.meta.dirname, "../../hub/cli/analyze.ts");
    const deaf = spawn(process.execPath, [script, recording]);
    deaf.stderr.destroy();
    const [out] = await Promise.all([text(deaf.stdout), once(deaf, "close")]);
    expect(deaf.exitCode).toBe(0);
    expect(out.trimEnd().split("\n")).toEqual((await run(recording)).lines);

    const io = keepIo();
    const full = new Writable({
      write: (_chunk, _encoding, done) => done(new Error("ENOSPC: no space left on device")),
    });
    const code = await analyze([recording], { ...io, stdout: createStdout(full) });
    expect(code).toBe(1);
    expect(io.errors()).toMatch(/^FILE_UNWRITABLE .*standard output: ENOSPC.*\n$/);
  });
});

test("without a calibration it says that one lies beside the recording, as long as one does", async () => {
  const { folder, recording, calibration } = await simulatedFile("post-run", 3, false);
  const advice = `walk.calibration.json lies beside it: add --calibration ${calibration} for forces.\n`;
  const bare = await run(recording);
  expect(bare.code).toBe(0);
  expect(bare.errors.endsWith(`\n${advice}`)).toBe(true);
  const packed = join(folder, "walk.ndjson.gz");
  await writeFile(packed, gzipSync(await readFile(recording)));
  expect((await run(packed)).errors.endsWith(`\n${advice}`)).toBe(true);
  expect((await run(recording, "--calibration", calibration)).errors).not.toContain("lies beside");
  const lonely = join(folder, "alone.ndjson");
  await writeFile(lonely, await readFile(recording));
  expect((await run(lonely)).errors).not.toContain("lies beside");
});
