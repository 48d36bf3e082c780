// npm run test:espruino: the production bundles on the real interpreter, against the same source run here.
import { existsSync } from "node:fs";
import { join } from "node:path";

import { bundleFirmware } from "#scripts/firmware/bundle.ts";
import { joinedSource, runHere } from "#scripts/firmware/interpreter/runHere.ts";
import { measureMemory, runOnInterpreter } from "#scripts/firmware/interpreter/runOnInterpreter.ts";
import { SCENARIOS } from "#scripts/firmware/interpreter/scenarios.ts";
import type { Scenario } from "#scripts/firmware/interpreter/scenarios.ts";
import { recordTape } from "#scripts/firmware/interpreter/tape.ts";
import { uploadForReal } from "#scripts/firmware/interpreter/uploadForReal.ts";

const ROOT = join(import.meta.dirname, "../../..");
/** Variables of the interpreter, for the Puck.js, streaming at 104 Hz in 50-byte payloads. */
const BUDGET_VARIABLES = 220;

process.exitCode = await main(process.env["ESPRUINO"]);

async function main(interpreter: string | undefined): Promise<number> {
  if (interpreter === undefined || interpreter === "") {
    say("skipped: ESPRUINO does not name a Linux build of the Espruino interpreter (CONTRIBUTING.md: how to make one)");
    return 0;
  }
  if (!existsSync(interpreter)) {
    process.stderr.write(`ESPRUINO names ${interpreter}, which does not exist.\n`);
    return 1;
  }
  const tapes = [
    recordTape({ scenario: "post-run", seed: 1, rateHz: 104, fromS: 8, seconds: 6 }),
    recordTape({ scenario: "post-run", seed: 2, rateHz: 52, fromS: 8, seconds: 6 }),
  ];
  let failed = 0;
  for (const scenario of [...tapes, ...SCENARIOS]) failed += (await compare(interpreter, scenario)) ? 0 : 1;
  for (const board of ["puck", "mdbt42q"]) failed += (await weigh(interpreter, board)) ? 0 : 1;
  failed += (await upload(interpreter)) ? 0 : 1;
  say(failed === 0 ? "all equal, within the budget" : `${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function compare(interpreter: string, scenario: Scenario): Promise<boolean> {
  const { code } = await bundleFirmware({ root: ROOT, entry: `firmware/boards/${scenario.board}.ts`, dev: false });
  const title = `${scenario.board}: ${scenario.name}`;
  const there = runOnInterpreter(interpreter, code, scenario);
  if (!there.ok) {
    process.stderr.write(`FAILED ${title}: the interpreter did not get through it:\n${there.output.slice(-2000)}\n`);
    return false;
  }
  const here = runHere(await joinedSource(ROOT, scenario.board), scenario);
  const records = (lines: readonly string[]): string[] => lines.filter((line) => /^[234s] /.test(line));
  const ok = same(title, there.lines, here);
  if (!ok) return false;
  if (scenario.simulated !== undefined && !same(`${title}, simulated board`, records(there.lines), scenario.simulated))
    return false;
  const frames = records(there.lines).filter((line) => /^2 |^s a55a..0[123]/.test(line)).length;
  const also = scenario.simulated === undefined ? "" : ", and to the simulated board's";
  say(`equal  ${title}: ${there.lines.length} lines, ${frames} of them frames, byte for byte to the source's${also}`);
  return true;
}

function same(title: string, there: readonly string[], here: readonly string[]): boolean {
  const at = there.findIndex((line, index) => line !== here[index]);
  if (at < 0 && there.length === here.length) return true;
  const index = at < 0 ? there.length : at;
  process.stderr.write(
    `FAILED ${title}, line ${index}:\n  interpreter ${there[index]}\n  here        ${here[index]}\n`,
  );
  return false;
}

async function weigh(interpreter: string, board: string): Promise<boolean> {
  const { code } = await bundleFirmware({ root: ROOT, entry: `firmware/boards/${board}.ts`, dev: false });
  const memory = measureMemory(interpreter, code);
  if ("output" in memory) {
    process.stderr.write(`FAILED ${board}, memory:\n${memory.output.slice(-2000)}\n`);
    return false;
  }
  const { blockBytes, started, streaming, peak, builtIn } = memory;
  say(
    `memory ${board}: ${streaming} variables of ${blockBytes} bytes streaming at 104 Hz in 50-byte payloads ` +
      `(${started} after the start, at most ${peak} while a record is made; ${builtIn} more for the interpreter's own pins and SPI)`,
  );
  if (board !== "puck" || streaming <= BUDGET_VARIABLES) return true;
  process.stderr.write(`FAILED ${board}: ${streaming} variables are over the budget of ${BUDGET_VARIABLES}\n`);
  return false;
}

async function upload(interpreter: string): Promise<boolean> {
  const trouble = await uploadForReal(interpreter, ROOT);
  if (trouble === undefined) say("upload npm run flash wrote the bundle to the interpreter's flash and read it back");
  else if (trouble === "busy") say("upload skipped: port 2323, where the interpreter listens, is taken");
  else process.stderr.write(`FAILED upload: ${trouble}\n`);
  return trouble === undefined || trouble === "busy";
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
