// What every exporter is handed: a session's ticks and happenings, made anew from its journal by the core, in batches.
import { aboutOf } from "#hub/export/about.ts";
import type { ExportAbout } from "#hub/export/about.ts";
import { coreHappening, journalHappening } from "#hub/export/happening.ts";
import type { Happening } from "#hub/export/happening.ts";
import { createQualitySums } from "#hub/export/quality.ts";
import { InchwormError } from "#hub/errors.ts";
import { isCore, isFrame } from "#hub/recording/lines.ts";
import { openRecording } from "#hub/recording/reader.ts";
import type { Recording } from "#hub/recording/reader.ts";
import type { OnProgress } from "#hub/recording/bytes.ts";
import { replay } from "#hub/recording/replay.ts";
import type { CoreFactory } from "#hub/recording/replay.ts";
import type { SignalEvent, Tick } from "#shared/domain/features.ts";
import type { Language } from "#shared/domain/languages.ts";
import { check } from "#shared/schema/check.ts";
import { Selection } from "#shared/schema/live.ts";
import type { CheckIn, UnitChoice } from "#shared/schema/profile.ts";
import type { RecordingLine } from "#shared/schema/recording.ts";
import type { SessionSummary } from "#shared/schema/session.ts";
import type { DataQuality } from "#shared/schema/sessionExport.ts";

/** One tick and what the roller was on. */
export interface TickRow extends Readonly<Tick> {
  readonly area: Selection | undefined;
}

/** What came one after the other; ticks among themselves and happenings among themselves in the core's order. */
export interface Batch {
  readonly ticks: readonly TickRow[];
  readonly happenings: readonly Happening[];
  /** Raw frames; with `frames` only. */
  readonly frames: readonly RawFrameText[];
}

/** A frame as the journal has it. */
export interface RawFrameText {
  readonly rxMs: number;
  readonly text: string;
}

/** What a report for a professional says of the person, beside the session. */
export interface ReportPerson {
  readonly units: UnitChoice;
  /** As the person said it last; absent: it is not to be told. */
  readonly kneePainNow?: boolean;
  /** Of the session's day and of the next, in this order; absent likewise. */
  readonly checkIns?: readonly Pick<CheckIn, "date" | "kneePain" | "soreness" | "flare" | "bruised" | "soreOverADay">[];
}

/** Whether the person's weight is told; withheld: neither it nor the bands by which it could be told. */
export type WeightTold = "told" | "withheld";

export interface ExportSource {
  readonly about: ExportAbout;
  /** Absent: nobody's session, or nothing of the person is to be said. */
  readonly person?: ReportPerson | undefined;
  /** Once only. Ending it early closes the file. */
  readonly batches: AsyncIterable<Batch>;
  /** Of what is written for people to read; absent: English. */
  readonly language?: Language | undefined;
  /** Of what is written for people to read; absent: only bands from which it does not follow. */
  readonly weight?: WeightTold | undefined;
  /** Complete once `batches` has ended. */
  quality(): DataQuality;
  close(): Promise<void>;
}

export interface SourceOptions {
  readonly journalPath: string;
  /** The signal core that makes the ticks anew. */
  readonly createCore: CoreFactory;
  readonly session?: SessionSummary | undefined;
  /** Whose it is, when that is to be said. */
  readonly name?: string | undefined;
  readonly person?: ReportPerson | undefined;
  /** Of the report. */
  readonly language?: Language | undefined;
  /** Likewise. */
  readonly weight?: WeightTold | undefined;
  readonly frames?: boolean;
  readonly onProgress?: OnProgress;
}

const BATCH_TICKS = 1024;

/** @throws InchwormError FILE_UNREADABLE, BAD_RECORDING, SAMPLES_DELETED */
export async function openSource(options: SourceOptions): Promise<ExportSource> {
  const { journalPath, onProgress, session } = options;
  if (session?.samplesDeletedMs !== undefined) throw new InchwormError("SAMPLES_DELETED", session.id);
  return sourceOf(await openRecording(journalPath, onProgress === undefined ? {} : { onProgress }), options);
}

/** The same from a recording that is open already. */
export function sourceOf(
  recording: Recording,
  options: Pick<SourceOptions, "createCore" | "session" | "name" | "person" | "language" | "weight" | "frames">,
): ExportSource {
  const { createCore, session, name, person, language, weight } = options;
  const sums = createQualitySums();
  let area: Selection | undefined;
  /** Frames to come from before the session: not its own. */
  let before = 0;
  let ticks: TickRow[] = [];
  let happenings: Happening[] = [];
  let frames: RawFrameText[] = [];

  function add(happening: Happening | undefined): void {
    if (happening !== undefined) happenings.push(happening);
  }

  let isOver = false;
  const sink = {
    tick(tick: Tick): void {
      sums.tick(tick);
      ticks.push({ ...tick, area });
    },
    event(event: SignalEvent): void {
      // A stroke goes from turn to turn. One that the session's end cuts off is none, as it was none live.
      if (isOver && event.kind === "stroke" && session !== undefined) return;
      add(coreHappening(event, area));
    },
  };
  const createClosingCore: CoreFactory = (settings, given) => {
    const core = createCore(settings, given);
    return {
      push: (frame) => core.push(frame),
      finish() {
        isOver = true;
        core.finish();
      },
    };
  };

  function take(line: RecordingLine): void {
    if (isFrame(line)) {
      before--;
      if (before >= 0) return;
      sums.frame(line);
      if (options.frames === true) frames.push({ rxMs: line.rxMs, text: recording.newestText() });
      return;
    }
    if (isCore(line)) before = line.prerollFrames ?? 0;
    if (line.k === "session") before = 0;
    if (line.k === "session" && "selection" in line) {
      const selected = check(Selection, line.selection);
      if (selected.ok) area = selected.value;
    }
    add(journalHappening(line, area));
  }

  async function* batches(): AsyncGenerator<Batch, void> {
    const lines = replay({ recording, createCore: createClosingCore, sink });
    let more = true;
    try {
      while (more) {
        const next = await lines.next();
        more = next.done !== true;
        if (next.done !== true) take(next.value);
        if (more && ticks.length < BATCH_TICKS && frames.length < BATCH_TICKS) continue;
        const batch = { ticks, happenings, frames };
        ticks = [];
        happenings = [];
        frames = [];
        yield batch;
      }
    } finally {
      await recording.close();
    }
  }

  return {
    about: { ...aboutOf(recording, session), ...(name === undefined ? {} : { name }) },
    person,
    language,
    weight,
    batches: batches(),
    quality: () => sums.result(recording.report),
    close: () => recording.close(),
  };
}
