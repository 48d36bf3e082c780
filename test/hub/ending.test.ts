// A hub that ends waits for all that is being written, also when whoever asked for it has gone.
import { writeFile } from "node:fs/promises";
import { basename } from "node:path";

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { fakeLink } from "#test/hub/fakeLink.ts";
import { runHub, temporaryFolder } from "#test/hub/runningHub.ts";
import { sampleSession, writeSession } from "#test/store/samples.ts";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

const SLOW_MS = 1000;
const SESSION = sampleSession(0);

test.each([
  ["a roller's name", "PATCH", "/api/rollers/ble-one", { name: "Hall" }, "rollers.json"],
  ["for how long to keep", "PUT", "/api/keeping", { samplesDays: 365, sessionsDays: null }, "keeping.json"],
  ["a session's note", "PATCH", `/api/sessions/${SESSION.id}`, { note: "calm" }, "session.json"],
])("%s", async (_what, method, path, body, file) => {
  await writeSession(folder.path, SESSION);
  const begun: string[] = [];
  const done: string[] = [];
  const write = async (to: string, text: string) => {
    begun.push(basename(to));
    if (basename(to) === file) await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
    await writeFile(to, text);
    done.push(basename(to));
  };
  const { hub } = await runHub({ links: [fakeLink("ble:one", false).link], dataDir: folder.path, disk: { write } });
  const leaving = new AbortController();
  const asked = fetch(hub.url + path, {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: leaving.signal,
  });
  await Promise.race([vi.waitFor(() => expect(begun).toContain(file)), asked.then(() => expect.fail("not slow"))]);
  leaving.abort();
  await asked.catch(() => undefined);
  await hub.stop();
  expect(done).toContain(file);
});
