// npm run doctor: whether this computer is ready for a roller, and what to do where it is not.
import { resolve } from "node:path";

import { FIRMWARE_VERSION } from "#firmware/version.ts";
import { EXIT, parseFlags, runCommand } from "#hub/cli/command.ts";
import type { CommandIo } from "#hub/cli/command.ts";
import { processIo } from "#hub/cli/processIo.ts";
import { systemClock } from "#hub/clock.ts";
import { DEFAULT_PORT, usualDataDir } from "#hub/config.ts";
import { examine } from "#hub/doctor/examine.ts";
import { reportText } from "#hub/doctor/text.ts";
import { InchwormError } from "#hub/errors.ts";
import { openLink } from "#hub/link/open.ts";
import { findChromium } from "#hub/chromium.mjs";

const HELP = `npm run doctor -- [--link URI] [--data FOLDER] [--port N] [--json]

Looks at this computer, changes nothing, and says for each thing whether it is ready for a roller and what to do.
Ends with 0, or with 1 when a problem keeps you from rolling.

  --link URI      also ask the roller at this address who it is: ble:NAME, serial:PORT, …
  --data FOLDER   the hub's data folder (${usualDataDir()})
  --port N        the hub's port (${DEFAULT_PORT})
  --json          the findings as JSON, as GET /api/doctor gives them
  --help          this text`;

/** Gives the exit code. */
export async function doctor(args: readonly string[], io: CommandIo, colour: boolean): Promise<number> {
  let problems = 0;
  const code = await runCommand(io, async () => {
    const { values } = parseFlags({
      args: [...args],
      options: {
        link: { type: "string" },
        data: { type: "string" },
        port: { type: "string" },
        json: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
    if (values.help === true) {
      await io.stdout.write(HELP);
      return io.stdout.close();
    }
    const report = await examine({
      dataDir: values.data === undefined ? usualDataDir() : resolve(values.data),
      browserPath: findChromium(),
      port: readPort(values.port),
      ownFirmware: FIRMWARE_VERSION,
      ...(values.link === undefined ? {} : { link: openLink(values.link, { clock: systemClock }) }),
    });
    problems = report.findings.filter(({ level }) => level === "problem").length;
    await io.stdout.write(values.json === true ? JSON.stringify(report, undefined, 2) : reportText(report, colour));
    await io.stdout.close();
  });
  return code === EXIT.ok && problems > 0 ? EXIT.failed : code;
}

function readPort(text: string | undefined): number {
  const port = text === undefined ? DEFAULT_PORT : Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new InchwormError("BAD_FLAG", `--port ${text} is not a port; ports are 1 to 65535`);
}

if (import.meta.main) {
  const colour = process.stdout.isTTY && process.env["NO_COLOR"] === undefined;
  const code = await doctor(process.argv.slice(2), processIo(), colour);
  // A library that a link loaded may keep the process up.
  process.exit(code);
}
