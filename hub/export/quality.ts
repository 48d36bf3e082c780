// How good a session's data are, added up while it is exported.
import { lostBetween } from "#hub/recording/lostFrames.ts";
import type { ReadReport } from "#hub/recording/reader.ts";
import { FLAG_NAMES, FLAG, TICK_MS } from "#shared/domain/features.ts";
import type { Tick } from "#shared/domain/features.ts";
import type { FrameLine } from "#shared/schema/recording.ts";
import type { DataQuality } from "#shared/schema/sessionExport.ts";

export interface QualitySums {
  frame(frame: FrameLine): void;
  tick(tick: Tick): void;
  result(report: ReadReport): DataQuality;
}

export function createQualitySums(): QualitySums {
  const levelTicks = { good: 0, reduced: 0, unknown: 0 };
  const flagTicks = FLAG_NAMES.map(() => 0);
  let contactTicks = 0;
  let frames = 0;
  let lostFrames = 0;
  let previous: FrameLine | undefined;
  return {
    frame(frame) {
      frames++;
      if (previous !== undefined) lostFrames += lostBetween(previous, frame);
      previous = frame;
    },
    tick(tick) {
      levelTicks[tick.quality]++;
      if (tick.contact) contactTicks++;
      if (tick.flags === 0) return;
      FLAG_NAMES.forEach((name, at) => {
        if ((tick.flags & FLAG[name]) !== 0) flagTicks[at] = (flagTicks[at] ?? 0) + 1;
      });
    },
    result: ({ badLines, truncated, damage }) => ({
      ticks: levelTicks.good + levelTicks.reduced + levelTicks.unknown,
      goodMs: levelTicks.good * TICK_MS,
      reducedMs: levelTicks.reduced * TICK_MS,
      unknownMs: levelTicks.unknown * TICK_MS,
      contactMs: contactTicks * TICK_MS,
      flagsMs: Object.fromEntries(
        FLAG_NAMES.map((name, at) => [name, (flagTicks[at] ?? 0) * TICK_MS] as const).filter(([, ms]) => ms > 0),
      ),
      frames,
      lostFrames,
      badLines,
      ...(truncated ? { truncated } : {}),
      ...(damage === undefined ? {} : { damage }),
    }),
  };
}
