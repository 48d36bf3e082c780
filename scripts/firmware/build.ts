// npm run build:firmware: the boards' bundles, checked by the gate.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { EXIT } from "#hub/cli/command.ts";
import { BUNDLE_BUDGET_BYTES, bundleFirmware } from "#scripts/firmware/bundle.ts";

const ROOT = join(import.meta.dirname, "../..");
const BOARDS = join(ROOT, "firmware/boards");
const DIST = join(ROOT, "firmware/dist");
const REFERENCE_BOARD = "puck";

const HELP = `npm run build:firmware [-- --board NAME] [--dev]

Writes firmware/dist/inchworm.js for the Puck.js, always a production build. Another board, or a development
build, goes beside it as inchworm-BOARD.js.

  --board NAME  a file of firmware/boards
  --dev         keeps the JavaScript console on the radio
  --help        this text
`;

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const asked = readFlags(args);
  if (typeof asked === "string") return fail(asked, EXIT.usage);
  if (asked === undefined) {
    process.stdout.write(HELP);
    return 0;
  }
  if (!checkTypes()) return fail("The firmware has type errors; nothing was built.");
  mkdirSync(DIST, { recursive: true });
  if (!(await build({ board: REFERENCE_BOARD, dev: false, file: "inchworm.js" }))) return 1;
  if (asked.board === undefined && !asked.dev) return 0;
  const board = asked.board ?? REFERENCE_BOARD;
  return (await build({ board, dev: asked.dev, file: `inchworm-${board}.js` })) ? 0 : 1;
}

/** What to build; a text: what is wrong; undefined: help is wanted. */
function readFlags(args: string[]): { board: string | undefined; dev: boolean } | string | undefined {
  try {
    const options = { board: { type: "string" }, dev: { type: "boolean" }, help: { type: "boolean" } } as const;
    const { values } = parseArgs({ args, options });
    if (values.help === true) return undefined;
    const boards = readdirSync(BOARDS).map((name) => name.replace(/\.ts$/, ""));
    if (values.board !== undefined && !boards.includes(values.board))
      return `There is no board "${values.board}"; choose one of: ${boards.join(", ")}.`;
    return { board: values.board, dev: values.dev === true };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function checkTypes(): boolean {
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  if (!existsSync(tsc)) return false;
  return spawnSync(process.execPath, [tsc, "-p", join(ROOT, "firmware")], { stdio: "inherit" }).status === 0;
}

async function build(wanted: { board: string; dev: boolean; file: string }): Promise<boolean> {
  const { code, findings } = await bundleFirmware({
    root: ROOT,
    entry: `firmware/boards/${wanted.board}.ts`,
    dev: wanted.dev,
  });
  for (const { line, column, rule, message, near } of findings)
    process.stderr.write(`${wanted.file}:${line}:${column} ${rule}: ${message}: ${near}\n`);
  if (findings.length > 0) {
    fail(`${wanted.file} was not written: the board would not run it as it is meant.`);
    return false;
  }
  const bytes = Buffer.byteLength(code);
  if (bytes > BUNDLE_BUDGET_BYTES) {
    fail(`${wanted.file} was not written: ${bytes} bytes are over the budget of ${BUNDLE_BUDGET_BYTES}.`);
    return false;
  }
  writeFileSync(join(DIST, wanted.file), code);
  process.stdout.write(`firmware/dist/${wanted.file}: ${bytes} bytes of ${BUNDLE_BUDGET_BYTES}\n`);
  return true;
}

function fail(message: string, code: number = EXIT.failed): number {
  process.stderr.write(`${message}\n`);
  return code;
}
