// Several people on one hub: whose turn, what is known, today's pressure and why, and gone when deleted.
import { afterEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";

import type { AreaBand } from "#shared/schema/plan.ts";
import { ADA, fakeHub, refusal } from "#test/web/fakeHub.ts";
import { leftOfWords } from "#test/web/leftOfWords.ts";
import { mountLive } from "#test/web/mount.tsx";
import { PeoplePage } from "#web/people/PeoplePage.tsx";
import { changePreferences } from "#web/settings/preferences.ts";
import { takeLanguage } from "#web/words/useWords.ts";

const { bodyWeightKg: _weight, ...light } = ADA;
const BEN = { ...light, id: "ba9876543210", name: "<b>Ben</b>", units: { pace: "in", mass: "lb", force: "kgf" } };
const roller = { person: { id: ADA.id, name: ADA.name } };
const BAND: AreaBand = {
  muscle: "quadriceps",
  side: "left",
  forceN: [180, 215],
  easeOffN: 246,
  stopN: 378,
  personal: true,
  reasons: [
    { ruleId: "R10", says: "Your 5–7 of 10 is 180–240 N." },
    { ruleId: "R9", says: "Today's ceiling is 215 N: it rises at most 10 % a session." },
  ],
};
const HUB = {
  "GET /profiles": [[ADA, BEN]],
  [`GET /profiles/${ADA.id}`]: ADA,
  [`GET /profiles/${ADA.id}/bands`]: [[BAND]],
};

afterEach(async () => {
  changePreferences({ language: "browser" });
  await takeLanguage();
});

test("the band of today with every reason and its rule; each in their own units, names are text", async () => {
  fakeHub(HUB);
  mountLive(<PeoplePage />, { roller });
  await page.getByRole("button", { name: "Ada: pressure today" }).click();
  await expect.element(page.getByText("180 to 215 N")).toBeVisible();
  await expect.element(page.getByText("Your 5–7 of 10 is 180–240 N.")).toBeVisible();
  await expect.element(page.getByText(/^R9, /)).toBeVisible();
  await expect.element(page.getByText(/weight not said, 132 lb assumed/)).toBeVisible();
  await expect.element(page.getByRole("heading", { name: "<b>Ben</b>" })).toBeVisible();
});

test("a way in words stands on the edge of its column, and the choice of a person looks like every other", async () => {
  // So narrow that it stands on a line of its own.
  await page.viewport(320, 640);
  fakeHub(HUB);
  mountLive(<PeoplePage />, { roller });
  const link = page.getByRole("link", { name: "Set up step by step" });
  await expect.element(link).toBeVisible();
  const heading = page.getByRole("heading", { name: "People" }).element();
  expect(leftOfWords(link.element())).toBeCloseTo(leftOfWords(heading), 0);
  const { appearance, backgroundImage } = getComputedStyle(
    page.getByRole("combobox", { name: "On Simulated roller" }).element(),
  );
  expect(appearance).toBe("none");
  expect(backgroundImage).toContain("svg");
});

test("another's turn, and a hub that refuses says why", async () => {
  const sent = fakeHub({ ...HUB, "PUT /rollers/sim-1/profile": [BEN, refusal("SESSION_RUNNING")] });
  mountLive(<PeoplePage />, { roller });
  const turn = page.getByRole("combobox", { name: "On Simulated roller" });
  await turn.selectOptions("<b>Ben</b>");
  await vi.waitFor(() => expect(sent.at(-1)?.body).toEqual({ profileId: BEN.id }));
  await turn.selectOptions("<b>Ben</b>");
  await vi.waitFor(() => expect(document.querySelector("[role=alert]")?.textContent).toContain("SESSION_RUNNING"));
});

test("a person is added by keys alone; without a name nothing is sent", async () => {
  const sent = fakeHub({ ...HUB, "POST /profiles": { ...ADA, id: "111111111111", name: "Cleo" } });
  mountLive(<PeoplePage />, { roller });
  const add = page.getByRole("button", { name: "Add a person" });
  await expect.element(add).toBeInTheDocument();
  add.element().focus();
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByRole("dialog", { name: "Add a person" })).toBeInTheDocument();
  page.getByLabelText("Body weight, kg").element().focus();
  await userEvent.keyboard("62{Enter}");
  await expect.element(page.getByText("Give a name.")).toBeInTheDocument();
  expect(sent).toEqual([]);
  page.getByLabelText("Name", { exact: true }).element().focus();
  await userEvent.keyboard("Cleo{Enter}");
  await vi.waitFor(() =>
    expect(sent[0]).toMatchObject({ what: "POST /profiles", body: { name: "Cleo", bodyWeightKg: 62 } }),
  );
  await vi.waitFor(() => expect(document.querySelector("dialog")).toBeNull());
});

test("deleting asks first", async () => {
  const sent = fakeHub({ ...HUB, [`DELETE /profiles/${ADA.id}?sessions=keep`]: [[BEN]] });
  mountLive(<PeoplePage />, { roller });
  await page.getByRole("button", { name: "Delete Ada" }).click();
  expect(sent).toEqual([]);
  // "Done" beside the question would read as a yes.
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
  expect(sent).toEqual([]);
  await page.getByRole("button", { name: "Delete Ada" }).click();
  expect(page.getByRole("button", { name: "Done" }).query()).toBeNull();
  await page.getByRole("button", { name: "Delete for good" }).click();
  await vi.waitFor(() => expect(sent[0]?.what).toBe(`DELETE /profiles/${ADA.id}?sessions=keep`));
});

test("in German", async () => {
  changePreferences({ language: "de" });
  await takeLanguage();
  fakeHub(HUB);
  mountLive(<PeoplePage />, { roller });
  await expect.element(page.getByRole("heading", { name: "Wer ist dran?" })).toBeInTheDocument();
});

test("what was typed of a person and not saved is asked about; given up, it is gone", async () => {
  const sent = fakeHub(HUB);
  mountLive(<PeoplePage />, { roller });
  await page.getByRole("button", { name: "Add a person" }).click();
  await page.getByLabelText("Name").fill("Cleo");
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await page.getByRole("button", { name: "Close without saving" }).click();
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
  await page.getByRole("button", { name: "Add a person" }).click();
  await expect.element(page.getByLabelText("Name")).toHaveValue("");
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
  expect(sent.filter(({ what }) => what.startsWith("POST"))).toEqual([]);
});
