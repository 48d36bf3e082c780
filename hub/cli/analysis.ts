// A whole recording through the signal core: lines out, a summary back.
import { eventLine, tickLine } from "#hub/export/featureLines.ts";
import { isFrame } from "#hub/recording/lines.ts";
import { lostBetween } from "#hub/recording/lostFrames.ts";
import type { Recording } from "#hub/recording/reader.ts";
import { replay } from "#hub/recording/replay.ts";
import type { CoreFactory } from "#hub/recording/replay.ts";
import { TICK_MS } from "#shared/domain/features.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import type { FrameLine } from "#shared/schema/recording.ts";

export interface AnalysisSummary {
  frames: number;
  /** Frames missing in the sequence. */
  lostFrames: number;
  firstRxMs: number;
  lastRxMs: number;
  ticks: number;
  /** Ticks whose quality is unknown. */
  unknownTicks: number;
  contactMs: number;
  strokes: number;
  strokeMm: number;
  holds: number;
  holdMs: number;
  reversals: number;
  lifts: number;
  /** Means in contact, where known; NaN without any. */
  meanSpeedMmS: number;
  meanForceN: number;
}

export interface AnalysisOptions {
  readonly recording: Recording;
  readonly createCore: CoreFactory;
  /** In place of the header's. */
  readonly calibration?: Calibration;
  /** Takes one line without its line end; a promise makes the analysis wait. */
  readonly write: (line: string) => Promise<void> | undefined;
}

/** Writes `tick`, `stroke`, `hold`, `reversal` and `lift` lines in the order the core gives them. */
export async function analyzeRecording(options: AnalysisOptions): Promise<AnalysisSummary> {
  const summary = emptySummary();
  const speed = createMean();
  const force = createMean();
  let previous: FrameLine | undefined;
  let waiting: Promise<void> | undefined;

  function write(line: string): void {
    const busy = options.write(line);
    if (busy === undefined) return;
    // Only the newest counts, but none may reject unseen.
    waiting = waiting === undefined ? busy : Promise.all([waiting, busy]).then(() => undefined);
  }

  const lines = replay({
    recording: options.recording,
    createCore: options.createCore,
    ...(options.calibration === undefined ? {} : { calibration: options.calibration }),
    sink: {
      tick(tick) {
        summary.ticks++;
        if (tick.quality === "unknown") summary.unknownTicks++;
        if (tick.contact) {
          summary.contactMs += TICK_MS;
          speed.add(Math.abs(tick.speedMmS));
          force.add(tick.forceN);
        }
        write(tickLine(tick));
      },
      event(event) {
        if (event.kind === "stroke") {
          summary.strokes++;
          summary.strokeMm += event.lengthMm;
        } else if (event.kind === "hold") {
          summary.holds++;
          summary.holdMs += event.endMs - event.startMs;
        } else if (event.kind === "reversal") summary.reversals++;
        else if (event.kind === "lift") summary.lifts++;
        const line = eventLine(event);
        if (line !== undefined) write(line);
      },
    },
  });
  for await (const line of lines) {
    if (isFrame(line)) {
      if (summary.frames++ === 0) summary.firstRxMs = line.rxMs;
      summary.lastRxMs = line.rxMs;
      if (previous) summary.lostFrames += lostBetween(previous, line);
      previous = line;
    }
    if (waiting === undefined) continue;
    await waiting;
    waiting = undefined;
  }
  await waiting;
  summary.meanSpeedMmS = speed.value();
  summary.meanForceN = force.value();
  return summary;
}

function createMean(): { add(value: number): void; value(): number } {
  let sum = 0;
  let count = 0;
  return {
    add(value) {
      if (!Number.isFinite(value)) return;
      sum += value;
      count++;
    },
    value: () => sum / count,
  };
}

function emptySummary(): AnalysisSummary {
  return {
    frames: 0,
    lostFrames: 0,
    firstRxMs: NaN,
    lastRxMs: NaN,
    ticks: 0,
    unknownTicks: 0,
    contactMs: 0,
    strokes: 0,
    strokeMm: 0,
    holds: 0,
    holdMs: 0,
    reversals: 0,
    lifts: 0,
    meanSpeedMmS: NaN,
    meanForceN: NaN,
  };
}
