// A hub that is to use Bluetooth where there is none: it starts, says why in one line, and shows it on its page.
import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterEach, beforeEach, expect, test } from "vitest";
import * as z from "zod/mini";

import { temporaryFolder } from "#test/hub/runningHub.ts";

const MAIN = fileURLToPath(new URL("../../hub/main.ts", import.meta.url));
/** The packages with native parts cannot be found. */
const HIDE_NATIVE = `import { registerHooks } from "node:module";
registerHooks({
  resolve(specifier, context, next) {
    if (/^(@stoprocent|@?serialport)/.test(specifier)) throw new Error("Cannot find package " + specifier);
    return next(specifier, context);
  },
});`;

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
  const [port, hooks] = [join(folder.path, "port"), join(folder.path, "hide.mjs")];
  await writeFile(port, "");
  await writeFile(hooks, HIDE_NATIVE);
  const { stderr, link, code } = await run(`ble:?hci=${port}`, "--import", hooks);
  expect(stderr).toMatch(/^ble\S*: BLUETOOTH_UNUSABLE [^\n]*noble[^\n]*\n$/);
  expect(link).toMatchObject({ state: "waiting", detail: expect.stringContaining("cannot be loaded") });
  expect(code).toBe(0);
});
