import type { Browser } from "playwright";
import { afterAll, beforeAll, beforeEach, describe, test } from "vitest";

import { bandsFor } from "#hub/coach/bands.ts";
import { RULES } from "#shared/domain/rules.ts";
import type { ServerMessage } from "#shared/schema/live.ts";
import type { TruthTick } from "#sim/truth/truthLine.ts";
import { browserIsMissing, launchBrowser, needsBrowser } from "#test/e2e/browser.ts";
import { findHold } from "#test/e2e/findHold.ts";
import { openScene, type Scene } from "#test/e2e/scene.ts";

/** Between the truth and the sample that a message is about: the same however busy the machine is. */
const WITHIN_MS = 1000;
/** For what does depend on the machine; how fast it is when left alone is for `npm run bench` to say. */
const BUSY_MS = 10_000;
const LONGEST_MS = 35_000;

const [, EDGE_MM_S] = bandsFor({ muscle: "quadriceps", side: "right", mode: "deep" }, undefined).paceMmS;
const TOO_FAST_MM_S = EDGE_MM_S * (1 + RULES.R3.numbers.tooFastPastEdgePct / 100);

type MessageOf<Type extends ServerMessage["type"]> = Extract<ServerMessage, { type: Type }>;
const isCue = (message: ServerMessage): message is MessageOf<"cue"> => message.type === "cue";
const isTick = (message: ServerMessage): message is MessageOf<"tick"> => message.type === "tick";
const isLink = (message: ServerMessage): message is MessageOf<"link"> => message.type === "link";

function cueOf(scene: Scene, action: "show" | "clear", cueId: string): MessageOf<"cue"> | undefined {
  return scene.client.got.filter(isCue).find((cue) => cue.action === action && cue.cueId === cueId);
}

/** When the true speed had first been past the coach's edge for as long as the rule asks. */
function truthOfTooFast(truth: Scene["truth"]): { onsetMs: number; endMs: number } {
  const ticks = truth.filter((line): line is TruthTick => line.k === "tick");
  const isFast = ({ speedMmS }: TruthTick) => Math.abs(speedMmS) > TOO_FAST_MM_S;
  const first = ticks.findIndex(isFast);
  const last = ticks.findLastIndex(isFast);
  return { onsetMs: ticks[first]?.tMs ?? NaN, endMs: ticks[last]?.tMs ?? NaN };
}

describe("a person in front of the page", () => {
  let browser: Browser;
  beforeAll(async () => {
    if (!browserIsMissing) browser = await launchBrowser();
  });
  beforeEach(needsBrowser);
  afterAll(() => browser?.close());

  test(
    "rolls too fast and is told to slow down within a second of it, until the pace is right",
    { timeout: LONGEST_MS },
    async ({ expect, onTestFinished }) => {
      const scene = await openScene(browser, "sim:too-fast");
      onTestFinished(scene.close);
      await expect.poll(() => cueOf(scene, "clear", "slower"), { timeout: LONGEST_MS }).toBeDefined();
      const show = cueOf(scene, "show", "slower");
      const clear = cueOf(scene, "clear", "slower");
      const { onsetMs, endMs } = truthOfTooFast(
        scene.truth.filter((line) => line.k === "tick" && line.tMs <= (clear?.sampleMs ?? 0)),
      );
      expect((show?.sampleMs ?? NaN) - onsetMs).toBeGreaterThan(0);
      expect((show?.sampleMs ?? NaN) - onsetMs).toBeLessThanOrEqual(WITHIN_MS);
      expect((clear?.sampleMs ?? NaN) - endMs).toBeGreaterThan(0);

      await expect.poll(async () => (await scene.seen()).at(-1)?.cue).not.toBe("Slow down");
      const seen = await scene.seen();
      const shown = seen.find(({ cue }) => cue === "Slow down");
      expect((shown?.atMs ?? NaN) - (show?.sampleMs ?? NaN)).toBeLessThanOrEqual(BUSY_MS);
      expect(seen.filter(({ cue, atMs }) => cue === "Slow down" && atMs < onsetMs)).toEqual([]);
    },
  );

  test("holds, and sees it count", { timeout: LONGEST_MS }, async ({ expect, onTestFinished }) => {
    const { uri, startMs: fromStartMs } = findHold();
    const scene = await openScene(browser, uri);
    onTestFinished(scene.close);
    await expect
      .poll(async () => (await scene.seen()).at(-1)?.holdSeconds, { timeout: LONGEST_MS })
      .toBeGreaterThanOrEqual(4);
    const counted = (await scene.seen()).map(({ holdSeconds }) => holdSeconds).filter(Number.isFinite);
    expect(counted).toEqual(counted.toSorted((a, b) => a - b));
    const holding = scene.client.got.filter(isTick).filter((tick) => tick.hold !== undefined);
    const { sampleMs = NaN, hold } = holding.at(-1) ?? {};
    const trueStartMs = (scene.truth.find((line): line is TruthTick => line.k === "tick")?.tMs ?? NaN) + fromStartMs;
    expect(Math.abs(sampleMs - (hold?.elapsedMs ?? NaN) - trueStartMs)).toBeLessThan(1000);
    expect(hold?.countedMs).toBeGreaterThan(3000);
  });

  test(
    "is shown that the roller is lost, and that it is back",
    { timeout: LONGEST_MS },
    async ({ expect, onTestFinished }) => {
      const scene = await openScene(browser, "sim:outage");
      onTestFinished(scene.close);
      const states = () => scene.client.got.filter(isLink).map(({ state }) => state);
      await expect.poll(states, { timeout: LONGEST_MS }).toContain("silent");
      const silent = scene.client.got.findIndex((message) => isLink(message) && message.state === "silent");
      const lostMs = scene.client.got.slice(0, silent).findLast(isTick)?.sampleMs ?? NaN;
      const silentMessage = scene.client.got[silent];
      expect((silentMessage && isLink(silentMessage) ? silentMessage.sentMs : NaN) - lostMs).toBeLessThanOrEqual(
        BUSY_MS,
      );

      await expect.poll(async () => (await scene.seen()).at(-1)?.link).toBe("silent");
      const shown = (await scene.seen()).find(({ link, atMs }) => link === "silent" && atMs > lostMs);
      expect((shown?.atMs ?? NaN) - lostMs).toBeLessThanOrEqual(BUSY_MS);
      await expect.poll(async () => (await scene.seen()).at(-1)?.link, { timeout: LONGEST_MS }).toBe("streaming");
    },
  );
});
