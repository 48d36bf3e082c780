// Measuring a personal band: the aim in the person's unit, the force against it, answers by key and touch.
import { afterEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";

import type { RampMessage } from "#shared/schema/plan.ts";
import { ADA, fakeHub, refusal } from "#test/web/fakeHub.ts";
import { byTestId, mountLive } from "#test/web/mount.tsx";
import { BandsPage } from "#web/bands/BandsPage.tsx";
import { changePreferences } from "#web/settings/preferences.ts";
import { takeLanguage } from "#web/words/useWords.ts";

const PATH = "POST /rollers/sim-1/ramp";
const roller = { person: { id: ADA.id, name: ADA.name } };
const WHO = { [`GET /profiles/${ADA.id}`]: ADA };
function told(change: Partial<RampMessage> = {}): RampMessage {
  return {
    type: "ramp",
    rollerId: "sim-1",
    sentMs: 1,
    muscle: "quadriceps",
    side: "left",
    phase: "load",
    step: 1,
    of: 4,
    aimN: [60, 80],
    progress: 0.2,
    todo: "Press.",
    loads: [],
    ...change,
  };
}

afterEach(async () => {
  changePreferences({ language: "browser" });
  await takeLanguage();
});

test("press, hold, answer by key, by touch, and what came out", async () => {
  const second = told({ step: 2, sentMs: 3, loads: [{ forceN: 70, discomfort: 3 }] });
  const sent = fakeHub({ ...WHO, [PATH]: [told(), second] });
  const feed = mountLive(<BandsPage />, { roller, forceN: 72 });
  await page.getByRole("button", { name: "Begin" }).click();
  await expect.element(page.getByText(/Press with 60 to 80 N/)).toBeVisible();
  await vi.waitFor(() => expect(byTestId("ramp")?.textContent).toContain("right: hold still"));
  // Nobody has asked yet.
  await userEvent.keyboard("3");
  expect(sent).toHaveLength(1);
  feed.receive(told({ phase: "answer", sentMs: 2 }));
  await expect.element(page.getByText("How strong does it feel?")).toBeVisible();
  await userEvent.keyboard("3");
  await vi.waitFor(() => expect(sent.at(-1)?.body).toEqual({ action: "answer", discomfort: 3 }));
  await expect.element(page.getByText("So far: 70 N: 3 of 10")).toBeVisible();
  feed.receive(told({ phase: "answer", sentMs: 4, step: 2 }));
  await page.getByRole("button", { name: "10", exact: true }).click();
  await vi.waitFor(() => expect(sent.at(-1)?.body).toEqual({ action: "answer", discomfort: 10 }));
  feed.receive(told({ phase: "done", sentMs: 9, confidence: 0.8, reasons: ["Your 5–7 of 10 is 150–190 N."] }));
  await expect.element(page.getByText("Your 5–7 of 10 is 150–190 N.")).toBeVisible();
  await expect.element(page.getByText(/agree to 80/)).toBeVisible();
});

test("a closed area is refused with its reason; stopping is one action", async () => {
  const sent = fakeHub({ ...WHO, [PATH]: [refusal("AREA_BLOCKED"), told(), told({ phase: "cancelled", sentMs: 5 })] });
  mountLive(<BandsPage />, { roller });
  await page.getByRole("button", { name: "Begin" }).click();
  await vi.waitFor(() => expect(document.querySelector("[role=alert]")?.textContent).toContain("AREA_BLOCKED"));
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("button", { name: "Stop measuring" }).click();
  await vi.waitFor(() => expect(sent.at(-1)?.body).toEqual({ action: "cancel" }));
  await expect.element(page.getByText("Stopped. Nothing was kept.")).toBeVisible();
});

test("an uncalibrated roller has the way to a calibration, in German too", async () => {
  changePreferences({ language: "de" });
  await takeLanguage();
  fakeHub(WHO);
  mountLive(<BandsPage />, { roller: { ...roller, calibration: "none" } });
  await expect.element(page.getByText(/ist nicht kalibriert/)).toBeVisible();
  await expect.element(page.getByRole("link", { name: "Kalibrieren" })).toHaveAttribute("href", "/setup/calibration");
});
