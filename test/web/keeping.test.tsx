// How long sessions are kept: nothing is deleted before it was said and confirmed.
import { expect, test, vi } from "vitest";
import { page } from "vitest/browser";

import { KeepingChoice } from "#web/review/KeepingChoice.tsx";
import { fakeHub, refusal } from "#test/web/fakeHub.ts";
import { mountLive } from "#test/web/mount.tsx";

const ALL = { samplesDays: null, sessionsDays: null };
const YEAR = { samplesDays: 365, sessionsDays: null };

async function opened(answers: Parameters<typeof fakeHub>[0]) {
  const sent = fakeHub({ "GET /keeping": ALL, ...answers });
  mountLive(<KeepingChoice />, {});
  expect(sent).toEqual([]);
  await page.getByText("How long sessions are kept").click();
  const samples = page.getByRole("combobox", { name: "Raw samples" });
  await expect.element(samples).toHaveValue("forever");
  return { sent: () => sent.filter(({ what }) => what !== "GET /keeping"), samples };
}

test("a choice that deletes nothing now is kept at once", async () => {
  const none = { samples: 0, sessions: 0 };
  const { sent, samples } = await opened({ "POST /keeping/effect": none, "PUT /keeping": YEAR });
  await samples.selectOptions("One year");
  await expect.element(samples).toHaveValue("365");
  expect(sent()).toEqual([
    { what: "POST /keeping/effect", body: YEAR },
    { what: "PUT /keeping", body: YEAR },
  ]);
});

test("what would be deleted is said first; leaving it changes nothing", async () => {
  const { sent, samples } = await opened({
    "POST /keeping/effect": { samples: 12, sessions: 1 },
    "PUT /keeping": YEAR,
  });
  await samples.selectOptions("One year");
  const dialog = page.getByRole("dialog", { name: "Delete what is older?" });
  await expect.element(dialog).toBeVisible();
  expect(dialog.element().textContent).toContain("One session is older and will be deleted now, altogether.");
  expect(dialog.element().textContent).toContain("The raw samples of 12 sessions will be deleted now.");
  await page.getByRole("button", { name: "Leave as it is" }).click();
  await vi.waitFor(() => expect(document.querySelector("dialog")).toBeNull());
  await expect.element(samples).toHaveValue("forever");
  expect(sent().map(({ what }) => what)).toEqual(["POST /keeping/effect"]);

  await samples.selectOptions("One year");
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await expect.element(samples).toHaveValue("365");
  expect(sent().at(-1)).toEqual({ what: "PUT /keeping", body: YEAR });
});

test("a hub that refuses is said, and the choice is the old one; an unusual number is shown", async () => {
  const odd = { samplesDays: null, sessionsDays: 12 };
  const { samples } = await opened({ "GET /keeping": odd, "POST /keeping/effect": refusal("FILE_UNWRITABLE") });
  await expect.element(page.getByRole("combobox", { name: "Whole sessions" })).toHaveValue("12");
  await samples.selectOptions("One year");
  await expect
    .element(page.getByRole("alert"))
    .toHaveTextContent("The hub did not confirm that. Load this page again to see what is chosen.");
  await expect.element(samples).toHaveValue("forever");
});
