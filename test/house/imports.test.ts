import { expect, test } from "vitest";

import { offences, ruleOf } from "#test/house/importRule.ts";
import { readText, sourceFiles } from "#test/house/projectFiles.ts";
import { parseSource } from "#test/house/syntax.ts";

const modules = sourceFiles
  .filter((path) => !path.endsWith(".css"))
  .map((path) => ({ path, syntax: parseSource(path, readText(path)) }));

test("every file imports only what the table allows", () => {
  expect(modules.flatMap(({ path, syntax }) => offences(path, syntax))).toEqual([]);
});

test("no file only passes on what others export, but for the protocol's own face", () => {
  const barrels = modules.filter(({ path, syntax }) => syntax.isBarrel && path !== "shared/protocol/index.ts");
  expect(barrels.map(({ path }) => path)).toEqual([]);
});

function judge(path: string, text: string): string[] {
  return offences(path, parseSource(path, text));
}

test.each([
  ["hub/signal/pace.ts", 'import { systemClock } from "#hub/clock.ts";'],
  ["hub/signal/pace.ts", 'import type { Clock } from "#hub/clock.ts";'],
  ["hub/signal/pace.ts", 'import { Calibration } from "#shared/schema/calibration.ts";'],
  ["hub/signal/pace.ts", 'export * from "#hub/coach/coach.ts";'],
  ["hub/signal/pace.ts", 'type Clock = import("#hub/clock.ts").Clock;'],
  ["hub/coach/coach.ts", "const now = Date.now();"],
  ["hub/coach/coach.ts", "const now = new Date();"],
  ["hub/coach/coach.ts", "setTimeout(() => undefined, 10);"],
  ["hub/coach/coach.ts", "const chance = globalThis.performance.now();"],
  ["hub/signal/noise.ts", "const chance = Math.random();"],
  ["hub/link/simulated.ts", 'import { createSimulatedRoller } from "#sim/simulatedRoller.ts";'],
  ["hub/link/deframe.ts", 'const simulator = await import("#sim/simulatedRoller.ts");'],
  ["shared/schema/live.ts", 'import * as z from "zod";'],
  ["shared/protocol/crc.ts", 'import { crc32 } from "node:zlib";'],
  ["simulator/board.ts", 'import { createPipeline } from "#hub/signal/pipeline.ts";'],
  ["web/App.tsx", 'import { createHub } from "#hub/hub.ts";'],
  ["web/live/store.ts", 'import { x } from "../coach/stage.ts";'],
  ["hub/settings.ts", 'import { createFeed } from "#hub/live/feed.ts";'],
  ["hub/http/server.ts", "const part = await import(name);"],
])("%s is told off for %s", (path, text) => {
  expect(judge(path, text)).toEqual([expect.stringContaining(path)]);
});

test.each([
  ["hub/signal/pace.ts", 'import type { Calibration } from "#shared/schema/calibration.ts";'],
  ["hub/signal/pace.ts", 'import { TICK_MS } from "#shared/domain/features.ts"; import { low } from "./lowPass.ts";'],
  ["hub/signal/pace.ts", "const root = Math.sqrt(2);"],
  ["hub/coach/coach.ts", "const view = { Date: 1 }.Date;"],
  ["hub/signal/holds.ts", "const newest = (window: Window) => window.newest();"],
  ["hub/signal/holds.ts", "import { performance } from './score.ts'; performance.rise();"],
  ["hub/link/simulated.ts", 'const simulator = await import("#sim/simulatedRoller.ts");'],
  ["hub/live/feed.ts", 'import type { WebSocket } from "@fastify/websocket";'],
  ["web/main.tsx", 'import { createRoot } from "react-dom/client";'],
  ["hub/main.ts", 'import { createServer } from "node:net";'],
])("%s may have %s", (path, text) => {
  expect(judge(path, text)).toEqual([]);
});

test("the most particular rule wins", () => {
  expect(ruleOf("hub/link/simulated.ts")?.lazily).toEqual(["simulator/"]);
  expect(ruleOf("hub/link/uri.ts")?.lazily).toBeUndefined();
});
