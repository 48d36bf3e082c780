// The firmware's source, as it is written, through a scenario in this process: joined, without its types, in a bare context.
import vm from "node:vm";

import * as esbuild from "esbuild";

import { BARE_CONTEXT, BOARD_STUB } from "#scripts/firmware/interpreter/boardStub.ts";
import type { Scenario } from "#scripts/firmware/interpreter/scenarios.ts";

/** The modules only joined: none of the build's later steps. */
export async function joinedSource(root: string, board: string): Promise<string> {
  const result = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [`firmware/boards/${board}.ts`],
    bundle: true,
    write: false,
    format: "cjs",
    platform: "neutral",
    external: ["Storage"],
    define: { DEV_BUILD: "false" },
    logLevel: "silent",
  });
  return result.outputFiles[0]?.text ?? "";
}

/** What `code` told, line by line. */
export function runHere(code: string, scenario: Scenario): string[] {
  const context = vm.createContext({});
  const { settings, startTicks, script } = scenario;
  const stored = settings === undefined ? "" : `files["inchworm.json"] = '${JSON.stringify(settings)}';`;
  const ticks = startTicks === undefined ? "" : `stub.ticks = ${startTicks};`;
  vm.runInContext(
    `${BARE_CONTEXT}\n${BOARD_STUB}\n${stored}${ticks}\n(function () {\n${code}\n})();\n${script}`,
    context,
  );
  return JSON.parse(vm.runInContext("JSON.stringify(sent)", context));
}
