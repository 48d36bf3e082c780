// What a line keeps of its session: raw frames first, then what was computed, said and done. Each kind is contained by
// itself, so that a fault in one costs none of the others.
import type { ProgramNews } from "#hub/coach/program/state.ts";
import type { CueChange } from "#hub/coach/cueChange.ts";
import type { CoachEffect, CoachSettings, CoachView } from "#hub/coach/state.ts";
import { effectLine, isProgramNews } from "#hub/coachEffects.ts";
import type { LineOptions } from "#hub/lineParts.ts";
import { recordedBands, recordedSettings } from "#hub/recordedSettings.ts";
import { createRecorder, type Recorder } from "#hub/session/recorder.ts";
import type { SignalEvent, Tick } from "#shared/domain/features.ts";
import { isRehearsed } from "#shared/domain/rehearsal.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import type { Bands, LinkMessage, Selection } from "#shared/schema/live.ts";
import type { Area } from "#shared/schema/profile.ts";
import type { CoreLine } from "#shared/schema/recording.ts";

export type CountedHold = Omit<Extract<CoachEffect, { kind: "holdCounted" }>, "kind">;

export interface LineRecords {
  readonly recorder: Recorder;
  frame(frame: RawFrame): void;
  mark(mark: { mark: string; value?: number | undefined; reason?: string | undefined }, tMs: number): void;
  tick(tick: Tick, view: CoachView): void;
  event(event: SignalEvent): void;
  /** As far as it lies in the session. */
  hold(hold: CountedHold): void;
  cue(cue: CueChange): void;
  effect(effect: CoachEffect): void;
  /** What is rolled from now on, and the bands that hold for it. */
  selection(selection: Selection, bands: Bands): void;
  /** Other bands for what is rolled already. */
  bands(bands: Bands): void;
  /** R27: a stop there was a mistake. */
  reopened(area: Area): void;
  /** The person's bands, as the coach has them from now on. */
  settings(settings: Omit<CoachSettings, "selection">): void;
  link(message: LinkMessage): void;
  /** A signal core was made anew. */
  core(line: CoreLine): void;
}

/** None of it throws. */
export function createLineRecords(options: LineOptions, rollerName: () => string): LineRecords {
  const { rollerId, link, containment } = options;
  const part = `${rollerId} recorder`;
  const recorder = createRecorder({
    store: options.store,
    rollerId,
    get rollerName() {
      return rollerName();
    },
    get simulated() {
      return link.simulated;
    },
    get rehearsal() {
      return isRehearsed(link);
    },
    clock: link.clock,
    hubClock: options.hubClock,
    onFailure: (error) => containment.note(part, "JOURNAL_FAILED", error),
  });
  const recording = <Args extends readonly unknown[]>(action: (...args: Args) => void) =>
    containment.wrap(part, "JOURNAL_FAILED", action);
  const program = recording((news: ProgramNews) => recorder.program(news));
  const note = recording((effect: Exclude<CoachEffect, ProgramNews>) => {
    const line = effectLine(effect);
    if (line) recorder.note(line);
  });
  return {
    recorder,
    frame: recording((frame) => recorder.frame(frame)),
    mark: recording((mark, tMs) => recorder.mark({ ...mark, tMs })),
    tick: recording((tick, view) => recorder.tick(tick, view)),
    event: recording((event) => recorder.event(event)),
    hold: recording(({ startMs, endMs, countedMs }) => {
      const { startedMs } = recorder.session() ?? {};
      // What was left off before the session is told of once one rolls on in it.
      if (startedMs !== undefined && endMs <= startedMs) return;
      const inSessionMs = Math.min(countedMs, endMs - (startedMs ?? startMs));
      recorder.event({ kind: "hold", startMs, endMs, announcedMs: startMs, endedMs: endMs }, inSessionMs);
    }),
    cue: recording((cue) => recorder.cue(cue)),
    effect: (effect) => (isProgramNews(effect) ? program(effect) : note(effect)),
    reopened: recording(({ muscle, side }) => recorder.note({ k: "reopened", tMs: link.clock.nowMs(), muscle, side })),
    selection: recording((selection, bands) => recorder.select(selection, recordedBands(bands), link.clock.nowMs())),
    bands: recording((bands) => recorder.bands(recordedBands(bands), link.clock.nowMs())),
    settings: recording((settings) => recorder.settings(recordedSettings(settings), link.clock.nowMs())),
    core: recording((line) => recorder.note(line)),
    link: recording((message) => recorder.link(message.state, message.sentMs)),
  };
}
