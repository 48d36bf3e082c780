// What a session page tells, from a session that really ran: against the summary that the live session left.
import { expect, test } from "vitest";

import { bandsFor } from "#hub/coach/bands.ts";
import { reviewOf } from "#hub/export/review.ts";
import { openSource } from "#hub/export/source.ts";
import { tracesOf } from "#hub/export/traces.ts";
import { createPipeline } from "#hub/signal/pipeline.ts";
import { SessionReview } from "#shared/schema/review.ts";
import { simulateSession } from "#test/export/simulatedSession.ts";
import { scratchFolder } from "#test/recording/scratch.ts";

test("holds, strokes, cues, spots and gaps of a session; its traces end where it ends", async () => {
  const { session, journalPath } = await simulateSession({
    dataDir: await scratchFolder(),
    scenario: "too-fast",
    beforeS: 2,
    sessionS: 13,
    silentS: [9, 11],
    during: {
      4: (line) => line.mark({ mark: "tenderSpot" }),
      6: (line) => line.mark({ mark: "discomfort", value: 6 }),
      // The spot's question once its area is left; then nobody asked, and no spot is there.
      13: (line) => {
        line.mark({ mark: "discomfort", value: 10 });
        line.mark({ mark: "discomfort", value: 7 });
      },
      12: (line) => line.select({ muscle: "calf", side: "left", mode: "deep" }),
    },
  });
  const source = () => openSource({ journalPath, createCore: createPipeline, session });
  const review = SessionReview.parse(await reviewOf(await source()));
  // The stroke that the end of the session cuts off is none, as it was live.
  expect(session.strokes).toBeGreaterThan(2);
  expect(review.strokes.reduce((sum, { count }) => sum + count, 0)).toBe(session.strokes);
  expect(review.cues.some(({ cueId, why }) => cueId === "slower" && why !== undefined)).toBe(true);
  expect(review.spots.map(({ muscle, answers }) => [muscle, answers[0]?.nrs])).toEqual([["quadriceps", 6]]);
  // Every number, also one that no spot's answers hold, each with its time and place.
  expect(review.discomfort.map(({ nrs, muscle, spotId }) => [nrs, muscle, spotId])).toEqual([
    [6, "quadriceps", "spot-1"],
    [10, "quadriceps", "spot-1"],
    [7, "calf", undefined],
  ]);
  expect(review.discomfort.map(({ afterwards }) => afterwards)).toEqual([undefined, true, undefined]);
  const toldAtS = review.discomfort.map(({ tMs }) => Math.round((tMs - review.startMs) / 1000));
  expect(toldAtS).toEqual([6, 13, 13]);
  expect(review.discomfort.map(({ placeMm }) => placeMm !== undefined)).toEqual([true, true, true]);
  // Each stretch has the bands of what was chosen then, without a hole between.
  const forceOf = (muscle: "quadriceps" | "calf", side: "right" | "left") =>
    bandsFor({ muscle, side, mode: "deep" }, undefined).forceN;
  expect(review.chosen.map(({ muscle, bands }) => [muscle, bands?.forceN])).toEqual([
    ["quadriceps", forceOf("quadriceps", "right")],
    ["calf", forceOf("calf", "left")],
  ]);
  const [first, second] = review.chosen;
  expect([first?.startMs, second?.endMs]).toEqual([review.startMs, review.endMs]);
  expect(second?.startMs).toBe(first?.endMs);
  expect(Math.round(((second?.startMs ?? 0) - review.startMs) / 1000)).toBe(12);
  // Two seconds of silence, and nothing else of that kind.
  const gapMs = review.gaps.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  expect(gapMs).toBeGreaterThan(1500);
  expect(gapMs).toBeLessThan(2500);
  const mapped = review.maps.map(({ ms, unplacedMs }) => ms.reduce((sum, time) => sum + time, unplacedMs));
  const { contactMs, unknownMs } = review.quality;
  expect(mapped.reduce((sum, ms) => sum + ms, 0)).toBe(contactMs - unknownMs);

  // A recording that gives no tick begins when its session did.
  const opened = await source();
  const { startMs, endMs: nothingMs } = await reviewOf({ ...opened, batches: noBatches() });
  await opened.close();
  expect([startMs, nothingMs]).toEqual([session.startedMs, session.startedMs]);

  const traces = await tracesOf(await source(), { points: 200 });
  expect(traces.fromMs).toBe(review.startMs);
  const endMs = traces.fromMs + traces.speed.min.length * traces.bucketMs;
  expect(endMs).toBeGreaterThanOrEqual(review.endMs);
  expect(endMs - review.endMs).toBeLessThan(traces.bucketMs);
  const silentAt = (review.gaps[0]?.startMs ?? 0) + 1000;
  expect(traces.speed.max[Math.floor((silentAt - traces.fromMs) / traces.bucketMs)]).toBeNull();
});

async function* noBatches(): AsyncGenerator<never, void> {}
