// What the live run computed is, byte for byte, what its export computes from the journal.
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { analyzeRecording } from "#hub/cli/analysis.ts";
import { tickLine } from "#hub/export/featureLines.ts";
import { jsonText } from "#hub/export/json.ts";
import { openSource } from "#hub/export/source.ts";
import { PREROLL_MS } from "#hub/lineCore.ts";
import { isFrame } from "#hub/recording/lines.ts";
import { openRecording } from "#hub/recording/reader.ts";
import { createPipeline } from "#hub/signal/pipeline.ts";
import { SessionExport } from "#shared/schema/sessionExport.ts";
import { remove, simulateSession } from "#test/export/simulatedSession.ts";
import { all } from "#test/recording/samples.ts";

/** What the recorder of the line under test was given while a session ran; and the times of all ticks. */
const { live, times } = vi.hoisted(() => ({ live: [] as string[], times: [] as number[] }));

vi.mock("#hub/session/recorder.ts", async (original) => {
  const { createRecorder } = await original<typeof import("#hub/session/recorder.ts")>();
  return {
    createRecorder(options: Parameters<typeof createRecorder>[0]) {
      const recorder = createRecorder(options);
      let running = false;
      return {
        ...recorder,
        start: async (start: Parameters<typeof recorder.start>[0]) =>
          recorder.start({
            ...start,
            // The turn in which the journal begins to take frames.
            opening() {
              const opening = start.opening?.();
              running = true;
              return opening;
            },
          }),
        async stop() {
          running = false;
          return recorder.stop();
        },
        tick(...given: Parameters<typeof recorder.tick>) {
          times.push(given[0].tMs);
          if (running) live.push(tickLine(given[0]));
          recorder.tick(...given);
        },
      };
    },
  };
});

let dataDir = "";
beforeEach(async () => {
  live.length = 0;
  times.length = 0;
  dataDir = await mkdtemp(join(tmpdir(), "inchworm-same-"));
});
afterEach(() => remove(dataDir));

async function exportedTicks(journalPath: string): Promise<string[]> {
  const text = (await all(jsonText(await openSource({ journalPath, createCore: createPipeline })))).join("");
  expect(SessionExport.safeParse(JSON.parse(text)).error).toBeUndefined();
  const [, ticks = ""] = text.split('"ticks":[\n');
  return (ticks.split('\n],\n"events"')[0] ?? "").split(",\n");
}

async function analyzedTicks(journalPath: string): Promise<string[]> {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  await analyzeRecording({ recording: await openRecording(journalPath), createCore: createPipeline, write });
  return lines.filter((line) => line.startsWith('{"k":"tick"'));
}

test("a session that starts while the whole past of the core is known", async () => {
  const { journalPath } = await simulateSession({ dataDir, scenario: "post-run", beforeS: 12.3, sessionS: 15 });
  expect(live.length).toBeGreaterThan(1400);
  expect(live.filter((line) => line.includes('"forceN"')).length).toBeGreaterThan(500);
  expect((await exportedTicks(journalPath)).join("\n")).toBe(live.join("\n"));
  expect((await analyzedTicks(journalPath)).join("\n")).toBe(live.join("\n"));
});

test("a session on a roller that has streamed for longer than is kept; a new calibration in between", async () => {
  const beforeS = PREROLL_MS / 1000 + 8;
  const { journalPath } = await simulateSession({
    dataDir,
    scenario: "post-run",
    beforeS,
    sessionS: 8,
    during: { 5: (_line, repeatIdentity) => repeatIdentity() },
  });
  // Whoever watches sees no seam where the core was made anew on the kept frames.
  const untilMs = (times[0] ?? NaN) + (beforeS + 3) * 1000;
  const steps = times.filter((tMs) => tMs < untilMs).map((tMs, at, before) => tMs - (before[at - 1] ?? tMs - 10));
  expect(steps.every((stepMs) => stepMs === 10)).toBe(true);
  expect(live.length).toBeGreaterThan(700);
  expect((await exportedTicks(journalPath)).join("\n")).toBe(live.join("\n"));
  const journal = await readFile(journalPath, "utf8");
  expect(journal.match(/"k":"core"/g)).toHaveLength(2);
  // The frames from before are in the journal, and are not the session's.
  const frames = journal.match(/"k":"frame"/g)?.length ?? 0;
  expect(frames).toBeGreaterThan((PREROLL_MS / 1000 + 8) * 45);
});

test("without the frames from before, the ticks would be others", async () => {
  const { journalPath } = await simulateSession({ dataDir, scenario: "post-run", beforeS: 15, sessionS: 4 });
  const { header, lines } = await openRecording(journalPath);
  const core: string[] = [];
  const pipeline = createPipeline(
    {
      device: header.device,
      roller: header.roller,
      ...(header.calibration ? { calibration: header.calibration } : {}),
    },
    { tick: (tick) => core.push(tickLine(tick)), event: () => undefined },
  );
  let started = false;
  for await (const line of lines) {
    if (line.k === "session") started = true;
    if (started && isFrame(line)) pipeline.push(line);
  }
  const overlap = live.slice(-200);
  expect(core.slice(-overlap.length).join("\n")).not.toBe(overlap.join("\n"));
});
