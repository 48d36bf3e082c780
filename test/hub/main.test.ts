import { spawn } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";

import { temporaryFolder } from "#test/hub/runningHub.ts";
import { inWholeForm, WHOLE_FORM } from "#test/support/often.ts";

const MAIN = fileURLToPath(new URL("../../hub/main.ts", import.meta.url));

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

function run(...args: string[]) {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  // A test that fails leaves no hub behind.
  onTestFinished(() => void child.kill("SIGKILL"));
  let stdout = "";
  let stderr = "";
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (data: Buffer) => {
      stdout += data.toString();
      const url = /ready at (\S+)/.exec(stdout)?.[1];
      if (url !== undefined && stdout.includes("simulated")) resolve(url);
    });
    void ended.then((code) => reject(new Error(`ended with ${code}: ${stderr}`)));
  });
  ready.catch(() => undefined);
  child.stderr.on("data", (data: Buffer) => (stderr += data.toString()));
  return { child, ended, ready, stdout: () => stdout, stderr: () => stderr };
}

const EVERY_DAY = [[["--data", MAIN], "it is a file"]] as const;
/** Each start is a process of its own; these end in the same way. */
const MORE = [
  [["--prot", "80"], "there is no flag --prot; did you mean --port? Run"],
  [["--link", "sim:nowhere"], "nowhere"],
  [["--calibration", "no-such-calibration.json"], "no-such-calibration.json"],
  [["--host", "0.0.0.0"], "--allow-lan"],
  [["--link", "file:no-such-recording.ndjson"], "no-such-recording.ndjson"],
  [["--link", "http://x"], "http://x"],
  [["--link", "ble:roller?speed=4"], "there is no setting speed"],
] as const;

const WRONG_USE = /^(BAD_FLAG|BAD_LINK_URI|UNKNOWN_SCENARIO|LAN_NOT_ALLOWED) /;

describe("what cannot be done ends with one clear line, what to do, and code 1, or 2 for wrong use", () => {
  test.each(WHOLE_FORM ? [...EVERY_DAY, ...MORE] : EVERY_DAY)("%j", async (args: readonly string[], names) => {
    const data = args.includes("--data") ? [] : ["--data", folder.path];
    const hub = run("--port", "0", ...data, ...args);
    expect(await hub.ended).toBe(WRONG_USE.test(hub.stderr()) ? 2 : 1);
    expect(hub.stderr()).toContain(names);
    expect(hub.stderr()).toMatch(/^[A-Z_]+ [^\n]+\.\n$/);
    expect(hub.stdout()).toBe("");
  });
});

inWholeForm(() => {
  test("help goes to stdout", async () => {
    const hub = run("--help");
    expect(await hub.ended).toBe(0);
    expect(hub.stdout()).toContain("--link URI");
  });
});

test("ready, with a simulated roller that is called so; a signal closes the session and ends with 0", async () => {
  const hub = run("--port", "0", "--data", folder.path);
  const url = await hub.ready;
  expect(hub.stdout()).toMatch(
    /^Inchworm is ready at http:\/\/127\.0\.0\.1:\d+\nShowing a simulated roller \(sim:first-look\): no real one was found\. [^\n]+\nSessions, people and settings are kept in [^\n]+\nFirst time here\? Begin at http:\/\/127\.0\.0\.1:\d+\/setup\n$/,
  );
  expect(hub.stdout().split("\n")[2]).toBe(`Sessions, people and settings are kept in ${folder.path}`);
  await expect.poll(async () => (await fetch(`${url}/api/sessions`, { method: "POST" })).status).toBe(201);
  hub.child.kill("SIGTERM");
  expect(await hub.ended).toBe(0);
  expect(hub.stderr()).toBe("");
  const [id = ""] = await readdir(join(folder.path, "sessions"));
  expect(JSON.parse(await readFile(join(folder.path, "sessions", id, "session.json"), "utf8"))).toMatchObject({
    state: "stopped",
  });
});

/** Sessions cannot be kept in it. */
async function brokenFolder(): Promise<string> {
  const path = join(folder.path, "data");
  await mkdir(path);
  await writeFile(join(path, "sessions"), "a file where a folder should be");
  return path;
}

inWholeForm(() => {
  test("whoever reads what the hub prints may leave: it runs on and stays able to complain", async () => {
    const hub = run("--port", "0", "--data", await brokenFolder());
    const url = await hub.ready;
    hub.child.stdout.destroy();
    hub.child.stderr.destroy();
    const faults = async () => JSON.stringify(await (await fetch(`${url}/api/health`)).json());
    await expect.poll(async () => (await fetch(`${url}/api/sessions`, { method: "POST" })).status).toBe(500);
    await expect.poll(faults).toContain('"http":');
    hub.child.kill("SIGTERM");
    expect(await hub.ended).toBe(0);
  });

  test("a folder where sessions cannot be kept is said so, and the hub runs; a second one on it does not", async () => {
    const data = await brokenFolder();
    const hub = run("--port", "0", "--data", data);
    const url = await hub.ready;
    expect((await fetch(`${url}/api/health`)).status).toBe(200);
    await expect.poll(async () => (await fetch(`${url}/api/sessions`, { method: "POST" })).status).toBe(500);
    const second = run("--port", "0", "--data", data);
    expect(await second.ended).toBe(1);
    expect(second.stderr()).toMatch(new RegExp(`^DATA_FOLDER_IN_USE [^\\n]+process ${hub.child.pid}[^\\n]+\\n$`));
    hub.child.kill("SIGTERM");
    expect(await hub.ended).toBe(0);
    expect(await readdir(data)).not.toContain("hub.lock");
  });
});
