// A session worked out anew from its journal, by today's core and coach: doses, strokes and holds. What had been written
// as their result is not looked at; what a person said about the session stays.
import { InchwormError } from "#hub/errors.ts";
import type { OnProgress } from "#hub/recording/bytes.ts";
import { isFrame } from "#hub/recording/lines.ts";
import { readOtherLines } from "#hub/recording/otherLines.ts";
import { openRecording } from "#hub/recording/reader.ts";
import type { Recording } from "#hub/recording/reader.ts";
import { replay } from "#hub/recording/replay.ts";
import type { Core, CoreFactory } from "#hub/recording/replay.ts";
import { createJudge, SessionLine } from "#hub/rederive/judge.ts";
import { unreadOf } from "#hub/session/recovery.ts";
import { createSummary } from "#hub/session/summary.ts";
import type { SignalEvent, Tick } from "#shared/domain/features.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import { check } from "#shared/schema/check.ts";
import type { SessionSummary } from "#shared/schema/session.ts";

/** As live: without a frame for so long the coach is told that none comes. */
const SILENT_AFTER_MS = 600;

export interface RederiveOptions {
  readonly journalPath: string;
  /** As it is kept now. */
  readonly session: SessionSummary;
  readonly createCore: CoreFactory;
  /** The version that works it out. */
  readonly coreVersion: string;
  /** Epoch ms of the wall clock. */
  readonly nowMs: number;
  readonly onProgress?: OnProgress;
}

/** @throws InchwormError BAD_RECORDING: no frame can be read; FILE_UNREADABLE, SAMPLES_DELETED; what the core throws. */
export async function rederive(options: RederiveOptions): Promise<SessionSummary> {
  const { journalPath, session, onProgress } = options;
  if (session.samplesDeletedMs !== undefined) throw new InchwormError("SAMPLES_DELETED", session.id);
  const recording = await openRecording(journalPath, onProgress === undefined ? {} : { onProgress });
  try {
    return await workedOut(recording, options);
  } finally {
    await recording.close();
  }
}

async function workedOut(recording: Recording, options: RederiveOptions): Promise<SessionSummary> {
  const { journalPath, session, coreVersion } = options;
  const first = await beginning(journalPath);
  let selection = first?.selection ?? session.selection;
  const sums = createSummary(selection);
  const holds: NonNullable<SessionSummary["recomputed"]>["holds"] = [];
  let newestMs = Number.NaN;
  let stopped = false;
  /** Frames from before the session are past. */
  let begun = false;

  const judge = createJudge({
    selection,
    settings: first?.settings,
    deviceId: recording.header.device.id,
    hold({ startMs, endMs, countedMs }) {
      if (stopped || !begun || endMs <= session.startedMs) return;
      // As far as it lies in the session.
      const inSessionMs = Math.min(countedMs, endMs - session.startedMs);
      sums.event({ kind: "hold", startMs, endMs, announcedMs: startMs, endedMs: endMs }, inSessionMs);
      holds.push({ muscle: selection.muscle, side: selection.side, startMs, endMs, countedMs: inSessionMs });
    },
    selected(next) {
      selection = next;
      sums.select(next);
    },
  });

  const sink = {
    tick(tick: Tick): void {
      begun = true;
      if (!stopped) sums.tick(tick, judge.view);
    },
    event(event: SignalEvent): void {
      // How much of a hold counted is the coach's to say.
      if (!stopped && event.kind !== "hold") sums.event(event);
    },
  };

  // The coach hears of the ticks from before the session as well, the sums do not.
  const createCore: CoreFactory = (settings, given) => {
    const core = options.createCore(settings, {
      tick(tick) {
        judge.tick(tick);
        given.tick(tick);
      },
      event(event) {
        judge.event(event);
        given.event(event);
      },
    });
    // As when a session is stopped: what had not come to its end does not count.
    return { push: (frame) => pushTimely(core, frame), finish: () => undefined };
  };
  function pushTimely(core: Core, frame: RawFrame): void {
    const gapMs = frame.rxMs - newestMs;
    if (gapMs > SILENT_AFTER_MS) judge.silence(frame.rxMs, gapMs);
    newestMs = frame.rxMs;
    core.push(frame);
  }

  let frames = 0;
  let stoppedMs = Number.NaN;
  const programIds: string[] = [];
  for await (const line of replay({ recording, createCore, sink })) {
    if (isFrame(line)) {
      frames++;
      continue;
    }
    if (line.k === "session" && "event" in line && line.event === "stop") {
      stoppedMs = "stoppedMs" in line && typeof line.stoppedMs === "number" ? line.stoppedMs : newestMs;
      judge.stop(stoppedMs);
      stopped = true;
    }
    if (line.k === "program" && "programId" in line && "event" in line && line.event === "programStarted") {
      programIds.push(String(line.programId));
    }
    judge.line(line);
  }
  const unread = unreadOf(recording.report);
  if (frames === 0 && unread.unread !== undefined) {
    throw new InchwormError("BAD_RECORDING", `${session.id}: no frame of it can be read`);
  }
  if (frames === 0) newestMs = session.stoppedMs ?? session.startedMs;
  if (!stopped) judge.stop(newestMs);
  const { recomputed: _before, unread: _unread, meanForceN: _mean, ...kept } = session;
  return {
    ...kept,
    ...sums.numbers(),
    stoppedMs: Math.round(Number.isNaN(stoppedMs) ? newestMs : stoppedMs),
    ...(programIds.length === 0 ? {} : { programIds }),
    ...unread,
    coreVersion,
    recomputed: { atMs: options.nowMs, holds },
  };
}

/** What the session's first line says; undefined: a recording that is no session's. */
async function beginning(journalPath: string) {
  const { lines } = await readOtherLines(journalPath);
  for (const line of lines) {
    const checked = line.k === "session" ? check(SessionLine, line) : undefined;
    if (checked?.ok === true && checked.value.event === "start") return checked.value;
  }
  return undefined;
}
