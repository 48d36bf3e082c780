// npm run snapshots: takes the pictures that test/e2e/looks.test.ts compares the pages with. Look at them before you keep them.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { encodePng } from "#scripts/pictures/png.ts";
import { MADE_BY_FILE, majorOf } from "#scripts/snapshots/madeBy.ts";
import { launchBrowser } from "#test/e2e/browser.ts";
import { LOOKS_DIR, takeLooks } from "#test/e2e/looks.ts";

/** Every clone carries them. */
const HEAVIEST_BYTES = 300_000;

const browser = await launchBrowser();
let bytes = 0;
try {
  await mkdir(LOOKS_DIR, { recursive: true });
  for (const { name, picture } of await takeLooks(browser)) {
    const file = encodePng(picture);
    await writeFile(join(LOOKS_DIR, `${name}.png`), file);
    bytes += file.length;
    process.stdout.write(`${name}.png ${Math.round(file.length / 1000)} kB\n`);
  }
  await writeFile(MADE_BY_FILE, `${majorOf(browser.version())}\n`);
} finally {
  await browser.close();
}
if (bytes > HEAVIEST_BYTES) {
  process.stderr.write(`together they are heavier than ${HEAVIEST_BYTES / 1000} kB\n`);
  process.exitCode = 1;
}
