// npm run flash: the firmware onto a board, with Espruino's command-line tools; then what the board holds is read back.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { bundleFirmware, BUNDLE_BUDGET_BYTES } from "#scripts/firmware/bundle.ts";
import { HELP, readOrder } from "#scripts/flash/order.ts";
import type { Order } from "#scripts/flash/order.ts";
import { toolArguments } from "#scripts/flash/plan.ts";
import { readInfoBack } from "#scripts/flash/readInfoBack.ts";
import { runTool } from "#scripts/flash/runTool.ts";
import { CHECK, judge, NO_ANSWER, RESTART } from "#scripts/flash/verdict.ts";
import { crc32 } from "#shared/protocol/index.ts";

const ROOT = join(import.meta.dirname, "..");

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const order = readOrder(args, join(ROOT, "firmware/boards"));
  if (order === "help") return say(HELP);
  if (typeof order === "string") return fail(order);
  const { code, findings } = await bundleFirmware({
    root: ROOT,
    entry: `firmware/boards/${order.board}.ts`,
    dev: order.dev,
  });
  const bytes = Buffer.from(code, "latin1");
  if (findings.length > 0) return fail("The board would not run this firmware; npm run build:firmware says why.");
  if (bytes.length > BUNDLE_BUDGET_BYTES) return fail(`The firmware has ${bytes.length} bytes, more than it may have.`);
  const expected = { length: bytes.length, crc: crc32(bytes) };
  const build = `${order.board}, ${order.dev ? "development (open prompt)" : "production"}: ${bytes.length} bytes`;
  if (order.dryRun) return dryRun(order, `${build}, CRC-32 ${expected.crc}`);

  const folder = mkdtempSync(join(tmpdir(), "inchworm-flash-"));
  try {
    const file = join(folder, "inchworm.js");
    writeFileSync(file, bytes);
    say(`Uploading ${build}, to ${order.target} …`);
    const uploaded = await runTool(ROOT, toolArguments(order, ["--storage", `.bootcde:${file}`, "-e", CHECK]));
    const verdict = judge(uploaded, expected);
    if (verdict !== undefined) return fail(verdict);
    say("The board holds it, byte for byte (length and CRC-32 read back from its flash). Restarting it …");
    await runTool(ROOT, toolArguments(order, ["-e", RESTART]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return say(await readInfoBack(order));
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
      "and ask it for its info record. Nothing was sent.",
      NO_ANSWER,
    ].join("\n"),
  );
}

function say(text: string): number {
  process.stdout.write(`${text.trimEnd()}\n`);
  return 0;
}

function fail(message: string): number {
  process.stderr.write(`${message}\n`);
  return 1;
}
