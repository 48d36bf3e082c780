import { expect, test, vi } from "vitest";
import { page } from "vitest/browser";

import type { SessionSummary } from "#shared/schema/session.ts";
import { byTestId, mountLive } from "#test/web/mount.tsx";
import { SessionsPage } from "#web/review/SessionsPage.tsx";

const SESSION: SessionSummary = {
  id: "2026-11-21-1",
  rollerId: "sim-1",
  rollerName: "Simulated roller",
  simulated: true,
  state: "stopped",
  startedMs: new Date(2026, 10, 21, 18, 4).getTime(),
  stoppedMs: new Date(2026, 10, 21, 18, 9).getTime(),
  selection: { muscle: "quadriceps", side: "left", mode: "deep" },
  contactMs: 200_000,
  inPaceMs: 150_000,
  inForceMs: 100_000,
  strokes: 1,
  holds: 2,
  holdMs: 64_000,
  gapMs: 12_000,
};

function answer(...responses: (() => Promise<Response>)[]): void {
  const left = [...responses];
  vi.spyOn(window, "fetch").mockImplementation((url) => {
    if (url !== "/api/sessions") return Promise.resolve(Response.json({ units: "in" }));
    return (left.shift() ?? (() => Promise.reject(new TypeError("asked too often"))))();
  });
}
const sessions =
  (...list: unknown[]) =>
  () =>
    Promise.resolve(Response.json(list));

test("a session shows what was done, honestly, with its exports", async () => {
  answer(sessions(SESSION));
  mountLive(<SessionsPage />, {});
  await expect.element(page.getByRole("heading", { name: "Quadriceps, left" })).toBeInTheDocument();
  const text = byTestId("sessions-list")?.textContent ?? "";
  for (const part of ["3:20", "75%", "50%", "stroke", "holds", "0:12 without data", "simulated"]) {
    expect(text).toContain(part);
  }
  const csv = page.getByRole("link", { name: /^CSV of the session of .*November 21/ });
  await expect.element(csv).toHaveAttribute("href", "/api/sessions/2026-11-21-1/export?format=csv");
  await expect.element(page.getByRole("link", { name: /^Recording/ })).toHaveAttribute("download");
});

test("no sessions yet: where to start", async () => {
  answer(sessions());
  mountLive(<SessionsPage />, {});
  await expect.element(page.getByText("No sessions yet")).toBeInTheDocument();
  await expect.element(page.getByRole("link", { name: "Go to the live page" })).toHaveAttribute("href", "/");
});

test("an unreachable hub is said so and asked again", async () => {
  answer(() => Promise.reject(new TypeError("offline")), sessions(SESSION));
  mountLive(<SessionsPage />, {});
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.element(page.getByRole("heading", { name: "Quadriceps, left" })).toBeInTheDocument();
});

test("an answer that is not in the contract is not shown", async () => {
  answer(sessions({ ...SESSION, contactMs: "long" }));
  mountLive(<SessionsPage />, {});
  await expect.element(page.getByText("Your sessions are out of reach")).toBeInTheDocument();
});

test("hostile names are text", async () => {
  answer(sessions({ ...SESSION, id: "a/../<b>", rollerName: "<img src=x onerror=alert(1)>" }));
  mountLive(<SessionsPage />, {});
  const csv = page.getByRole("link", { name: /^CSV/ });
  await expect.element(csv).toHaveAttribute("href", "/api/sessions/a%2F..%2F%3Cb%3E/export?format=csv");
  expect(document.querySelector("img")).toBeNull();
});
