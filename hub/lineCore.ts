// The signal core of a roller's line, kept so that a session's journal alone brings another core to the same state.
//
// A core remembers all frames since it was made (zero, lean, filters), so a session's ticks depend on frames from before it. The
// last minute of frames is kept; a session's journal begins with them. Where the core is older than that, a new one
// is brought up on exactly those frames when the session starts: what the line then gives out is, to the last bit, what
// the journal gives again. A core made anew meanwhile is written down with what it was given.
import type { Containment } from "#hub/containment.ts";
import { coreLine } from "#hub/recording/lines.ts";
import type { Core, CoreFactory, CoreSettings } from "#hub/recording/replay.ts";
import type { FeatureSink } from "#shared/domain/features.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import type { CoreLine } from "#shared/schema/recording.ts";

/** How far a session's journal reaches back before its start. */
export const PREROLL_MS = 60_000;
/** Also bounded by number: clocks may jump. The shortest frames come 196 a second. */
const MOST_FRAMES = 12_000;

export interface LineCoreOptions {
  readonly rollerId: string;
  readonly createCore: CoreFactory;
  /** What a new core is given; undefined: not known yet. */
  readonly settings: () => CoreSettings | undefined;
  readonly containment: Containment;
  readonly sink: FeatureSink;
  readonly nowMs: () => number;
  /** Into the journal of a running session; nothing without one. */
  readonly record: (line: CoreLine) => void;
}

/** What a session's journal begins with. */
export interface Opening {
  readonly line: CoreLine;
  readonly frames: readonly RawFrame[];
}

/** None of these throws: a core that fails is reported, and a new one takes the next frame. */
export interface LineCore {
  /** A new core from the next frame on. */
  start(): void;
  push(frame: RawFrame): void;
  /** To be called in the turn in which the journal begins to take frames. `header`: what the journal's header says. */
  opening(header: CoreSettings): Opening | undefined;
}

export function createLineCore(options: LineCoreOptions): LineCore {
  const { rollerId, createCore, sink, nowMs, record, containment } = options;
  const contained = <Args extends readonly unknown[]>(action: (...args: Args) => void) =>
    containment.wrap(`${rollerId} signal`, "PART_FAILED", action);
  let settings: CoreSettings | undefined;
  let core: Core | undefined;
  let frames: RawFrame[] = [];
  /** The oldest frame that is still needed. */
  let first = 0;
  /** Nothing that this core saw is missing in `frames`. */
  let complete = true;

  const start = contained(() => {
    settings = options.settings();
    frames = [];
    first = 0;
    complete = true;
    core = undefined;
    if (settings === undefined) return;
    record(coreLine({ tMs: nowMs(), settings }));
    core = createCore(settings, sink);
  });

  const push = contained((frame: RawFrame) => core?.push(frame));

  function keep(frame: RawFrame): void {
    frames.push(frame);
    const least = Math.max(first, frames.length - MOST_FRAMES);
    while (first < least || frame.rxMs - (frames[first]?.rxMs ?? frame.rxMs) > PREROLL_MS) {
      first++;
      complete = false;
    }
    if (first < MOST_FRAMES) return;
    frames = frames.slice(first);
    first = 0;
  }

  /** A core that has seen the kept frames and nothing else; what they gave is past. */
  const bringUp = contained((given: CoreSettings, seen: readonly RawFrame[]) => {
    let past = true;
    const raised = createCore(given, {
      tick: (tick) => (past ? undefined : sink.tick(tick)),
      event: (event) => (past ? undefined : sink.event(event)),
    });
    for (const frame of seen) raised.push(frame);
    past = false;
    core = raised;
    complete = true;
  });

  return {
    start: () => void start(),
    push(frame) {
      if (core === undefined) return;
      keep(frame);
      if (!push(frame)) start();
    },
    opening(header) {
      if (settings === undefined) return undefined;
      const told = JSON.stringify(plain(settings)) === JSON.stringify(plain(header)) ? {} : { settings };
      const line = (prerollFrames: number) => coreLine({ tMs: nowMs(), prerollFrames, ...told });
      const kept = frames.slice(first);
      if (complete || bringUp(settings, kept)) return { line: line(kept.length), frames: kept };
      start();
      return { line: line(0), frames: [] };
    },
  };
}

function plain({ device, roller, calibration }: CoreSettings): unknown {
  return [device, roller, calibration];
}
