// The pages of today and of the past.
import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";

import type { History, RecurringSpot } from "#shared/schema/past.ts";
import type { Proposal } from "#shared/schema/plan.ts";
import type { Profile } from "#shared/schema/profile.ts";
import { mountLive } from "#test/web/mount.tsx";
import { fakeHub, SESSION } from "#test/web/sampleReview.ts";
import type { Answers } from "#test/web/sampleReview.ts";
import { HistoryPage } from "#web/history/HistoryPage.tsx";
import { TodayPage } from "#web/today/TodayPage.tsx";

const ADA: Profile = {
  id: "0123456789ab",
  createdMs: 1,
  name: "Ada",
  units: { pace: "mm", mass: "kg", force: "N" },
  usualSide: "right",
  kneePainNow: false,
  screening: {},
  fits: [],
  rolled: [],
  checkIns: [],
};
const PLAN: Proposal = {
  date: "2026-11-27",
  rest: false,
  restDays: 0,
  nextDate: "2026-11-27",
  areas: [{ muscle: "calf", side: "right" }],
  secondsPerArea: [60, 120],
  minutes: [10, 15],
  intensity: "light",
  reasons: [
    { ruleId: "R20", says: "Little and often." },
    { ruleId: "R21", says: "Little and often." },
  ],
};
const SUMS = {
  sessions: 3,
  contactMs: 1_200_000,
  inPaceMs: 1,
  inForceMs: 1,
  countedMs: 600_000,
  strokes: 1,
  holds: 1,
  holdMs: 1,
};
const HISTORY: History = {
  from: "2026-09-01",
  to: "2026-11-27",
  total: SUMS,
  days: [{ date: "2026-11-20", ...SUMS, discomfortBefore: 6, discomfortAfter: 3 }],
  muscles: [
    { muscle: "calf", side: "left", ...SUMS },
    { muscle: "calf", side: "both", ...SUMS, contactMs: 60_000, countedMs: 0 },
  ],
  weeks: [{ monday: "2026-11-16", ...SUMS }],
};
const SPOT: RecurringSpot = {
  muscle: "calf",
  side: "left",
  placeMm: 120,
  from: "knee",
  times: 4,
  firstDate: "2026-10-01",
  lastDate: "2026-11-20",
  state: "open",
  phases: [{ phase: "hills", times: 3, ofSessions: 4 }],
  trend: { perWeek: -0.5, atForceN: 190, withinPct: 20, sessions: 4 },
};
const AT = `/api/profiles/${ADA.id}`;
const HUB: Answers = {
  "GET /api/profiles": [ADA],
  "GET /api/settings": { units: "mm" },
  "GET /api/programs": { programs: [], refused: [] },
  "GET /api/sessions": [SESSION, { ...SESSION, id: "older" }],
  [`GET ${AT}/plan`]: PLAN,
  [`GET ${AT}/history`]: HISTORY,
  [`GET ${AT}/spots`]: [SPOT],
  [`GET ${AT}/journal`]: { entries: [] },
};

function open(component: React.ComponentType, answers: Answers) {
  const hub = fakeHub(answers);
  const { hook, searchHook, history } = memoryLocation({ path: "/", record: true });
  const Component = component;
  mountLive(
    <Router hook={hook} searchHook={searchHook}>
      <Component />
    </Router>,
    {},
  );
  return { ...hub, history };
}

test("today: what to roll, lightly or not, and each reason once", async () => {
  open(TodayPage, HUB);
  await expect.element(page.getByText("Roll 10–15 minutes. Lightly today.")).toBeInTheDocument();
  await expect.element(page.getByText("Calf, right")).toBeInTheDocument();
  expect(page.getByText("Little and often.").elements()).toHaveLength(1);
});

test("today: one main thing to do, and it is as light as the plan", async () => {
  const step = { mode: "free", seconds: { least: 1, target: 60, most: 60 } };
  const deep = {
    format: "inchworm-program",
    version: 1,
    id: "post-run-deep",
    name: "Post-run deep",
    purpose: "Deep.",
    when: "any",
    steps: [step],
  };
  open(TodayPage, {
    ...HUB,
    "GET /api/programs": { programs: [{ program: deep, lastsS: 600, notes: [], shipped: true }], refused: [] },
    [`GET ${AT}/plan`]: { ...PLAN, program: deep.id },
  });
  await expect.element(page.getByRole("button", { name: "Start lightly" })).toBeVisible();
  await expect.element(page.getByText(/^The program is Post-run deep; stay light in all of it\./)).toBeVisible();
  const main = [...document.querySelectorAll(".page .button-strong")].map((button) => button.textContent);
  expect(main).toEqual(["Start lightly"]);
});

test("today: what is listed is what the button starts", async () => {
  const seconds = { least: 30, target: 60, most: 90 };
  const steps = [
    { mode: "deep", muscle: "hamstrings", side: "left", seconds },
    { mode: "deep", muscle: "hamstrings", side: "left", seconds },
    { mode: "deep", muscle: "hip-flexors", side: "right", seconds },
  ];
  const first = {
    format: "inchworm-program",
    version: 1,
    id: "first-week",
    name: "First week",
    purpose: "Light.",
    when: "any",
  };
  open(TodayPage, {
    ...HUB,
    "GET /api/programs": {
      programs: [{ program: { ...first, steps }, lastsS: 480, notes: [], shipped: true }],
      refused: [],
    },
    [`GET ${AT}/plan`]: { ...PLAN, program: "first-week" },
  });
  await expect.element(page.getByText("Roll 8 minutes. Lightly today.")).toBeInTheDocument();
  const listed = [...document.querySelectorAll(".today-areas li")].map(({ textContent }) => textContent);
  expect(listed).toEqual(["Hamstrings, left120 s", "Hip flexors, right60 s"]);
});

test("today: with everything closed it says so and leads to the answers, not to another day", async () => {
  open(TodayPage, { ...HUB, [`GET ${AT}/plan`]: { ...PLAN, rest: true, restDays: 0, areas: [] } });
  await expect.element(page.getByText(/Everything is closed for now/)).toBeInTheDocument();
  await expect.element(page.getByRole("link", { name: "See your answers" })).toBeVisible();
  expect(document.body.textContent).not.toContain("without rolling");
});

test("today: rest, and until when", async () => {
  open(TodayPage, {
    ...HUB,
    [`GET ${AT}/plan`]: { ...PLAN, rest: true, restDays: 2, nextDate: "2026-11-29", areas: [] },
  });
  await expect.element(page.getByText("Rest today")).toBeInTheDocument();
  expect(document.body.textContent).toMatch(/2 days without rolling\. Next time on Sunday/);
});

test("a check-in makes up no answer, is sent whole, and the plan is asked for anew", async () => {
  const hub = open(TodayPage, {
    ...HUB,
    [`POST ${AT}/check-ins`]: (_url: string, body: object) => ({ ...body, atMs: 1 }),
  });
  await page.getByRole("button", { name: "Tell the plan" }).click();
  await expect.element(page.getByText(/^Say how sore you are/)).toBeInTheDocument();
  await page.getByRole("slider", { name: "Soreness where you rolled" }).click();
  await userEvent.keyboard("{Home}{ArrowRight}");
  await page.getByRole("slider", { name: "Knee pain" }).click();
  await userEvent.keyboard("{Home}");
  await page.getByRole("checkbox", { name: "There is a bruise" }).click();
  const plans = () => hub.asked.filter(({ url }) => url.startsWith(`${AT}/plan`)).length;
  const before = plans();
  await page.getByRole("button", { name: "Tell the plan" }).click();
  await expect.element(page.getByText("Thank you. The plan takes it into account.")).toBeInTheDocument();
  expect(hub.asked.find(({ method }) => method === "POST")?.body).toMatchObject({
    soreness: 1,
    kneePain: 0,
    bruised: true,
    flare: false,
  });
  await vi.waitFor(() => expect(plans()).toBe(before + 1));
});

test("history: sums, sides against each other, the spot on the map and its trend, in words too", async () => {
  open(HistoryPage, HUB);
  await expect.element(page.getByText("3 sessions and 20 minutes on the roller in 13 weeks.")).toBeInTheDocument();
  await expect.element(page.getByRole("img", { name: /^Body map.*Calf, left: 1 spot$/ })).toBeVisible();
  await expect.element(page.getByText("falling by 0.5 a week")).toBeInTheDocument();
  const row = page.getByRole("row", { name: /Calf/ });
  // Both legs at once count for each side.
  await expect.element(row).toHaveTextContent("21, 10 of them countedCalf1, 0 of them counted");
  await expect.element(page.getByRole("columnheader", { name: /^(21 Nov|Nov 21), \d/ }).first()).toBeInTheDocument();
});

test("history is narrowed down by what is chosen", async () => {
  const hub = open(HistoryPage, HUB);
  await page.getByRole("combobox", { name: "Muscle" }).selectOptions("calf");
  await vi.waitFor(() =>
    expect(hub.asked.some(({ url }) => url.includes("/history") && url.includes("muscle=calf"))).toBe(true),
  );
  await page.getByRole("radio", { name: "4 weeks" }).click();
  await expect.element(page.getByText(/in 4 weeks/)).toBeInTheDocument();
});

test("nobody is known: both pages say how to begin", async () => {
  open(HistoryPage, { ...HUB, "GET /api/profiles": [] });
  await expect.element(page.getByRole("heading", { name: "Nobody is known here yet" })).toBeInTheDocument();
});

test("the hub refuses: what and why, and the way to ask again", async () => {
  const refused = {
    type: "error",
    code: "STORE_UNAVAILABLE",
    message: "The database cannot be used",
    whatToDo: "Wait.",
  };
  open(HistoryPage, { ...HUB, [`GET ${AT}/history`]: () => Response.json(refused, { status: 503 }) });
  await expect.element(page.getByRole("heading", { name: "Your past is out of reach" })).toBeInTheDocument();
  await expect.element(page.getByRole("button", { name: "Try again" })).toBeInTheDocument();
});

const LEFT_OUT = "Rehearsals are left out: nobody lay on the roller, so they count for no total and no plan.";
const REHEARSED: Answers = { ...HUB, "GET /api/sessions": [{ ...SESSION, simulated: true, rehearsal: true }] };

test("the history says that rehearsals are left out", async () => {
  open(HistoryPage, REHEARSED);
  await expect.element(page.getByText(LEFT_OUT)).toBeInTheDocument();
});

test("also where there is nothing else", async () => {
  open(HistoryPage, { ...REHEARSED, [`GET ${AT}/history`]: { ...HISTORY, total: { ...SUMS, sessions: 0 } } });
  await expect.element(page.getByRole("heading", { name: "Nothing rolled in this time" })).toBeInTheDocument();
  await expect.element(page.getByText(LEFT_OUT)).toBeInTheDocument();
});
