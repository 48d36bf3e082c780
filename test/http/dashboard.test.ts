import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { fakeHub } from "#test/http/fakeHub.ts";

let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "inchworm-web-"));
  await mkdir(join(dir, "dist", "assets"), { recursive: true });
  await writeFile(join(dir, "dist", "index.html"), "<div id=root></div>");
  await writeFile(join(dir, "dist", "icon.svg"), "<svg/>");
  await writeFile(join(dir, "dist", "assets", "main-1a2b.js"), "1");
  await writeFile(join(dir, "secret.txt"), "secret");
});
afterAll(() => rm(dir, { recursive: true }));

describe("with a build", () => {
  test.each([
    ["/", 200, "no-cache", "<div id=root></div>"],
    ["/?x=1", 200, "no-cache", "<div id=root></div>"],
    ["/sessions/abc", 200, "no-cache", "<div id=root></div>"],
    ["/icon.svg", 200, "no-cache", "<svg/>"],
    ["/assets/main-1a2b.js", 200, "public, max-age=31536000, immutable", "1"],
  ])("%s is %i, %s", async (url, status, cache, body) => {
    const { server, ask } = await fakeHub({ webDir: join(dir, "dist") });
    const answer = await ask("GET", url);
    expect([answer.statusCode, answer.headers["cache-control"], answer.body]).toEqual([status, cache, body]);
    await server.close();
  });

  test.each(["/assets/old.js", "/missing.png", "/api/x", "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt"])(
    "%s is not there",
    async (url) => {
      const { server, ask } = await fakeHub({ webDir: join(dir, "dist") });
      const answer = await ask("GET", url);
      expect([403, 404]).toContain(answer.statusCode);
      expect(answer.body).not.toContain("secret\n");
      expect(answer.json()).toMatchObject({ type: "error" });
      await server.close();
    },
  );
});

test("without a build a page says what to do", async () => {
  const { server, ask } = await fakeHub();
  const answer = await ask("GET", "/");
  expect(answer.statusCode).toBe(503);
  expect(answer.headers["content-type"]).toContain("text/html");
  expect(answer.body).toContain("npm start");
  await server.close();
});

test("the page may load nothing from elsewhere, and plain HTTP stays plain", async () => {
  const { server, ask } = await fakeHub();
  const { headers } = await ask("GET", "/");
  const policy = String(headers["content-security-policy"]);
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("upgrade-insecure-requests");
  expect(policy).not.toContain("unsafe");
  expect(headers).not.toHaveProperty("strict-transport-security");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
  await server.close();
});
