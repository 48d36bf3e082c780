// A hub that is to use Bluetooth where there is none: it starts, says why in one line, and shows it on its page.
import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as z from "zod/mini";

import { temporaryFolder } from "#test/hub/runningHub.ts";

const MAIN = fileURLToPath(new URL("../../hub/main.ts", import.meta.url));
const hook = (name: string) => ["--import", new URL(name, import.meta.url).href];

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

/** A kept connection would hold up the end. */
const CLOSE = { headers: { connection: "close" } };

/** Starts the hub, asks for its rollers once it has complained, stops it. */
async function run(link: string, ...node: string[]) {
  const args = [...node, MAIN, "--port", "0", "--data", folder.path, "--link", link];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let [stdout, stderr] = ["", ""];
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  await new Promise<void>((resolve) => {
    const look = () => {
      if (stdout.includes("ready at") && stderr.includes("\n")) resolve();
    };
    child.stdout.on("data", (data: Buffer) => {
      stdout += data.toString();
      look();
    });
    child.stderr.on("data", (data: Buffer) => {
      stderr += data.toString();
      look();
    });
    void ended.then(() => resolve());
  });
  const url = /ready at (\S+)/.exec(stdout)?.[1];
  const Rollers = z.array(z.object({ link: z.object({ state: z.string(), detail: z.string() }) }));
  const rollers = url === undefined ? [] : Rollers.parse(await (await fetch(`${url}/api/rollers`, CLOSE)).json());
  child.kill("SIGINT");
  return { stdout, stderr, link: rollers[0]?.link, code: await ended };
}

test("an adapter that is not there", async () => {
  const { stderr, link, code } = await run("ble:?hci=/no/such/port");
  expect(stderr).toMatch(/^ble\S*: BLUETOOTH_MISSING [^\n]*\/no\/such\/port[^\n]*\n$/);
  expect(link).toMatchObject({ state: "waiting", detail: expect.stringContaining("There is no Bluetooth adapter") });
  expect(code).toBe(0);
});

test("no Bluetooth library, nor any other package with native parts", async () => {
  const port = join(folder.path, "port");
  await writeFile(port, "");
  const { stderr, link, code } = await run(`ble:?hci=${port}`, ...hook("withoutNatives.mjs"));
  expect(stderr).toMatch(/^ble\S*: BLUETOOTH_UNUSABLE [^\n]*No native build was found[^\n]*\n$/);
  expect(link).toMatchObject({ state: "waiting", detail: expect.stringContaining("cannot be loaded") });
  expect(code).toBe(0);
});

test("no permission to use the adapter", async () => {
  const port = join(folder.path, "port");
  await writeFile(port, "");
  vi.stubEnv("NO_ACCESS", port);
  const { stdout, stderr, link, code } = await run(`ble:?hci=${port}`, ...hook("withoutPermission.mjs"));
  vi.unstubAllEnvs();
  expect(stdout).toContain("ready at");
  expect(stderr).toMatch(
    /^ble\S*: BLUETOOTH_FORBIDDEN [^\n]*cannot be opened by this user[^\n]*docs\/radio\.md[^\n]*\n$/,
  );
  expect(link).toMatchObject({ state: "waiting", detail: expect.stringContaining("not allowed to use Bluetooth") });
  expect(code).toBe(0);
});
