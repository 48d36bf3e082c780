// Rollers side by side: each at a glance, chosen, renamed, given to a person.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";

import { hello, link, opening, ROLLER, SCENES, tickAt } from "#test/web/fakeMessages.ts";
import { mount } from "#test/web/mount.tsx";
import { Suspense } from "react";
import { RollersPage } from "#web/clinic/RollersPage.tsx";
import { LiveContext } from "#web/live/LiveContext.tsx";
import { createLiveStore } from "#web/live/store.ts";
import { changePreferences, preferences } from "#web/settings/preferences.ts";
import { takeLanguage } from "#web/words/useWords.ts";

afterEach(async () => {
  changePreferences({ language: "browser" });
  await takeLanguage();
});

const asked: string[] = [];
const ADA = { id: "0123456789ab", name: "Ada" };
const BEA = { id: "0123456789ac", name: "Bea" };

beforeEach(() => {
  asked.length = 0;
  changePreferences({ rollerId: undefined });
  vi.spyOn(window, "fetch").mockImplementation((url, init) => {
    const path = typeof url === "string" ? url : "";
    if (init?.method !== "GET")
      asked.push(`${init?.method} ${path} ${typeof init?.body === "string" ? init.body : ""}`);
    const answers: Record<string, unknown> = {
      "/api/profiles": [ADA, BEA].map((person) => ({ ...person, ...KEPT })),
      "/api/rollers/two": { ...ROLLER, id: "two", name: "Window" },
      "/api/rollers/two/profile": { ...BEA, ...KEPT },
    };
    return Promise.resolve(Response.json(answers[path] ?? {}, { status: path in answers ? 200 : 404 }));
  });
});
const KEPT = {
  createdMs: 1,
  units: { pace: "in", mass: "kg", force: "N" },
  rolled: [],
  checkIns: [],
  fits: [],
  usualSide: "right",
  kneePainNow: false,
  screening: {},
};

function open(count: number) {
  const store = createLiveStore();
  store.setConnection("open");
  const receive = (message: Parameters<typeof store.receive>[0]) => store.receive(message, performance.now());
  const ids = ["one", "two", "three"].slice(0, count);
  receive(hello(ids.map((id) => ({ ...ROLLER, id, name: `Roller ${id}`, person: ADA }))));
  for (const id of ids) receive(link({ rollerId: id }));
  mount(
    <LiveContext value={{ store, send: () => true }}>
      <Suspense fallback="">
        <RollersPage />
      </Suspense>
    </LiveContext>,
  );
  return receive;
}
const card = (index: number) => document.querySelectorAll<HTMLElement>('[data-testid="roller-card"]')[index];

test("each shows its own cue and bands", async () => {
  const receive = open(3);
  for (const message of opening(SCENES.tooFast)) {
    if (message.type === "cue") receive({ ...message, rollerId: "two" });
  }
  receive({ ...tickAt(0, SCENES.right), rollerId: "one" });
  receive({ ...tickAt(0, SCENES.tooFast), rollerId: "two" });
  await vi.waitFor(() => expect(card(1)?.textContent).toContain("Slow down"));
  expect(card(0)?.textContent).toContain("Follow the worm");
  expect(card(0)?.querySelector(".card-band")?.textContent).toContain("just right");
  expect(card(1)?.querySelector(".card-band")?.textContent).toContain("too fast");
  // Nothing has come of the third: no value, no cue.
  expect(card(2)?.querySelector(".card-band")?.textContent).toContain("not known");
});

test("one is opened on the live page", async () => {
  open(3);
  await page.getByRole("button", { name: "Open Roller two on the live page" }).click();
  expect(preferences().rollerId).toBe("two");
  expect(window.location.pathname).toBe("/");
});

test("one is renamed and given to another person", async () => {
  open(2);
  await page.getByRole("button", { name: "Change Roller two" }).click();
  await page.getByRole("textbox", { name: "Name of the roller" }).fill("Window");
  await page.getByText("Bea", { exact: true }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await vi.waitFor(() =>
    expect(asked).toEqual([
      'PATCH /api/rollers/two {"name":"Window"}',
      `PUT /api/rollers/two/profile {"profileId":"${BEA.id}"}`,
    ]),
  );
  await vi.waitFor(() => expect(document.querySelector("dialog")).toBeNull());
});

test("a name that was typed and not saved is asked about, by the key and by Esc", async () => {
  open(2);
  await page.getByRole("button", { name: "Change Roller two" }).click();
  const name = page.getByRole("textbox", { name: "Name of the roller" });
  await name.fill("Window");
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByText("What you entered here is not saved yet.")).toBeVisible();
  await page.getByRole("button", { name: "Back to it" }).click();
  await expect.element(name).toHaveValue("Window");
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await page.getByRole("button", { name: "Close without saving" }).click();
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
  expect(asked).toEqual([]);
});

test("the simulator's own name comes in the page's language and once; one that was given stays", async () => {
  changePreferences({ language: "de" });
  await takeLanguage();
  open(1)(hello([ROLLER, { ...ROLLER, id: "two", name: "Window" }]));
  await vi.waitFor(() => expect(card(0)?.querySelector("h2")?.textContent).toBe("Simulierte Rolle"));
  expect(card(0)?.querySelector(".simulated")).toBeNull();
  expect(card(1)?.querySelector("h2")?.textContent).toBe("Window");
  expect(card(1)?.querySelector(".simulated")?.textContent).toBe("Simulierte Rolle");
  await page.getByRole("button", { name: "Simulierte Rolle ändern" }).click();
  await expect.element(page.getByRole("dialog", { name: "Simulierte Rolle" })).toBeInTheDocument();
  // Nothing was typed: the name that is kept stays as it is.
  await page.getByRole("button", { name: "Sichern" }).click();
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
  expect(asked).toEqual([]);
});

test("where nothing was typed, Esc closes at once", async () => {
  open(2);
  await page.getByRole("button", { name: "Change Roller two" }).click();
  await expect.element(page.getByRole("dialog")).toBeInTheDocument();
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
});
