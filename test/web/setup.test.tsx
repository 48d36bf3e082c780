// From nothing to rolling: how many actions, by keys, what is said where no roller is, and that it comes once.
import { useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";

import type { Proposal } from "#shared/schema/plan.ts";
import { ADA, allDue, fakeHub, judged, todayDue } from "#test/web/fakeHub.ts";
import { hello, link, ROLLER } from "#test/web/fakeMessages.ts";
import { byTestId, mountLive } from "#test/web/mount.tsx";
import { LivePage } from "#web/coach/LivePage.tsx";
import { changePreferences } from "#web/settings/preferences.ts";
import { SetupPage } from "#web/setup/SetupPage.tsx";
import { takeLanguage } from "#web/words/useWords.ts";

const { bodyWeightKg: _weight, ...NEW } = ADA;
const roller = { person: { id: ADA.id, name: ADA.name } };
const PROFILE = `/profiles/${ADA.id}`;
const HUB = {
  "GET /profiles": [[NEW]],
  [`GET ${PROFILE}`]: NEW,
  [`PUT ${PROFILE}`]: (body: object) => ({ ...NEW, ...body }),
  [`GET ${PROFILE}/screening`]: allDue(),
  [`POST ${PROFILE}/screening`]: (body: object) =>
    "scopeAccepted" in body ? { ...allDue(), scopeAcceptedMs: 1 } : { ...judged(body), scopeAcceptedMs: 1 },
};

const PLAN: Proposal = {
  date: "2026-11-27",
  rest: false,
  restDays: 0,
  nextDate: "2026-11-27",
  program: "first-week",
  areas: [],
  secondsPerArea: [60, 120],
  minutes: [10, 15],
  intensity: "light",
  reasons: [],
};
const FIRST_WEEK = {
  program: {
    format: "inchworm-program",
    version: 1,
    id: "first-week",
    name: "First week",
    purpose: "For the first sessions, every other day: light pressure, one minute a muscle, nothing is held for long.",
    when: "any",
    steps: [{ mode: "free", seconds: { least: 1, target: 600, most: 600 } }],
  },
  lastsS: 480,
  notes: [],
  shipped: true,
};
const STARTED = {
  programId: "first-week",
  name: "First week",
  phase: "announced",
  step: { index: 0, of: 1, mode: "free", leastMs: 1000, targetMs: 600_000, mostMs: 600_000 },
  countedMs: 0,
  loadedMs: 0,
  heldMs: 0,
  passes: 0,
  notCountedMs: {},
};
const RECOMMENDED = {
  [`GET ${PROFILE}/plan?when=no-run`]: PLAN,
  "GET /programs": { programs: [FIRST_WEEK], refused: [] },
  "POST /rollers/sim-1/program": STARTED,
};

afterEach(async () => {
  sessionStorage.clear();
  changePreferences({ language: "browser", rollerId: undefined });
  window.history.replaceState(undefined, "", "/");
  await takeLanguage();
});

test("the first visit shows what is live, the stop, and the way to set up; accepted once it is gone", async () => {
  const sent = fakeHub({ ...HUB, [`GET ${PROFILE}`]: [NEW, { ...NEW, scopeAcceptedMs: 1 }] });
  mountLive(<LivePage />, { roller });
  await expect.element(page.getByText(/It does not diagnose or treat anything/)).toBeVisible();
  expect(byTestId("pace-band")?.textContent).toContain("mm/s");
  await expect.element(page.getByRole("button", { name: /^Stop/ })).toBeVisible();
  await page.getByRole("button", { name: "I understand, set me up" }).click();
  await vi.waitFor(() => expect(sent).toEqual([{ what: `POST ${PROFILE}/screening`, body: { scopeAccepted: true } }]));
  expect(window.location.pathname).toBe("/setup");
  await vi.waitFor(() => expect(byTestId("setup-bar")).toBeNull());
});

test("at most eight actions from the first page to rolling, scope and all questions among them", async () => {
  const sent = fakeHub({ ...HUB, ...RECOMMENDED });
  mountLive(<SetupPage />, { roller });
  let actions = 0;
  const press = async (name: string) => {
    await page.getByRole("button", { name }).click();
    actions += 1;
  };
  await press("I understand");
  await page.getByLabelText("Body weight, kg").fill("71,5");
  actions += 1;
  await press("Go on");
  await press("None of these");
  await press("Rehearse First week");
  await vi.waitFor(() => expect(window.location.pathname).toBe("/"));
  expect(sent.at(-1)).toMatchObject({ what: "POST /rollers/sim-1/program", body: { programId: "first-week" } });
  // And the page was opened before.
  expect(actions + 1).toBeLessThanOrEqual(6);
});

test("by keys alone, and a weight that is none is said so and not sent", async () => {
  const sent = fakeHub({ ...HUB, [`GET ${PROFILE}/screening`]: { ...todayDue(), scopeAcceptedMs: 1 } });
  mountLive(<SetupPage />, { roller });
  const weight = page.getByLabelText("Body weight, kg");
  await vi.waitFor(() => expect(document.activeElement).toBe(weight.element()));
  await userEvent.keyboard("700{Enter}");
  await expect.element(page.getByText(/Give a weight from 25 to 300 kg/)).toBeInTheDocument();
  expect(sent).toEqual([]);
  await userEvent.keyboard("{Control>}a{/Control}70{Enter}");
  await expect.element(page.getByRole("heading", { name: "Today" })).toBeInTheDocument();
  expect(sent[0]?.body).toMatchObject({ name: "Ada", bodyWeightKg: 70 });
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe("Questions"));
  await userEvent.keyboard("{Tab}{Enter}");
  await expect.element(page.getByRole("heading", { name: "Your roller" })).toBeInTheDocument();
  await userEvent.keyboard("{Tab}{Enter}");
  await vi.waitFor(() => expect(window.location.pathname).toBe("/"));
});

test("what is typed outlives a reload, and is forgotten once it is kept", async () => {
  fakeHub({ ...HUB, [`GET ${PROFILE}/screening`]: { ...todayDue(), scopeAcceptedMs: 1 } });
  mountLive(<Reloading />, { roller });
  const again = () => page.getByRole("button", { name: "Reload" }).click();
  await page.getByLabelText("Body weight, kg").fill("64");
  await again();
  await expect.element(page.getByLabelText("Body weight, kg")).toHaveValue("64");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByLabelText("Weak leg").click();
  await again();
  await expect.element(page.getByLabelText("Body weight, kg")).toHaveValue("");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect.element(page.getByLabelText("Weak leg")).toBeChecked();
});

/** The page as it is after a reload: all that it kept in memory is gone. */
function Reloading() {
  const [times, setTimes] = useState(0);
  return (
    <>
      <button type="button" onClick={() => setTimes(times + 1)}>
        Reload
      </button>
      <SetupPage key={times} />
    </>
  );
}

test("what is recommended comes into a place that was kept for it: nothing moves", async () => {
  fakeHub({ ...HUB, ...RECOMMENDED, [`GET ${PROFILE}/screening`]: { ...todayDue(), due: [], scopeAcceptedMs: 1 } });
  const answer = vi.mocked(window.fetch).getMockImplementation()!;
  let open = () => {};
  const planned = new Promise<void>((resolve) => (open = resolve));
  vi.mocked(window.fetch).mockImplementation(async (url, init) => {
    if (typeof url === "string" && url.includes("/plan")) await planned;
    return answer(url, init);
  });
  mountLive(<SetupPage />, { roller });
  await page.getByLabelText("Body weight, kg").fill("70");
  await page.getByRole("button", { name: "Go on" }).click();
  await vi.waitFor(() => expect(document.querySelector(".setup-later")).not.toBeNull());
  const top = () => document.querySelector(".setup-later")!.getBoundingClientRect().top;
  const before = top();
  expect(page.getByRole("button", { name: /Rehearse/ }).query()).toBeNull();
  open();
  await expect.element(page.getByRole("button", { name: "Rehearse First week" })).toBeVisible();
  expect(Math.abs(top() - before)).toBeLessThan(30);
});

test("without a calibration no program that counts pressure is offered", async () => {
  fakeHub({ ...HUB, ...RECOMMENDED, [`GET ${PROFILE}/screening`]: { ...judged({}), scopeAcceptedMs: 1 } });
  mountLive(<SetupPage />, { roller: { ...roller, calibration: "none", simulated: false } });
  await page.getByRole("button", { name: "Go on" }).click();
  await expect.element(page.getByText(/First week is for you once the roller is calibrated/)).toBeInTheDocument();
  await expect.element(page.getByRole("button", { name: "Start rolling" })).toBeInTheDocument();
});

test("without a roller: what this computer says is in the way", async () => {
  fakeHub({
    ...HUB,
    [`GET ${PROFILE}/screening`]: { ...judged({}), scopeAcceptedMs: 1 },
    "GET /doctor": {
      system: "linux",
      findings: [
        { check: "bluetooth", level: "warning", title: "No Bluetooth adapter", fix: ["Plug in a USB adapter."] },
        { check: "node", level: "ok", title: "Node 24" },
      ],
    },
  });
  const feed = mountLive(<SetupPage />, { roller });
  feed.receive(hello([]));
  await page.getByRole("button", { name: "Go on" }).click();
  await expect.element(page.getByText("No Bluetooth adapter")).toBeInTheDocument();
  await expect.element(page.getByText("Plug in a USB adapter.")).toBeInTheDocument();
  expect(document.body.textContent).not.toContain("Node 24");
});

test("a roller out of reach says why, not to turn it", async () => {
  fakeHub({ ...HUB, [`GET ${PROFILE}`]: { ...NEW, scopeAcceptedMs: 1 } });
  const feed = mountLive(<LivePage />, { roller });
  feed.silence();
  feed.receive(hello([]));
  feed.receive(hello([{ ...ROLLER, id: "ble-1", simulated: false }]));
  feed.receive(link({ rollerId: "ble-1", state: "waiting", detail: "There is no Bluetooth adapter to use." }));
  await expect.element(page.getByText(/It cannot be reached just now. There is no Bluetooth adapter/)).toBeVisible();
  expect(document.body.textContent).not.toContain("Give it a turn");
});

test("in German", async () => {
  changePreferences({ language: "de" });
  await takeLanguage();
  fakeHub(HUB);
  mountLive(<SetupPage />, { roller });
  await page.getByRole("button", { name: "Verstanden" }).click();
  await expect.element(page.getByRole("heading", { name: "Über dich" })).toBeInTheDocument();
});
