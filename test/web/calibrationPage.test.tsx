// The calibration wizard: led by keys, with numbers in the person's unit, hints as they come, and the result in words.
import { afterEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";

import type { CalibrationMessage } from "#shared/schema/calibrationGuide.ts";
import { ADA, fakeHub, refusal } from "#test/web/fakeHub.ts";
import { mountLive } from "#test/web/mount.tsx";
import { CalibrationPage } from "#web/calibration/CalibrationPage.tsx";
import { changePreferences } from "#web/settings/preferences.ts";
import { takeLanguage } from "#web/words/useWords.ts";

const PATH = "POST /rollers/sim-1/calibration";
const roller = { person: { id: ADA.id, name: ADA.name } };
const WHO = { [`GET /profiles/${ADA.id}`]: { ...ADA, units: { pace: "in", mass: "lb", force: "N" } } };
function told(change: Partial<CalibrationMessage>): CalibrationMessage {
  return {
    type: "calibration",
    rollerId: "sim-1",
    sentMs: 1,
    phase: "ready",
    step: { type: "rest", name: "Rest", number: 1, of: 1 },
    stage: { number: 1, of: 5 },
    todo: "Lay the roller down.",
    progress: 0,
    taken: [],
    ...change,
  };
}

afterEach(async () => {
  changePreferences({ language: "browser" });
  await takeLanguage();
});

test("by keys alone from the start to a judged step; hints and progress come from the feed", async () => {
  const sent = fakeHub({ ...WHO, [PATH]: [told({}), told({ phase: "measuring", sentMs: 2 })] });
  const feed = mountLive(<CalibrationPage />, { roller });
  const begin = page.getByRole("button", { name: "Begin" });
  await expect.element(begin).toBeInTheDocument();
  await expect.element(page.getByText(/^Rehearsal:/)).toBeVisible();
  begin.element().focus();
  await userEvent.keyboard("{Enter}");
  const ready = page.getByRole("button", { name: "Ready, measure" });
  // The key that began it is gone: the next one has the focus.
  await expect.element(ready).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  const measured = { stillS: 1.5, ofS: 3 };
  feed.receive(told({ phase: "measuring", sentMs: 3, progress: 0.5, hint: "It moves.", hintId: "moving", measured }));
  await expect.element(page.getByText(/^It moves\. Take your hands off/)).toBeVisible();
  await expect.element(page.getByText("Still for 1.5 of 3 s")).toBeVisible();
  expect(document.querySelector("progress")?.value).toBe(0.5);
  const verdict = { type: "rest", startMs: 0, endMs: 1, good: false, why: "The roller moved." } as const;
  feed.receive(told({ phase: "judged", sentMs: 4, progress: 1, verdict }));
  await expect.element(page.getByText("The roller moved.")).toBeVisible();
  // The same key has stayed under the fingers, and now does the step again.
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(sent.at(-1)?.body).toEqual({ action: "repeat" }));
  expect(sent.map(({ body }) => body)).toEqual([{ action: "start" }, { action: "next" }, { action: "repeat" }]);
});

test("a simulated person is waited for, and what they read is said in the person's unit", async () => {
  const step = { type: "weightTurns", name: "Turns", number: 1, of: 1 } as const;
  const asking = told({ step, needs: "weightKg", rehearsal: { busy: true, reads: 10 } });
  const sent = fakeHub({ ...WHO, [PATH]: asking });
  const feed = mountLive(<CalibrationPage />, { roller });
  await page.getByRole("button", { name: "Begin" }).click();
  await expect.element(page.getByText("The simulated person is making ready.")).toBeVisible();
  const field = page.getByLabelText("Weight with the board, lb");
  await field.fill("22");
  await userEvent.keyboard("{Enter}");
  feed.receive({ ...asking, sentMs: 2, rehearsal: { busy: false, reads: 10 } });
  await expect.element(page.getByText(/Their weight with its board: 22 lb/)).toBeVisible();
  expect(sent).toHaveLength(1);
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(sent).toHaveLength(2));
});

test("a weight is typed in the person's unit; without one nothing is sent, a refusal is said", async () => {
  const step = { type: "weightTurns", name: "Turns", number: 1, of: 1 } as const;
  const asking = told({ step, needs: "weightKg", stage: { number: 3, of: 5 } });
  const sent = fakeHub({ ...WHO, [PATH]: [asking, refusal("CALIBRATION_NUMBER_MISSING", 400)] });
  mountLive(<CalibrationPage />, { roller });
  await page.getByRole("button", { name: "Begin" }).click();
  const field = page.getByLabelText("Weight with the board, lb");
  await expect.element(field).toBeInTheDocument();
  await page.getByRole("button", { name: "Ready, measure" }).click();
  await expect.element(page.getByText(/Give a number from/)).toBeVisible();
  expect(sent).toHaveLength(1);
  await field.fill("22");
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(sent.at(-1)?.body).toEqual({ action: "next", weightKg: 22 * 0.45359237 }));
  await vi.waitFor(() => expect(document.querySelector("[role=alert]")?.textContent).toContain("it is"));
});

test("the result in words, in German", async () => {
  changePreferences({ language: "de" });
  await takeLanguage();
  const quality = { grade: "good", forceRelSd: 0.017, steps: [], notes: ["All was there."] } as const;
  const { step: _over, ...done } = told({ phase: "done", sentMs: 9, stage: { number: 5, of: 5 } });
  fakeHub({ ...WHO, [PATH]: told({}) });
  const feed = mountLive(<CalibrationPage />, { roller });
  await page.getByRole("button", { name: "Anfangen" }).click();
  await expect.element(page.getByText(/^Leg die Rolle/)).toBeVisible();
  feed.receive({ ...done, result: { quality: { ...quality, steps: [], notes: [...quality.notes] }, saved: true } });
  await expect.element(page.getByRole("heading", { name: "Kalibriert" })).toBeVisible();
  await expect.element(page.getByText(/auf etwa 1,7/)).toBeVisible();
});

test.each([
  ["sim:post-run", /does not wait for you/],
  ["sim:home-calibration?seed=2", /does what this page asks/],
])("before it begins the page says whether %s waits", async (uri, says) => {
  fakeHub(WHO);
  mountLive(<CalibrationPage />, { roller: { ...roller, uri } });
  await expect.element(page.getByText(/^Rehearsal:/)).toBeVisible();
  expect(page.getByText(/^Rehearsal:/).element().textContent).toMatch(says);
});
