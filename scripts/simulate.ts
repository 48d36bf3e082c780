// npm run simulate: a simulated roller's recording, its truth and its true calibration; or the roller itself on the air.
import { writeFile } from "node:fs/promises";

import { parseFlags, runCommand } from "#hub/cli/command.ts";
import type { CommandIo } from "#hub/cli/command.ts";
import { processIo } from "#hub/cli/processIo.ts";
import { createProgress } from "#hub/cli/progress.ts";
import { InchwormError, reasonOf } from "#hub/errors.ts";
import { advertise } from "#scripts/simulate/advertise.ts";
import { recordSimulation } from "#scripts/simulate/record.ts";
import { playOnSerial } from "#scripts/simulate/serial.ts";
import { HOME_FAULTS } from "#sim/home/faults.ts";
import { parseScenario, readSetting, SETTINGS } from "#sim/parseScenario.ts";
import { SCENARIOS } from "#sim/scenarios.ts";
import type { ScenarioChoice } from "#sim/scenarios/chosen.ts";

const HELP = `npm run simulate -- SCENARIO --out FILE.ndjson [--seed N] [--seconds S] [--mounting M]
npm run simulate -- SCENARIO --serial PATH [--seed N] [--mounting M]
npm run simulate -- --ble [SCENARIO] [--hci PORT] [--seed N] [--mounting M]

Writes what a hub would have recorded from a simulated roller, beside it FILE.truth.ndjson (what really
happened) and FILE.calibration.json (the roller's true calibration, for --calibration). With --serial it plays the
roller at a serial port in real time instead, for a hub started with --link serial:PATH.

With --ble the simulated roller itself goes on the air, until Ctrl-C: this machine's Bluetooth adapter plays it, and
the hub of another computer finds it like any roller.

  SCENARIO             a name of --list; may carry settings: post-run?seed=3&mounting=four
  --out FILE           packed when it ends in .gz
  --serial PATH        a serial port; where there is none of this name, socat makes one
  --seconds S          how long; without it to the scenario's end, 60 when it has none
  --embed-calibration  also put the calibration into the recording's header

Settings, as flags or behind the scenario's question mark:
  --seed N             which person, roller and evening; 1 without it
  --mounting M         ring, split, four or two
  --ratio R            how uneven a ring is over a turn, 0 to 0.9; 0.3 without it
  --diameter MM        of the roller, 90 to 160
  --axis A             how the sensor sits: x+, x-, y+, y-, z+, z- or unknown
  --day D              days since the calibration, over which parts drift
  --of SCENARIO        home-calibration of that scenario's roller
  --fault F            what goes wrong with a home-calibration: ${HOME_FAULTS.slice(0, 5).join(", ")},
                       ${HOME_FAULTS.slice(5).join(", ")}

  --ble                advertise the roller; first-look without a SCENARIO
  --hci PORT           with an adapter on a serial port instead of this machine's own

  --list               the scenarios
  --help               this text`;

const BLE_SCENARIO = "first-look";
const MOST_SECONDS = 24 * 3600;

/** Gives the exit code. */
export async function simulate(args: readonly string[], io: CommandIo): Promise<number> {
  return runCommand(io, async () => {
    const { values, positionals } = parseFlags({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: "string" },
        serial: { type: "string" },
        seconds: { type: "string" },
        seed: { type: "string" },
        mounting: { type: "string" },
        ratio: { type: "string" },
        diameter: { type: "string" },
        axis: { type: "string" },
        day: { type: "string" },
        of: { type: "string" },
        fault: { type: "string" },
        "embed-calibration": { type: "boolean" },
        ble: { type: "boolean" },
        hci: { type: "string" },
        list: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
    if (values.help === true || values.list === true) {
      await io.stdout.write(values.help === true ? HELP : listText());
      return io.stdout.close();
    }
    const [given, ...more] = positionals;
    const name = given ?? (values.ble === true ? BLE_SCENARIO : undefined);
    if (name === undefined) throw new InchwormError("BAD_FLAG", "simulate needs a SCENARIO; --list shows them");
    if (more.length > 0) throw new InchwormError("BAD_FLAG", `simulate takes one SCENARIO, not also ${more.join(" ")}`);
    const choice = choose(name, values);
    const { out, serial, hci } = values;
    if (values.ble === true) {
      if (out !== undefined || serial !== undefined)
        throw new InchwormError("BAD_FLAG", "--ble goes with neither --out nor --serial");
      return advertise({ choice, hciPath: hci, io });
    }
    if (hci !== undefined) throw new InchwormError("BAD_FLAG", "--hci goes with --ble");
    if (serial !== undefined && serial !== "") {
      if (out !== undefined) throw new InchwormError("BAD_FLAG", "--out and --serial do not go together");
      return playOnSerial({ choice, path: serial, io, signal: interrupted() });
    }
    if (out === undefined || out === "")
      throw new InchwormError("BAD_FLAG", "simulate needs --out FILE.ndjson, --serial PATH or --ble");
    const seconds = readSeconds(values.seconds);
    await run({ choice, out, seconds, io, embedCalibration: values["embed-calibration"] === true });
  });
}

interface Job {
  readonly choice: ScenarioChoice;
  readonly out: string;
  readonly seconds: number | undefined;
  readonly io: CommandIo;
  readonly embedCalibration: boolean;
}

async function run({ choice, out, seconds, io, embedCalibration }: Job): Promise<void> {
  const stem = out.replace(/\.gz$/i, "").replace(/\.ndjson$/i, "");
  const truthOut = `${stem}.truth.ndjson`;
  const calibrationOut = `${stem}.calibration.json`;
  const progress = createProgress({ out: io.stderr, label: "Simulating" });
  const startMs = performance.now();
  try {
    const result = await recordSimulation({
      choice,
      seconds,
      out,
      truthOut,
      embedCalibration,
      onProgress: (doneS, ofS) => progress.update(doneS, ofS),
    });
    await writeCalibration(calibrationOut, result.calibration);
    progress.end();
    const tookS = (performance.now() - startMs) / 1000;
    io.stderr.write(
      `${choice.scenario}, seed ${choice.seed ?? 1}: ${Number(result.seconds.toFixed(1))} s, ${result.frames} frames in ${tookS.toFixed(1)} s ` +
        `(${Math.round(result.seconds / tookS)} times real time)\n` +
        `  ${out}\n  ${truthOut}\n  ${calibrationOut}\n`,
    );
  } finally {
    progress.end();
  }
}

async function writeCalibration(file: string, calibration: object): Promise<void> {
  try {
    await writeFile(file, `${JSON.stringify(calibration, undefined, 1)}\n`);
  } catch (thrown) {
    const why = reasonOf(thrown);
    throw new InchwormError("FILE_UNWRITABLE", `${file}: ${why}`, { cause: thrown });
  }
}

/** The scenario's own settings, then those of the flags. */
function choose(text: string, flags: { readonly [key: string]: unknown }): ScenarioChoice {
  const parsed = parseScenario(text);
  if (!parsed.ok) throw new InchwormError(parsed.unknown ? "UNKNOWN_SCENARIO" : "BAD_FLAG", parsed.message);
  let choice = parsed.value;
  for (const key of SETTINGS) {
    const value = flags[key];
    if (typeof value !== "string") continue;
    const read = readSetting(choice.scenario, key, value);
    if (typeof read === "string") throw new InchwormError("BAD_FLAG", `--${read}`);
    choice = { ...choice, ...read };
  }
  return choice;
}

/** Ctrl-C, or whatever else asks it to end. */
function interrupted(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}

function readSeconds(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = text.trim() === "" ? Number.NaN : Number(text);
  if (seconds > 0 && seconds <= MOST_SECONDS) return seconds;
  throw new InchwormError("BAD_FLAG", `--seconds must be more than 0 and at most ${MOST_SECONDS}, not "${text}"`);
}

function listText(): string {
  const width = Math.max(...SCENARIOS.map(({ name }) => name.length));
  return SCENARIOS.map(({ name, description }) => `${name.padEnd(width)}  ${description}`).join("\n");
}

if (import.meta.main) {
  process.exitCode = await simulate(process.argv.slice(2), processIo());
  // The Bluetooth library's timers never end.
  if (process.argv.includes("--ble")) process.exit();
}
