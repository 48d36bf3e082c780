// Questions before rolling: asked where a start is refused, quick to answer, and back to what was wanted.
import { afterEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";

import { QUESTION_IDS } from "#shared/domain/questionIds.ts";
import type { Stopped } from "#shared/schema/plan.ts";
import { ScreeningInput } from "#shared/schema/profile.ts";
import { ADA, allDue, fakeHub, judged, refusal, todayDue as today } from "#test/web/fakeHub.ts";
import { byTestId, mountLive } from "#test/web/mount.tsx";
import { LivePage } from "#web/coach/LivePage.tsx";
import { ScreeningPage } from "#web/screening/ScreeningPage.tsx";
import { changePreferences } from "#web/settings/preferences.ts";
import { takeLanguage } from "#web/words/useWords.ts";

const roller = { simulated: false, person: { id: ADA.id, name: ADA.name }, screeningDue: true };
const PATH = `/profiles/${ADA.id}/screening`;
const SESSION = {
  id: "2026-11-27-1",
  rollerId: "sim-1",
  rollerName: "Roller",
  simulated: false,
  state: "running",
  startedMs: 0,
  selection: { muscle: "quadriceps", side: "left", mode: "deep" },
  contactMs: 0,
  inPaceMs: 0,
  inForceMs: 0,
  strokes: 0,
  holds: 0,
  holdMs: 0,
  gapMs: 0,
};
const alert = () => document.querySelector("[role=alert]")?.textContent;

afterEach(async () => {
  sessionStorage.clear();
  changePreferences({ language: "browser" });
  await takeLanguage();
});

test("a refused session asks, one action answers the day, and the session starts", async () => {
  const sent = fakeHub({
    [`GET ${PATH}`]: today(),
    [`POST ${PATH}`]: judged,
    "POST /sessions": [refusal("SCREENING_DUE"), SESSION],
    [`GET /profiles/${ADA.id}`]: ADA,
  });
  mountLive(<LivePage />, { roller });
  await page.getByTestId("session-start").click();
  await expect.element(page.getByRole("dialog", { name: "Before you roll" })).toBeInTheDocument();
  await expect.element(page.getByText("For Ada")).toBeInTheDocument();
  await page.getByRole("button", { name: "None of these" }).click();
  await vi.waitFor(() => expect(sent.map(({ what }) => what)).toHaveLength(3));
  expect(sent[1]?.body).toEqual({
    answers: today().due.map(({ questionId }) => ({ questionId, yes: false })),
  });
  expect(sent[2]?.what).toBe("POST /sessions");
  await vi.waitFor(() => expect(document.querySelector("dialog")).toBeNull());
  expect(document.querySelector(".controls .field-error")).toBeNull();
});

test("by keys alone: the long one takes two, and every question is answered", async () => {
  const sent = fakeHub({ [`GET ${PATH}`]: allDue(), [`POST ${PATH}`]: judged, "GET /profiles": [[ADA]] });
  mountLive(<ScreeningPage />, { roller });
  await expect.element(page.getByRole("heading", { name: "Today" })).toBeInTheDocument();
  await expect.element(page.getByRole("heading", { name: "In general" })).toBeInTheDocument();
  document.querySelector<HTMLElement>(".screening-flow")?.focus();
  await userEvent.keyboard("{Tab}{Enter}");
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  const { answers = [] } = ScreeningInput.parse(sent[0]?.body);
  expect(answers.map(({ questionId }) => questionId).toSorted()).toEqual([...QUESTION_IDS].toSorted());
  await expect.element(page.getByText("Today’s questions are answered.")).toBeInTheDocument();
});

test("an area with a stop today opens only when the person says in words that it was a mistake", async () => {
  const stop: Stopped = {
    muscle: "calf",
    side: "left",
    ruleId: "R27",
    reason: "sharp",
    says: "You stopped there.",
    unlock: "Tomorrow.",
  };
  const answered = judged({});
  const sent = fakeHub({
    [`GET ${PATH}`]: { ...answered, stopped: [stop] },
    [`POST ${PATH}`]: answered,
    "GET /profiles": [[ADA]],
  });
  mountLive(<ScreeningPage />, { roller });
  await expect.element(page.getByRole("heading", { name: "Closed for today" })).toBeInTheDocument();
  await page.getByRole("button", { name: "It was a mistake: Calf, left" }).click();
  await page.getByRole("button", { name: "Keep it closed" }).click();
  expect(sent).toEqual([]);
  await page.getByRole("button", { name: "It was a mistake: Calf, left" }).click();
  await page.getByRole("button", { name: "Nothing hurt: open it again" }).click();
  await expect.element(page.getByText("Calf, left is open again.")).toBeInTheDocument();
  expect(sent).toEqual([{ what: `POST ${PATH}`, body: { mistaken: [{ muscle: "calf", side: "left" }] } }]);
  expect(document.body.textContent).not.toContain("Closed for today");
});

test("a rehearsed stop is said to be a mistake as such: the real one there is another", async () => {
  const stop: Stopped = {
    muscle: "calf",
    side: "left",
    ruleId: "R27",
    says: "You stopped there.",
    unlock: "Tomorrow.",
  };
  const answered = judged({});
  const sent = fakeHub({
    [`GET ${PATH}`]: { ...answered, stopped: [{ ...stop, rehearsed: true }, stop] },
    [`POST ${PATH}`]: { ...answered, stopped: [stop] },
    "GET /profiles": [[ADA]],
  });
  mountLive(<ScreeningPage />, { roller });
  await page.getByRole("button", { name: "It was a mistake: Calf, left" }).first().click();
  await page.getByRole("button", { name: "Nothing hurt: open it again" }).click();
  await vi.waitFor(() =>
    expect(sent.map(({ body }) => body)).toEqual([{ mistaken: [{ muscle: "calf", side: "left", rehearsed: true }] }]),
  );
  await expect.element(page.getByRole("heading", { name: "Closed for today" })).toBeInTheDocument();
});

test("a yes says what is closed, why and what opens it; urgent first; a clearance opens it", async () => {
  const closed = judged({
    answers: [
      { questionId: "calf-signs", yes: true },
      { questionId: "numbness", yes: true },
    ],
  });
  const open = judged({ answers: [{ questionId: "numbness", yes: true }] });
  const sent = fakeHub({ [`GET ${PATH}`]: today(), [`POST ${PATH}`]: [closed, open], "GET /profiles": [[ADA]] });
  mountLive(<ScreeningPage />, { roller });
  await page.getByLabelText("Calf painful and swollen, warm or red").click();
  await page.getByLabelText("Numb or tingling leg").click();
  await page.getByRole("button", { name: "2 ticked, go on" }).click();
  await vi.waitFor(() => expect(alert()).toContain("Please seek urgent medical care now"));
  await expect.element(page.getByText("Closed: everything. Please do not roll now.")).toBeInTheDocument();
  await expect.element(page.getByText(/Numbness or tingling can come from a nerve/)).toBeInTheDocument();
  await page.getByRole("button", { name: /^A professional has cleared me/ }).click();
  await vi.waitFor(() => expect(sent.at(-1)?.body).toEqual({ cleared: ["calf-signs"] }));
  await vi.waitFor(() => expect(document.body.textContent).not.toContain("Closed: everything"));
});

test("a wrong tick is taken back by saying that it is not so; a standing one names both its days", async () => {
  const wrong = judged({ answers: [{ questionId: "hot-knee", yes: true }] });
  const [block] = wrong.blocks;
  const told = { ...wrong, blocks: [{ ...block!, fromMs: 0, byMs: 864e5, mistakenUntilMs: Date.now() + 6e5 }] };
  const sent = fakeHub({
    [`GET ${PATH}`]: today(),
    [`POST ${PATH}`]: [told, { ...today(), due: [] }],
    "GET /profiles": [[ADA]],
  });
  mountLive(<ScreeningPage />, { roller });
  await page.getByLabelText("Knee swollen, hot or inflamed").click();
  await page.getByRole("button", { name: "1 ticked, go on" }).click();
  await expect
    .element(page.getByText(/It opens once you answer no, from .+ on; without a no, on /))
    .toBeInTheDocument();
  const mistake = page.getByRole("button", { name: /^I ticked that by mistake/ });
  await mistake.click();
  await expect.element(page.getByRole("button", { name: "Close", exact: true })).toBeVisible();
  expect(page.getByRole("dialog").getByRole("button", { name: "Done" }).query()).toBeNull();
  await page.getByRole("button", { name: "It is so: let it stand" }).click();
  expect(sent).toHaveLength(1);
  await mistake.click();
  await page.getByRole("button", { name: "It is not so: take it back" }).click();
  await vi.waitFor(() => expect(sent.at(-1)?.body).toEqual({ notSo: ["hot-knee"] }));
  await expect.element(page.getByText("Good. You can roll.")).toBeInTheDocument();
});

test("a wound is given its place, so that no more than that closes", async () => {
  const sent = fakeHub({ [`GET ${PATH}`]: today(), [`POST ${PATH}`]: judged, "GET /profiles": [[ADA]] });
  mountLive(<ScreeningPage />, { roller });
  await page.getByLabelText("Open wound where I roll").click();
  await page.getByRole("radio", { name: "left" }).click();
  await page.getByRole("checkbox", { name: "Calf" }).click();
  await page.getByRole("button", { name: "1 ticked, go on" }).click();
  await expect.element(page.getByText("Closed: Calf (left).")).toBeInTheDocument();
  const { answers = [] } = ScreeningInput.parse(sent[0]?.body);
  expect(answers).toContainEqual({ questionId: "open-wound", yes: true, side: "left", muscles: ["calf"] });
});

test("in German, and a hub that does not take the answers is said so", async () => {
  changePreferences({ language: "de" });
  await takeLanguage();
  fakeHub({ [`GET ${PATH}`]: today(), [`POST ${PATH}`]: refusal("UNEXPECTED", 500), "GET /profiles": [[ADA]] });
  mountLive(<ScreeningPage />, { roller });
  await page.getByRole("button", { name: "Nichts davon" }).click();
  await vi.waitFor(() => expect(alert()).toContain("Etwas ging schief"));
  await expect.element(page.getByText("Knie gibt nach")).toBeInTheDocument();
});

test("a rehearsal may begin without answers, and says that they come before real rolling", async () => {
  fakeHub({ [`GET /profiles/${ADA.id}`]: ADA });
  mountLive(<LivePage />, { roller: { ...roller, simulated: true } });
  await expect.element(page.getByText("A rehearsal: the questions come before real rolling.")).toBeVisible();
  await expect.element(page.getByTestId("session-start")).toBeEnabled();
});

test("the hub's notice has the way to the questions", async () => {
  fakeHub({ [`GET ${PATH}`]: today(), [`GET /profiles/${ADA.id}`]: ADA });
  const feed = mountLive(<LivePage />, { roller });
  feed.receive({
    type: "notice",
    code: "SCREENING_DUE",
    message: "There are questions",
    whatToDo: "Answer.",
    sentMs: 0,
  });
  await page.getByRole("button", { name: "Answer now" }).click();
  await expect.element(page.getByRole("dialog", { name: "Before you roll" })).toBeInTheDocument();
  expect(byTestId("session-start")).not.toBeNull();
});
