import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { differingShare } from "#scripts/pictures/compare.ts";
import { decodePng, encodePng } from "#scripts/pictures/png.ts";
import { looksMadeBy, majorOf } from "#scripts/snapshots/madeBy.ts";
import { sharedBrowser } from "#test/e2e/sharedBrowser.ts";
import { LOOKS_DIR, takeLooks } from "#test/e2e/looks.ts";

/** On the browser that made them, two takes are alike to the pixel. */
const MOST_DIFFERING = 0.001;
const OUTPUT = join(LOOKS_DIR, "../../output/looks");

describe("the main pages", () => {
  const browser = sharedBrowser();

  test("look as they did", async ({ skip }) => {
    const differing: string[] = [];
    for (const { name, picture } of await takeLooks(browser())) {
      const file = join(LOOKS_DIR, `${name}.png`);
      const share = existsSync(file) ? differingShare(picture, decodePng(await readFile(file))) : 1;
      if (share <= MOST_DIFFERING) continue;
      await mkdir(OUTPUT, { recursive: true });
      await writeFile(join(OUTPUT, `${name}.png`), encodePng(picture));
      differing.push(`${(share * 100).toFixed(2)} % of ${name} look different`);
    }
    const says = `${differing.join(", ")}: see test/output/looks; npm run snapshots takes them anew`;
    const [made, here] = [looksMadeBy(), majorOf(browser().version())];
    skip(differing.length > 0 && made !== here, `${says} (made by Chromium ${made}, this is ${here})`);
    expect(differing, says).toEqual([]);
  });
});
