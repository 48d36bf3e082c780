// The calibration wizard as a person goes through it who reads what the page says and has a keyboard: to its end.
import type { Locator, Page } from "playwright";
import { expect } from "vitest";

import type { Keyboard } from "#test/e2e/keyboard.ts";
import { english } from "#test/e2e/words.ts";

const MOST_PRESSES = 60;
/** What the simulated person says they read: the first number of it. */
const READ = /: (\d+(?:\.\d+)?)|showed (\d+(?:\.\d+)?)/;

export interface StepTaken {
  readonly name: string;
  /** What the page said of it. */
  readonly said: string;
}

/** From the page's first key on; gives how each step went, in order. */
export async function calibrateByKeys(page: Page, keyboard: Keyboard): Promise<StepTaken[]> {
  const say = await english("calibration");
  const form = page.locator("form.calibration");
  const done = page.getByRole("heading", { name: say("done.title"), exact: true });
  const key = form.locator("button[type=submit]");
  const onward = ["begin", "stopped", "onward", "next", "repeat"].map((name) => say(`keys.${name}`));
  /** The strong key may be pressed; while a step is measured that ends by itself, it would cut it short. */
  const due = key
    .and(page.locator('[aria-disabled="false"]'))
    .and(page.getByText(new RegExp(`^(${onward.join("|")})$`)));
  const place = async () => (await form.locator("h2, button[type=submit]").allInnerTexts()).join(": ");
  const taken: StepTaken[] = [];

  await keyboard.enter(page.getByRole("button", { name: say("start"), exact: true }));
  for (let presses = 0; presses < MOST_PRESSES; presses++) {
    await due
      .or(done)
      .first()
      .waitFor()
      .catch(async () => {
        throw new Error(`the wizard stands still: ${await page.locator("main").innerText()}`);
      });
    if (await done.isVisible()) return taken;
    const here = await place();
    if (here.endsWith(`: ${say("keys.next")}`) || here.endsWith(`: ${say("keys.repeat")}`)) {
      const said = await form.locator(".calibration-todo, .calibration-why").allInnerTexts();
      taken.push({ name: here.split(":")[0] ?? "", said: said.join(" ") });
    }
    await answer(form, keyboard);
    // From step to step it stays under the fingers.
    await keyboard.tabTo(key);
    await keyboard.press("Enter");
    await expect.poll(place, { message: `${here} goes on` }).not.toBe(here);
  }
  throw new Error(`the calibration does not end: ${JSON.stringify(taken)}`);
}

/** Types what the simulated person has read, where a field asks for it and they say it. */
async function answer(form: Locator, keyboard: Keyboard): Promise<void> {
  const field = form.getByRole("textbox");
  if ((await field.count()) === 0) return;
  const says = await form.locator(".calibration-person").innerText();
  const read = READ.exec(says);
  if (read === null) return;
  await keyboard.tabTo(field, "back");
  await keyboard.type(read[1] ?? read[2] ?? "");
}
