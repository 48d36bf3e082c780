// A person who has a keyboard and nothing else, before one page.
import type { Locator, Page } from "playwright";

/** The longest way through a page. */
const MOST_STOPS = 80;

/** For `addInitScript`: what came from a pointer. */
const WATCH_POINTER = `window.pointed = 0;
for (const type of ["pointerdown", "mousedown", "touchstart"]) addEventListener(type, () => (window.pointed += 1), true);`;

export interface Keyboard {
  /** How many keys were pressed so far; a typed word is one for each letter. */
  readonly pressed: number;
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
  /** As often as it takes to get there; the page must let one get there. */
  tabTo(target: Locator, way?: "onward" | "back"): Promise<void>;
  /** Goes there and presses Enter. */
  enter(target: Locator): Promise<void>;
  /** Whether a pointer was used since the page was opened. */
  pointed(): Promise<boolean>;
}

/** Before the page is opened. */
export async function createKeyboard(page: Page): Promise<Keyboard> {
  await page.addInitScript(WATCH_POINTER);
  let pressed = 0;
  const press = async (key: string) => {
    pressed += 1;
    await page.keyboard.press(key);
  };
  const has = (target: Locator) => target.evaluate((element) => element === element.ownerDocument.activeElement);
  const tabTo: Keyboard["tabTo"] = async (target, way = "onward") => {
    await target.waitFor();
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      if (await has(target)) return;
      await press(way === "onward" ? "Tab" : "Shift+Tab");
    }
    throw new Error(`the Tab key does not reach ${target.toString()}`);
  };
  return {
    get pressed() {
      return pressed;
    },
    press,
    async type(text) {
      for (const letter of text) await press(letter);
    },
    tabTo,
    async enter(target) {
      await tabTo(target);
      await press("Enter");
    },
    pointed: async () => (await page.evaluate<number>("window.pointed")) > 0,
  };
}
