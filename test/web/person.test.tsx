// The page shows values in the units of whoever's turn it is, and changes them there.
import { beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";

import type { Profile } from "#shared/schema/profile.ts";
import { ROLLER } from "#test/web/fakeMessages.ts";
import { byTestId, mountLive } from "#test/web/mount.tsx";
import { LivePage } from "#web/coach/LivePage.tsx";

const ADA: Profile = {
  id: "0123456789ab",
  name: "Ada",
  createdMs: 0,
  bodyWeightKg: 70,
  units: { pace: "mm", mass: "lb", force: "kgf" },
  usualSide: "left",
  kneePainNow: false,
  screening: {},
  fits: [],
  rolled: [],
  checkIns: [],
};
const roller = { person: { id: ADA.id, name: ADA.name }, bands: { ...ROLLER.bands, assumedWeight: true } };
const puts: { url: string; body: unknown }[] = [];

beforeEach(() => {
  puts.length = 0;
  vi.spyOn(window, "fetch").mockImplementation((url, init) => {
    if (url !== `/api/profiles/${ADA.id}`) return Promise.resolve(Response.json({}, { status: 404 }));
    if (init?.method !== "PUT") return Promise.resolve(Response.json(ADA));
    const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : undefined;
    puts.push({ url, body });
    return Promise.resolve(Response.json({ ...ADA, ...(typeof body === "object" ? body : {}) }));
  });
});

test("pace, pressure and weight come in the person's units", async () => {
  mountLive(<LivePage />, { roller, forceN: 196.133 });
  await vi.waitFor(() => expect(byTestId("pace-band")?.textContent).toContain("mm/s"));
  expect(byTestId("pace-band")?.querySelector(".band-edge")?.textContent).toBe("15");
  await vi.waitFor(() => expect(byTestId("force-band")?.querySelector(".band-digits")?.textContent).toBe("20"));
  expect(byTestId("force-band")?.textContent).toContain("kgf");
  await expect.element(page.getByText(/for 132 lb, assumed/)).toBeInTheDocument();
});

test("a weight typed in pounds is kept in kilograms, and only what a person says is sent", async () => {
  mountLive(<LivePage />, { roller });
  await vi.waitFor(() => expect(byTestId("pace-band")?.textContent).toContain("mm/s"));
  await page.getByRole("button", { name: "Settings" }).click();
  const weight = page.getByLabelText("Body weight");
  await expect.element(weight).toHaveValue("154.3");
  await weight.fill("160");
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(puts).toHaveLength(1));
  const {
    createdMs: _when,
    id: _id,
    screening: _answers,
    fits: _fits,
    rolled: _rolled,
    checkIns: _days,
    ...said
  } = ADA;
  expect(puts[0]?.body).toEqual({ ...said, bodyWeightKg: 160 * 0.45359237 });
});

test("a weight is saved by leaving with Esc too; one that is none keeps the dialog, which says so", async () => {
  mountLive(<LivePage />, { roller });
  await page.getByRole("button", { name: "Settings" }).click();
  const weight = page.getByLabelText("Body weight");
  await expect.element(weight).toHaveValue("154.3");
  await weight.fill("9");
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByText("What you entered here is not saved yet.")).toBeVisible();
  await page.getByRole("button", { name: "Back to it" }).click();
  await weight.fill("160");
  await userEvent.keyboard("{Escape}");
  await vi.waitFor(() => expect(puts).toHaveLength(1));
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
});
