// The live page on a phone, and where there is little room: nothing is pushed out of sight, and no word is cut.
import { afterEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";

import { ADA, allDue, fakeHub } from "#test/web/fakeHub.ts";
import { ROLLER, SCENES } from "#test/web/fakeMessages.ts";
import { byTestId, mountLive } from "#test/web/mount.tsx";
import { LivePage } from "#web/coach/LivePage.tsx";
import { changePreferences } from "#web/settings/preferences.ts";
import { takeLanguage } from "#web/words/useWords.ts";

const person = { id: ADA.id, name: ADA.name };

afterEach(async () => {
  changePreferences({ language: "browser" });
  await takeLanguage();
});

const boxOf = (selector: string) => document.querySelector(selector)!.getBoundingClientRect();

/** A first visit, in German. */
async function firstVisit() {
  changePreferences({ language: "de" });
  await takeLanguage();
  fakeHub({ [`GET /profiles/${ADA.id}`]: ADA, [`GET /profiles/${ADA.id}/screening`]: allDue() });
  const feed = mountLive(<LivePage />, {
    ...SCENES.tooFast,
    roller: { person, selection: { ...ROLLER.selection, side: "right" } },
  });
  await vi.waitFor(() => expect(byTestId("setup-bar")).not.toBeNull());
  return feed;
}

test("a notice beside the strip of a first visit leaves pressure and cue whole and in sight, and is in German", async () => {
  const feed = await firstVisit();
  await page.viewport(390, 844);
  const before = boxOf("[data-testid=force-band]");
  feed.receive({
    type: "notice",
    code: "SESSION_RECOVERED",
    message: "A session that was cut off was saved and worked out anew: 31 s of it are kept.",
    whatToDo: "Nothing to do.",
    told: [{ id: "kept.recovered", values: { seconds: 31 } }],
    sentMs: 0,
  });
  await expect.element(page.getByText(/neu ausgewertet: 31 s davon sind da\./)).toBeVisible();
  const after = boxOf("[data-testid=force-band]");
  // The limb gives its room away; the pressure keeps its own, and is in sight with the cue.
  expect(after.height).toBeGreaterThan(0.9 * before.height);
  expect(after.top).toBeGreaterThanOrEqual(boxOf(".cue-word").bottom);
  expect(after.bottom).toBeLessThanOrEqual(boxOf(".dock").top);
  expect(boxOf(".notice").top).toBeGreaterThanOrEqual(boxOf(".dock").top);
  expect(boxOf(".cue-word").top).toBeGreaterThanOrEqual(0);
});

test("the side is readable on a phone, whatever the muscle is called", async () => {
  const feed = await firstVisit();
  await page.viewport(390, 844);
  for (const [muscle, side] of [
    ["quadriceps", "right"],
    ["hip-flexors", "both"],
    ["outer-thigh", "left"],
  ] as const) {
    feed.receive({ type: "roller", roller: { ...ROLLER, person, selection: { muscle, side, mode: "deep" } } });
    const select = () => document.querySelectorAll<HTMLSelectElement>(".selection select")[1]!;
    await vi.waitFor(() => expect(select().value).toBe(side));
    const width = select().getBoundingClientRect().width;
    const free = select().cloneNode(true);
    if (!(free instanceof HTMLSelectElement)) throw new TypeError("not a select");
    free.value = side;
    const room = document.createElement("div");
    room.className = "choice";
    room.style.cssText = "position: absolute; width: max-content";
    room.append(free);
    document.querySelector(".selection")!.append(room);
    expect(width).toBeGreaterThanOrEqual(Math.floor(free.getBoundingClientRect().width));
    room.remove();
  }
});

test("at a first visit one button is the first thing to do", async () => {
  await firstVisit();
  const dark = [...document.querySelectorAll<HTMLElement>(".dock .button")].filter(
    (one) => getComputedStyle(one).backgroundColor === getComputedStyle(document.body).color,
  );
  expect(dark.map(({ textContent }) => textContent)).toEqual(["Verstanden, los"]);
});

test("the ring of the focus is whole on every tool", async () => {
  await firstVisit();
  expect(getComputedStyle(document.querySelector(".tools")!).overflow).toBe("visible");
});
