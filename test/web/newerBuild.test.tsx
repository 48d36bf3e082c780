import { expect, test, vi } from "vitest";
import { page } from "vitest/browser";

import { SCENES } from "#test/web/fakeMessages.ts";
import { mountLive } from "#test/web/mount.tsx";
import { isNewer } from "#web/offline/newerBuild.ts";
import { NewerLine } from "#web/offline/NewerLine.tsx";

const OWN = ["/assets/index-1a.js", "/assets/index-2b.css"];
const html = (...paths: string[]) => paths.map((path) => `<link href="${path}">`).join("");

test("a build is newer when it names another script or style", () => {
  expect(isNewer(html(...OWN), OWN)).toBe(false);
  expect(isNewer(html("/assets/index-9z.js", "/assets/index-2b.css"), OWN)).toBe(true);
  expect(isNewer(html("/assets/index-1a.js", "/assets/index-9z.css"), OWN)).toBe(true);
  expect(isNewer(html("/main.tsx"), [])).toBe(false);
});

test("the hub is asked only after it was away, and the same build says nothing", async () => {
  const fetched = vi.spyOn(window, "fetch").mockImplementation(() => Promise.resolve(new Response(html(...OWN))));
  const feed = mountLive(<NewerLine />, SCENES.right);
  await expect.element(page.getByRole("status")).toBeInTheDocument();
  const asked = () => fetched.mock.calls.filter(([url]) => url === "/index.html").length;
  expect(asked()).toBe(0);
  feed.leave();
  // The page has shown that the hub is away.
  await new Promise((resolve) => setTimeout(resolve, 50));
  feed.comeBack();
  await vi.waitFor(() => expect(asked()).toBe(1));
  expect(document.querySelector(".newer")?.textContent).toBe("");
});
