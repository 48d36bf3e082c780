// npm run flash: the firmware onto a board, with Espruino's command-line tools; then what the board holds is read back.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { FIRMWARE_VERSION } from "#firmware/version.ts";
import { EXIT } from "#hub/cli/command.ts";
import { systemClock } from "#hub/clock.ts";
import { probeRoller } from "#hub/doctor/probe/roller.ts";
import { openLink } from "#hub/link/open.ts";
import { bundleFirmware, BUNDLE_BUDGET_BYTES } from "#scripts/firmware/bundle.ts";
import { judgeAnswer, linkAfterRestart, restartFault } from "#scripts/flash/afterRestart.ts";
import { boardDoubt, HELP, readOrder } from "#scripts/flash/order.ts";
import type { Order } from "#scripts/flash/order.ts";
import { toolArguments } from "#scripts/flash/plan.ts";
import { runTool } from "#scripts/flash/runTool.ts";
import { CHECK, judge, NO_ANSWER, RESTART, whoIsIt } from "#scripts/flash/verdict.ts";
import type { BoardSays } from "#scripts/flash/verdict.ts";
import { crc32 } from "#shared/protocol/index.ts";

const ROOT = join(import.meta.dirname, "..");

/** From the order to restart until it may answer. */
const RESTARTS_MS = 1500;
/** A Bluetooth roller has to be found first. */
const ANSWERS_WITHIN_MS = 20_000;

const exitCode = await main(process.argv.slice(2));
// The Bluetooth library keeps the process up.
process.exit(exitCode);

async function main(args: string[]): Promise<number> {
  const order = readOrder(args, join(ROOT, "firmware/boards"));
  if (order === "help") return say(HELP);
  if (typeof order === "string") return fail(order, EXIT.usage);
  const { code, findings } = await bundleFirmware({
    root: ROOT,
    entry: `firmware/boards/${order.board}.ts`,
    dev: order.dev,
  });
  const doubt = boardDoubt(order);
  if (doubt !== undefined) fail(doubt);
  const bytes = Buffer.from(code, "latin1");
  if (findings.length > 0) return fail("The board would not run this firmware; npm run build:firmware says why.");
  if (bytes.length > BUNDLE_BUDGET_BYTES) return fail(`The firmware has ${bytes.length} bytes, more than it may have.`);
  const expected = { length: bytes.length, crc: crc32(bytes) };
  const build = `${order.board}, ${order.dev ? "development (open prompt)" : "production"}: ${bytes.length} bytes`;
  if (order.dryRun) return dryRun(order, `${build}, CRC-32 ${expected.crc}`);

  const folder = mkdtempSync(join(tmpdir(), "inchworm-flash-"));
  let board: BoardSays;
  try {
    const file = join(folder, "inchworm.js");
    writeFileSync(file, bytes);
    say(`Uploading ${build}, to ${order.target} …`);
    const uploaded = await runTool(ROOT, toolArguments(order, ["--storage", `.bootcde:${file}`, "-e", CHECK]));
    const verdict = judge(uploaded, expected);
    if (verdict !== undefined) return fail(verdict);
    say("The board holds it, byte for byte (length and CRC-32 read back from its flash). Restarting it …");
    board = whoIsIt(uploaded);
    const fault = restartFault(await runTool(ROOT, toolArguments(order, ["-e", RESTART])));
    if (fault !== undefined) return fail(fault);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return meet(order, board);
}

async function meet(order: Order, board: BoardSays): Promise<number> {
  const uri = linkAfterRestart(order, board, process.platform);
  if (uri === undefined)
    return say(`Done. It restarts; what is behind ${order.target} cannot be asked for its version.`);
  await new Promise((resolve) => setTimeout(resolve, RESTARTS_MS));
  const link = openLink(uri, { clock: systemClock });
  const question = { link, ownFirmware: FIRMWARE_VERSION, answerMs: ANSWERS_WITHIN_MS, listenMs: 0 };
  const { ok, text } = judgeAnswer(await probeRoller(question), board);
  return ok ? say(text) : fail(text);
}

function dryRun(order: Order, build: string): number {
  const show = (rest: readonly string[]): string => `  espruino ${toolArguments(order, rest).join(" ")}`;
  return say(
    [
      `Would build ${build},`,
      "upload it as .bootcde and read its length and CRC-32 back:",
      show(["--storage", ".bootcde:inchworm.js", "-e", `'${CHECK}'`]),
      "restart the board:",
      show(["-e", `'${RESTART}'`]),
      "and ask the restarted roller who it is and which firmware it runs. Nothing was sent.",
      NO_ANSWER,
    ].join("\n"),
  );
}

function say(text: string): number {
  process.stdout.write(`${text.trimEnd()}\n`);
  return 0;
}

function fail(message: string, code: number = EXIT.failed): number {
  process.stderr.write(`${message}\n`);
  return code;
}
