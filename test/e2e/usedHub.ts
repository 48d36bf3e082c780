// A browser before a hub that was used for a while, with a simulated roller, and every address of its pages.
import type { Browser } from "playwright";

import { systemClock } from "#hub/clock.ts";
import { openLink } from "#hub/link/open.ts";
import { writeLivedIn, type LivedIn } from "#scripts/pictures/livedIn.ts";
import { launchBrowser } from "#test/e2e/browser.ts";
import { everyAddress } from "#test/e2e/everyPage.ts";
import { WEB_DIR } from "#test/e2e/scene.ts";
import { runHub, temporaryFolder, type RunningHub } from "#test/hub/runningHub.ts";

export interface UsedHub {
  readonly browser: Browser;
  readonly hub: RunningHub["hub"];
  readonly lived: LivedIn;
  readonly addresses: string[];
  close(): Promise<void>;
}

export async function openUsedHub(about: Parameters<typeof writeLivedIn>[1]): Promise<UsedHub> {
  const folder = await temporaryFolder();
  const lived = await writeLivedIn(folder.path, about);
  const links = [openLink("sim:post-run?seed=3", { clock: systemClock })];
  const [browser, { hub }] = await Promise.all([
    launchBrowser(),
    runHub({ links, dataDir: folder.path, webDir: WEB_DIR, wallMs: () => lived.nowMs }),
  ]);
  const ids = { session: lived.sessionId, person: lived.personId, roller: hub.lines[0]?.rollerId ?? "" };
  return {
    browser,
    hub,
    lived,
    addresses: await everyAddress(ids),
    async close() {
      await browser.close();
      await hub.stop();
      await folder.remove();
    },
  };
}
