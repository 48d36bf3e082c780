// What is heard is chosen in the settings, and kept in this browser.
import { beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";

import { SCENES } from "#test/web/fakeMessages.ts";
import { mountLive } from "#test/web/mount.tsx";
import { LivePage } from "#web/coach/LivePage.tsx";
import { changePreferences, DEFAULT_PREFERENCES, preferences } from "#web/settings/preferences.ts";

beforeEach(() => {
  changePreferences(DEFAULT_PREFERENCES);
  vi.spyOn(window, "fetch").mockImplementation(() => Promise.resolve(Response.json({}, { status: 500 })));
});

const stored = (): unknown => JSON.parse(localStorage.getItem("inchworm.preferences") ?? "{}");

async function openSettings(): Promise<void> {
  mountLive(<LivePage />, SCENES.right);
  await page.getByRole("button", { name: "Settings" }).click();
}

test("each part has a switch, each volume a slider that says its value", async () => {
  await openSettings();
  for (const [label, part] of [
    [/worm/, "pacerTick"],
    [/A tone for the pressure/, "pressureTone"],
    ["A program's next step", "tellProgram"],
    ["A step's last three seconds", "countdown"],
    ["Questions of the coach", "tellQuestions"],
    ["What you pressed", "tellAnswers"],
  ] as const) {
    await page.getByRole("checkbox", { name: label }).click();
    expect(preferences()[part], part).toBe(false);
  }
  const slider = page.getByRole("slider", { name: "Ticks" });
  slider.element().focus();
  await userEvent.keyboard("{ArrowLeft}{ArrowLeft}");
  await expect.element(slider).toHaveAttribute("aria-valuetext", "80%");
  expect(stored()).toMatchObject({ tellProgram: false, volumes: { pacer: 80, master: 100 } });
});

test("with the voice alone there is nothing to choose of ticks and tone; silent, of nothing", async () => {
  await openSettings();
  await page.getByRole("radio", { name: "Voice", exact: true }).click();
  await expect.element(page.getByRole("checkbox", { name: /A tone for the pressure/ })).not.toBeInTheDocument();
  await expect.element(page.getByRole("checkbox", { name: "A program's next step" })).toBeInTheDocument();
  await page.getByRole("radio", { name: "Silent" }).click();
  await expect.element(page.getByRole("slider", { name: "Ticks" })).not.toBeInTheDocument();
});
