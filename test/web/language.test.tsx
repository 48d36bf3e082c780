// Another language, live: texts, numbers, what is said and what the hub said.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";

import { STOP_ADVICE } from "#shared/domain/prompts.ts";
import { ROLLER, SCENES } from "#test/web/fakeMessages.ts";
import { byTestId, mountLive } from "#test/web/mount.tsx";
import { LivePage } from "#web/coach/LivePage.tsx";
import { SessionsPage } from "#web/review/SessionsPage.tsx";
import { changePreferences } from "#web/settings/preferences.ts";
import { problemText, programName, toldText } from "#web/words/hubTexts.ts";
import { currentWords, takeLanguage } from "#web/words/useWords.ts";

beforeEach(() => {
  vi.spyOn(window, "fetch").mockImplementation((url) =>
    Promise.resolve(Response.json(url === "/api/sessions" ? [] : { units: "in" })),
  );
});
afterEach(async () => {
  changePreferences({ language: "en" });
  await takeLanguage();
});

test("a switch in the settings shows at once, and the page says what language it is in", async () => {
  mountLive(<LivePage />, { ...SCENES.tooFast, lossRatio: 0.034 });
  await vi.waitFor(() => expect(byTestId("cue")?.textContent).toContain("Slow down"));
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("radio", { name: "Deutsch" }).click();
  await expect.element(page.getByRole("dialog", { name: "Einstellungen" })).toBeInTheDocument();
  expect(document.documentElement.lang).toBe("de");
  expect(byTestId("cue")?.textContent).toContain("Langsamer");
  // The hub's English reason gives way to one made from the band.
  expect(byTestId("cue")?.textContent).toContain("Bis 1,5 Zoll/s ist hier richtig.");
  await vi.waitFor(() => expect(byTestId("link-state")?.textContent).toMatch(/3,4\s%/));
  expect(byTestId("pace-band")?.querySelector(".band-digits")?.textContent).toMatch(/^\d,\d$/);
  expect(currentWords().cues.slower.spoken).toBe("Langsamer.");
  await userEvent.keyboard("{Escape}");
});

test("the hub's questions, advice and notices come in the chosen language; what is exact stays as it came", async () => {
  changePreferences({ language: "de" });
  await takeLanguage();
  const feed = mountLive(<LivePage />, SCENES.stopped);
  const about = { type: "prompt", rollerId: ROLLER.id, action: "show", ruleId: "R29", sampleMs: 0, sentMs: 0 } as const;
  feed.receive({ ...about, promptId: "advice", text: STOP_ADVICE.tingling.text });
  await vi.waitFor(() => expect(byTestId("prompt")?.textContent).toMatch(/^Kribbeln kann von einem Nerv kommen/));
  feed.receive({ ...about, promptId: "advice", text: "Something newer than this page." });
  await vi.waitFor(() => expect(byTestId("prompt")?.textContent).toBe("Something newer than this page."));
  const message = "The session cannot be written to disk: ENOSPC";
  feed.receive({ type: "notice", code: "JOURNAL_FAILED", message, whatToDo: "Free some space.", sentMs: 0 });
  await vi.waitFor(() =>
    expect(document.querySelector("[role=alert]")?.textContent).toMatch(
      /Die Einheit kann nicht auf die Platte geschrieben werden: ENOSPC/,
    ),
  );
});

test("what the hub tells by ids and values comes in the chosen language; what this page does not know in English", async () => {
  const reason = { says: "You were sore, 7 of 10: a day off.", told: [{ id: "rest.sore", values: { nrs: 7 } }] };
  const problem = { code: "AREA_BLOCKED", message: "This area is closed: why.", whatToDo: "Wait." };
  const said = () => ({
    known: toldText(currentWords(), reason.says, reason.told),
    newer: toldText(currentWords(), reason.says, [{ id: "rest.newer" }]),
    without: toldText(currentWords(), reason.says, undefined),
    program: programName(currentWords(), "first-week", "First week"),
    own: programName(currentWords(), "evening", "My evening"),
    refusal: problemText(currentWords(), { ...problem, told: [{ id: "block.open-wound" }] }).message,
  });
  changePreferences({ language: "en" });
  await takeLanguage();
  const english = { known: reason.says, newer: reason.says, without: reason.says, own: "My evening" };
  expect(said()).toEqual({ ...english, program: "First week", refusal: problem.message });
  changePreferences({ language: "de" });
  await takeLanguage();
  expect(said()).toEqual({
    ...english,
    known: "Du hattest Muskelkater, 7 von 10: ein Tag Pause.",
    program: "Erste Woche",
    refusal:
      "Diese Stelle ist durch deine Antworten vor der Einheit geschlossen: Eine offene Wunde muss sich erst schließen.",
  });
});

test("a page that is fetched on its own brings its words in the language that is chosen", async () => {
  changePreferences({ language: "de" });
  await takeLanguage();
  mountLive(<SessionsPage />, {});
  await expect.element(page.getByRole("heading", { name: "Einheiten" })).toBeInTheDocument();
  await expect.element(page.getByRole("group", { name: "Auswahl" })).toBeInTheDocument();
});
