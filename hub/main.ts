// `npm start`: flags in, the hub up, one line when it is ready; stops cleanly on Ctrl-C.
import { fileURLToPath } from "node:url";

import { FIRMWARE_VERSION } from "#firmware/version.ts";
import { chooseLinks, describeLinks } from "#hub/chooseLinks.ts";
import { readCalibrationFile } from "#hub/cli/calibrationFile.ts";
import { errorLine, exitCodeOf } from "#hub/cli/command.ts";
import { inchwormVersion } from "#hub/cli/version.ts";
import { systemClock } from "#hub/clock.ts";
import { helpText, isLoopbackHost, parseConfig, type HubConfig } from "#hub/config.ts";
import { examine } from "#hub/doctor/examine.ts";
import { kept } from "#hub/doctor/kept.ts";
import { asInchwormError, type InchwormError } from "#hub/errors.ts";
import { startHub, type Hub } from "#hub/hub.ts";
import { discoverLinks, openLink } from "#hub/link/open.ts";
import { openBrowser } from "#hub/openBrowser.ts";
import { findChromium } from "#hub/chromium.mjs";

const OTHER_PORTS = 10;
/** A part that does not stop in this time is left behind. */
const STOP_WITHIN_MS = 8000;
const SAME_STOP_MS = 500;

const projectFile = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

function complain(error: InchwormError): void {
  process.stderr.write(`${errorLine(error)}\n`);
}

async function run(config: HubConfig): Promise<void> {
  const calibrations = await Promise.all(config.calibrationFiles.map(readCalibrationFile));
  const chosen = await chooseLinks(config.linkUris, {
    openLink: (uri) => openLink(uri, { clock: systemClock }),
    discoverLinks: discoverLinks,
  });
  const hub = await startHub({
    hubVersion: await inchwormVersion(),
    clock: systemClock,
    links: chosen.links,
    strictLinks: chosen.how === "named",
    calibrations,
    learnShape: config.learnShape,
    dataDir: config.dataDir,
    storeUrl: config.storeUrl,
    webDir: projectFile("web/dist"),
    host: config.host,
    port: config.port,
    otherPorts: config.portGiven ? 0 : OTHER_PORTS,
    allowLan: config.allowLan,
    doctor: kept(systemClock, () =>
      examine({ dataDir: config.dataDir, browserPath: findChromium(), ownFirmware: FIRMWARE_VERSION }),
    ),
    report: (part, error) => process.stderr.write(`${part}: ${errorLine(error)}\n`),
  });
  stopOnSignals(hub);
  chosen.problems.forEach(complain);
  if (!isLoopbackHost(config.host)) {
    process.stderr.write(`Everyone on your network can open this dashboard (--host ${config.host} --allow-lan).\n`);
  }
  const first = hub.isFirstVisit() ? `${hub.url}/setup` : undefined;
  const begin = first === undefined ? "" : `First time here? Begin at ${first}\n`;
  const where = `Sessions, people and settings are kept in ${config.dataDir}\n`;
  process.stdout.write(`Inchworm is ready at ${hub.url}\n${describeLinks(chosen)}\n${where}${begin}`);
  if (!config.portGiven && !hub.url.endsWith(`:${config.port}`)) {
    process.stdout.write(`Port ${config.port} is in use by another program, so this is the next free one.\n`);
  }
  if (config.open) openBrowser(first ?? hub.url);
}

function stopOnSignals(hub: Hub): void {
  let stoppingSinceMs: number | undefined;
  const stop = () => {
    const nowMs = performance.now();
    // A second Ctrl-C means now; but one stop may also arrive as several signals, from a terminal or a supervisor.
    if (stoppingSinceMs !== undefined && nowMs - stoppingSinceMs > SAME_STOP_MS) process.exit(1);
    if (stoppingSinceMs !== undefined) return;
    stoppingSinceMs = nowMs;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    hub.stop().then(
      () => process.exit(0),
      (thrown: unknown) => {
        complain(asInchwormError(thrown, "UNEXPECTED"));
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
}

// Whoever read what the hub prints may be gone (`npm start | head`): rolling goes on.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

const surroundings = { platform: process.platform, env: process.env };
const parsed = parseConfig(process.argv.slice(2), surroundings);
switch (parsed.kind) {
  case "help":
    process.stdout.write(helpText(surroundings));
    break;
  case "faults":
    parsed.faults.forEach(complain);
    process.exitCode = Math.max(...parsed.faults.map(exitCodeOf));
    break;
  case "run":
    try {
      await run(parsed.config);
    } catch (thrown) {
      const error = asInchwormError(thrown, "UNEXPECTED");
      complain(error);
      process.exit(exitCodeOf(error));
    }
}
