import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { systemClock } from "#hub/clock.ts";
import { frameText } from "#hub/recording/lines.ts";
import { createPlaybackLink } from "#hub/link/playback.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import { logHandlers } from "#test/link/handlerLog.ts";
import type { HandlerLog } from "#test/link/handlerLog.ts";
import { FIRST_RX_MS, HEADER, sampleFrame, sampleFrames } from "#test/recording/samples.ts";
import { scratchFolder } from "#test/recording/scratch.ts";

async function recordingFile(lines: readonly string[]): Promise<string> {
  const path = join(await scratchFolder(), "walk?1.ndjson");
  await writeFile(path, [JSON.stringify(HEADER), ...lines, ""].join("\n"));
  return path;
}

async function played(path: string, speed: number): Promise<HandlerLog> {
  const log = logHandlers();
  const link = createPlaybackLink(`file:${path}?speed=${speed}`, systemClock);
  await link.open(log.handlers);
  await log.reached("closed");
  await link.close();
  return log;
}

test("two speeds give the same frames with the times they were recorded with", async () => {
  const frames = sampleFrames(150);
  const path = await recordingFile(frames.map(frameText));
  const startMs = performance.now();
  const slow = await played(path, 10);
  const slowTookMs = performance.now() - startMs;
  const fast = await played(path, 1000);
  expect(slow.frames).toEqual(frames);
  expect(fast.frames).toEqual(frames);
  expect(slow.identities).toEqual([{ device: HEADER.device, roller: HEADER.roller, name: "test-roller" }]);
  // 150 frames last 2.87 s; ten times as fast they cannot be over in less than a tenth.
  expect(slowTookMs).toBeGreaterThan(280);
  expect([slow.states[0], slow.states.at(-1)]).toEqual(["connecting", "closed"]);
  expect(slow.states.filter((state) => state === "closed")).toHaveLength(1);
});

test("its clock is the recording's, never past a frame that is still to come", async () => {
  const path = await recordingFile(sampleFrames(40).map(frameText));
  const link = createPlaybackLink(`file:${path}?speed=20`, systemClock);
  const log = logHandlers();
  const ages: number[] = [];
  let newestMs = -Infinity;
  await link.open({
    ...log.handlers,
    frame(frame: RawFrame) {
      newestMs = Math.max(newestMs, frame.rxMs);
      ages.push(link.clock.nowMs() - newestMs);
      log.handlers.frame(frame);
    },
  });
  const times: number[] = [];
  const timer = setInterval(() => times.push(link.clock.nowMs()), 1);
  await log.reached("closed");
  clearInterval(timer);
  expect(Math.max(...ages)).toBeLessThan(1);
  expect(Math.min(...ages)).toBeGreaterThan(-25);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(times[0]).toBeGreaterThanOrEqual(FIRST_RX_MS);
  const endMs = link.clock.nowMs();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(link.clock.nowMs()).toBe(endMs);
});

test("marks come along; steps and unknown lines do not; bad lines are counted", async () => {
  const path = await recordingFile([
    frameText(sampleFrame(0)),
    '{"k":"mark","mark":"tenderSpot","tMs":123}',
    '{"k":"mark","mark":"stop"}',
    '{"k":"mark","note":"no name"}',
    '{"k":"step","type":"rest","startMs":1,"endMs":2}',
    '{"k":"frame"}',
    '{"k":"weather"}',
    frameText(sampleFrame(1)),
  ]);
  const log = await played(path, 1000);
  expect(log.marks).toEqual([
    { mark: "tenderSpot", tMs: 123 },
    { mark: "stop", tMs: FIRST_RX_MS },
  ]);
  expect(log.frames).toHaveLength(2);
  expect(log.bad).toEqual([[1, "frame: rxMs is not a time in ms"]]);
});

test("closing in the middle ends it at once; nothing is sent to a recording", async () => {
  const path = await recordingFile(sampleFrames(500).map(frameText));
  const link = createPlaybackLink(`file:${path}`, systemClock);
  const log = logHandlers();
  await link.open(log.handlers);
  await log.reached("streaming");
  expect(await link.send(Uint8Array.of(1))).toBe(false);
  await link.close();
  await link.close();
  const count = log.frames.length;
  expect(count).toBeLessThan(500);
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect(log.frames).toHaveLength(count);
  expect(log.states.at(-1)).toBe("closed");
});

test("closing while it waits for a far-off frame does not wait", async () => {
  const far = { ...sampleFrame(1), rxMs: FIRST_RX_MS + 1e12 };
  const path = await recordingFile([frameText(sampleFrame(0)), frameText(far)]);
  const link = createPlaybackLink(`file:${path}`, systemClock);
  const log = logHandlers();
  await link.open(log.handlers);
  await log.reached("streaming");
  const startMs = performance.now();
  await link.close();
  expect(performance.now() - startMs).toBeLessThan(500);
});

test("frames out of order and recordings without frames end well", async () => {
  const frames = [3, 1, 2, 0].map(sampleFrame);
  expect((await played(await recordingFile(frames.map(frameText)), 100)).frames).toEqual(frames);
  expect((await played(await recordingFile([]), 1)).states).toEqual(["connecting", "closed"]);
});

test("a file that is no recording is refused on open", async () => {
  const path = join(await scratchFolder(), "a.txt");
  await writeFile(path, "hello\n");
  const link = createPlaybackLink(`file:${path}`, systemClock);
  await expect(link.open(logHandlers().handlers)).rejects.toMatchObject({ code: "BAD_RECORDING" });
  await link.close();
});
