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
const DOSE = {
  side: "left",
  countedMs: 1,
  inPaceMs: 1,
  inForceMs: 1,
  strokes: 1,
  strokeMm: 200,
  holds: 0,
  holdMs: 0,
} as const;

function answer(...responses: (() => Promise<Response>)[]): void {
  const left = [...responses];
  vi.spyOn(window, "fetch").mockImplementation((url) => {
    if (typeof url !== "string" || !url.startsWith("/api/sessions?"))
      return Promise.resolve(Response.json({ units: "in" }));
    return (left.shift() ?? (() => Promise.reject(new TypeError("asked too often"))))();
  });
}
const sessions =
  (...list: unknown[]) =>
  () =>
    Promise.resolve(Response.json(list));

test("a session shows what was done, honestly, and leads to its page", async () => {
  answer(sessions(SESSION));
  mountLive(<SessionsPage />, {});
  await expect.element(page.getByRole("heading", { name: "Quadriceps, left" })).toBeInTheDocument();
  const text = byTestId("sessions-list")?.textContent ?? "";
  for (const part of ["3:20", "75%", "50%", "0:12 without data", "rehearsal"]) expect(text).toContain(part);
  const link = page.getByRole("link", { name: "Quadriceps, left" });
  await expect.element(link).toHaveAttribute("href", "/sessions/2026-11-21-1");
});

test("of many muscles it names three and how many more there are", async () => {
  const rolled = ["quadriceps", "outer-thigh", "calf", "hamstrings", "gluteals"] as const;
  const areas = rolled.map((muscle, at) => ({ ...DOSE, muscle, contactMs: 50_000 - at * 1000 }));
  answer(sessions({ ...SESSION, areas }));
  mountLive(<SessionsPage />, {});
  await expect.element(page.getByRole("heading", { name: "Quadriceps, left" })).toBeInTheDocument();
  await expect.element(page.getByText("Outer thigh left, Calf left and 2 more")).toBeVisible();
  expect(byTestId("sessions-list")?.textContent).not.toContain("Hamstrings");
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
  const link = page.getByRole("link", { name: "Quadriceps, left" });
  await expect.element(link).toHaveAttribute("href", "/sessions/a%2F..%2F%3Cb%3E");
  expect(document.querySelector("img")).toBeNull();
});

test("older ones come when asked for, behind those that are shown", async () => {
  const at = (number: number) => ({
    ...SESSION,
    id: `s-${100 - number}`,
    startedMs: SESSION.startedMs - number * 86_400_000,
  });
  const first = Array.from({ length: 30 }, (_, number) => at(number));
  answer(sessions(...first), sessions(at(30)));
  mountLive(<SessionsPage />, {});
  await page.getByRole("button", { name: "Show older sessions" }).click();
  await vi.waitFor(() => expect(document.querySelectorAll(".session")).toHaveLength(31));
  expect(vi.mocked(window.fetch).mock.calls.map(([url]) => url)).toContain("/api/sessions?limit=30&before=s-71");
  // That page was not full: there is nothing older.
  expect(page.getByRole("button", { name: "Show older sessions" }).elements()).toEqual([]);
});
