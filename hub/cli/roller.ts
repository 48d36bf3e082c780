// npm run roller: tells a roller what it is (diameter, mounting, name …), and says what it answered.
import { EXIT, oneLine, parseFlags, runCommand } from "#hub/cli/command.ts";
import type { CommandIo } from "#hub/cli/command.ts";
import { processIo } from "#hub/cli/processIo.ts";
import { ROLLER_FLAGS, rollerOrders } from "#hub/cli/rollerOrders.ts";
import { systemClock } from "#hub/clock.ts";
import { InchwormError } from "#hub/errors.ts";
import { openLink } from "#hub/link/open.ts";
import { meetRoller } from "#hub/link/ordering.ts";

const HELP = `npm run roller -- --link URI [settings]

Tells a roller what it is; it keeps that over restarts. Without settings it only says who it is. Stop the hub before.

  --link URI      the roller: ble:NAME, serial:PORT, …
  --name N        its name, up to 19 bytes
  --diameter MM   outer diameter, unloaded, 40 to 400
  --mounting M    of the load cell: ring, split, four, two (docs/hardware.md), unknown
  --axis A        of the motion sensor along the axle: x+, x-, y+, y-, z+, z-, unknown (calibration finds it)
  --channels N    load channels: 1 or 2
  --sleep MIN     minutes without a hub until it sleeps, 0 to 240; 0: never
  --passkey N     six digits that a computer must know to pair with it, or none; from its next start
  --identify      its LED blinks
  --help          this text`;

/** A Bluetooth roller has to be found first. */
const MEET_MS = 15_000;
const ANSWER_MS = 4000;

/** Gives the exit code. */
export async function roller(args: readonly string[], io: CommandIo): Promise<number> {
  let refused = 0;
  const code = await runCommand(io, async () => {
    const options = { ...ROLLER_FLAGS, link: { type: "string" }, help: { type: "boolean", short: "h" } } as const;
    const { values } = parseFlags({ args: [...args], options });
    if (values.help === true) {
      await io.stdout.write(HELP);
      return io.stdout.close();
    }
    const orders = rollerOrders(values);
    if (values.link === undefined) throw new InchwormError("BAD_FLAG", "--link is missing: which roller?");
    const link = openLink(values.link, { clock: systemClock });
    const met = await meetRoller({ link, meetMs: MEET_MS, answerMs: ANSWER_MS });
    try {
      const { name, device } = met.identity;
      await io.stdout.write(oneLine(`${name} at ${link.uri}: ${device.board}, firmware ${device.firmware}`));
      for (const { what, command } of orders) {
        const why = await met.order(command);
        if (why !== undefined) refused += 1;
        await io.stdout.write(
          oneLine(`  ${why === undefined ? "done" : "NOT done"}: ${what}`) + (why ? ` (${why})` : ""),
        );
      }
    } finally {
      await met.close();
    }
    await io.stdout.close();
  });
  return code === EXIT.ok && refused > 0 ? EXIT.failed : code;
}

if (import.meta.main) {
  const code = await roller(process.argv.slice(2), processIo());
  // A library that a link loaded may keep the process up.
  process.exit(code);
}
