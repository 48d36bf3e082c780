// One roller's recorder: takes everything all the time, keeps it while a session runs. Nothing it is given makes it
// wait or throw; a failing disk is told through `onFailure` and the session goes on in memory.
import type { Clock } from "#hub/clock.ts";
import { asInchwormError, InchwormError } from "#hub/errors.ts";
import { recordingHeader } from "#hub/recording/header.ts";
import type { RecordedRoller } from "#hub/recording/header.ts";
import { withDetails } from "#hub/session/details.ts";
import { newSessionId } from "#hub/session/id.ts";
import type { Journal } from "#hub/session/journal.ts";
import type { SessionStore } from "#hub/session/store.ts";
import { createSummary } from "#hub/session/summary.ts";
import type { SummaryAccumulator, TickJudgement } from "#hub/session/summary.ts";
import type { SignalEvent, Tick } from "#shared/domain/features.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import type { Bands, LinkState, Selection } from "#shared/schema/live.ts";
import type { RecordingLine } from "#shared/schema/recording.ts";
import type { SessionDetails, SessionSummary } from "#shared/schema/session.ts";

/** How much of a running session's summary a crash may cost; its frames cost less, see the journal. */
const SAVE_EVERY_MS = 5000;

export interface CueRecord {
  readonly action: "show" | "clear";
  readonly cueId: string;
  readonly ruleId: string;
  readonly why: string;
  readonly sampleMs: number;
}

export interface MarkRecord {
  readonly mark: string;
  readonly tMs: number;
  readonly value?: number | undefined;
  readonly reason?: string | undefined;
}

/** What the coach found: a kind of line that readers keep and the core ignores. */
export interface NoteLine {
  readonly k: "spot" | "closed" | "reopened" | "referral" | "prompt" | "core";
  readonly tMs: number;
  readonly [key: string]: unknown;
}

export interface Recorder {
  /** The running session with its numbers as of now. */
  session(): SessionSummary | undefined;
  /** @throws InchwormError SESSION_RUNNING, JOURNAL_FAILED */
  start(options: StartRecording): Promise<SessionSummary>;
  /** @throws InchwormError SESSION_NOT_RUNNING */
  stop(): Promise<SessionSummary>;
  frame(frame: RawFrame): void;
  tick(tick: Tick, judgement: TickJudgement): void;
  /** `countedMs`: how much of a hold counted. */
  event(event: SignalEvent, countedMs?: number): void;
  cue(cue: CueRecord): void;
  mark(mark: MarkRecord): void;
  note(line: NoteLine): void;
  /** `bands`: what it is judged by from now on. */
  select(selection: Selection, bands: Bands, tMs: number): void;
  /** Other bands for what is selected already. */
  bands(bands: Bands, tMs: number): void;
  /** What it is judged by from now on; as at the start. */
  settings(settings: Readonly<Record<string, unknown>>, tMs: number): void;
  link(state: LinkState, tMs: number): void;
  program(record: ProgramRecord): void;
}

/** What happened in a program: any keys beside kind and time. */
export interface ProgramRecord {
  readonly kind: string;
  readonly atMs: number;
  readonly programId?: string;
}

export interface StartRecording {
  readonly roller: RecordedRoller;
  readonly selection: Selection;
  /** Kept in the journal's session line, so that the session can be judged again as it was: body weight, bands. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Whose session it is, and the local date where they are. */
  readonly person?: RecordedPerson;
  /** What the journal begins with; asked for in the turn in which it begins to take frames. Must not throw. */
  readonly opening?: () => JournalOpening | undefined;
}

/** What brings a core to the state that the session began with. */
export interface JournalOpening {
  readonly line: RecordingLine;
  readonly frames: readonly RawFrame[];
}

export interface RecordedPerson extends Pick<SessionDetails, "phase"> {
  readonly personId: string;
  readonly date: string;
}

export interface RecorderOptions {
  readonly store: SessionStore;
  readonly rollerId: string;
  readonly rollerName: string;
  readonly simulated: boolean;
  /** Nobody lies on the roller. */
  readonly rehearsal?: boolean;
  /** The link's clock: what session times are on. */
  readonly clock: Clock;
  /** The hub's clock: what session ids are made of. */
  readonly hubClock: Clock;
  /** JOURNAL_FAILED. Must not throw. */
  readonly onFailure: (error: InchwormError) => void;
}

interface Running {
  summary: SessionSummary;
  readonly journal: Journal;
  readonly sums: SummaryAccumulator;
  readonly saveTimer: NodeJS.Timeout;
}

export function createRecorder(options: RecorderOptions): Recorder {
  const { store, clock, onFailure } = options;
  let running: Running | undefined;
  let starting = false;
  let saveFailed = false;

  function current({ summary, sums }: Running): SessionSummary {
    return { ...summary, ...sums.numbers() };
  }

  async function save(session: Running): Promise<void> {
    store.update(current(session));
    try {
      await store.save(session.summary.id);
      saveFailed = false;
    } catch (thrown) {
      if (!saveFailed) onFailure(asInchwormError(thrown, "JOURNAL_FAILED"));
      saveFailed = true;
    }
  }

  async function begin({ roller, selection, settings, person, opening }: StartRecording): Promise<SessionSummary> {
    const sums = createSummary(selection);
    const summary: SessionSummary = {
      id: newSessionId(options.hubClock.nowMs()),
      rollerId: options.rollerId,
      rollerName: options.rollerName,
      simulated: options.simulated,
      ...(options.rehearsal === true ? { rehearsal: true } : {}),
      state: "running",
      startedMs: Math.round(clock.nowMs()),
      ...(store.coreVersion === undefined ? {} : { coreVersion: store.coreVersion }),
      ...person,
      ...sums.numbers(),
    };
    const journal = await store.create({ summary, header: recordingHeader(roller), onFailure });
    const before = opening?.();
    if (before !== undefined) journal.line(before.line);
    before?.frames.forEach((frame) => journal.frame(frame));
    const { id, rollerId, rollerName, simulated, startedMs, date, coreVersion } = summary;
    journal.line({
      k: "session",
      event: "start",
      id,
      rollerId,
      rollerName,
      simulated,
      ...(options.rehearsal === true ? { rehearsal: true } : {}),
      startedMs,
      // Whose it is stands in the summary alone: there it can be forgotten.
      ...(date === undefined ? {} : { date }),
      ...(coreVersion === undefined ? {} : { coreVersion }),
      selection,
      ...(settings === undefined ? {} : { settings }),
    });
    const saveTimer = setInterval(() => {
      if (running !== undefined) void save(running);
    }, SAVE_EVERY_MS);
    running = { summary, journal, sums, saveTimer };
    return summary;
  }

  return {
    session: () => (running === undefined ? undefined : withDetails(current(running), store.get(running.summary.id))),
    async start(start) {
      if (running !== undefined || starting) throw new InchwormError("SESSION_RUNNING");
      starting = true;
      return begin(start).finally(() => {
        starting = false;
      });
    },
    async stop() {
      if (running === undefined) throw new InchwormError("SESSION_NOT_RUNNING");
      const session = running;
      running = undefined;
      clearInterval(session.saveTimer);
      const stoppedMs = Math.round(clock.nowMs());
      session.summary = { ...session.summary, state: "stopped", stoppedMs };
      session.journal.line({ k: "session", event: "stop", id: session.summary.id, stoppedMs });
      const lostLines = await session.journal.close();
      if (lostLines > 0) {
        onFailure(new InchwormError("JOURNAL_FAILED", `${session.journal.path}: ${lostLines} lines are not saved`));
      }
      await save(session);
      return store.get(session.summary.id);
    },
    frame: (frame) => running?.journal.frame(frame),
    tick: (tick, judgement) => running?.sums.tick(tick, judgement),
    event(event, countedMs) {
      if (running === undefined) return;
      running.sums.event(event, countedMs);
      if (event.kind !== "hold") return;
      const { startMs, endMs } = event;
      running.journal.line({ k: "hold", startMs, endMs, countedMs: countedMs ?? endMs - startMs });
    },
    cue: ({ sampleMs, action, cueId, ruleId, why }) =>
      running?.journal.line({ k: "cue", tMs: sampleMs, action, cueId, ruleId, why }),
    mark: ({ mark, tMs, value, reason }) =>
      running?.journal.line({
        k: "mark",
        tMs,
        mark,
        ...(value === undefined ? {} : { value }),
        ...(reason === undefined ? {} : { reason }),
      }),
    note: (line) => running?.journal.line(line),
    select(selection, bands, tMs) {
      if (running === undefined) return;
      running.sums.select(selection);
      running.journal.line({ k: "session", event: "select", tMs, selection, bands });
    },
    bands: (bands, tMs) => running?.journal.line({ k: "session", event: "bands", tMs, bands }),
    settings: (settings, tMs) => running?.journal.line({ k: "session", event: "settings", tMs, settings }),
    program({ kind, atMs, ...rest }) {
      if (running === undefined) return;
      running.journal.line({ k: "program", tMs: atMs, event: kind, ...rest });
      if (kind !== "programStarted" || rest.programId === undefined) return;
      const { programIds = [] } = running.summary;
      running.summary = { ...running.summary, programIds: [...programIds, rest.programId] };
    },
    link: (state, tMs) => running?.journal.line({ k: "link", tMs, state }),
  };
}
