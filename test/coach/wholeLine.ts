// The straight line in virtual time: simulated body and board → records → frames → signal core → coach.
import { coachStep, createCoach } from "#hub/coach/coach.ts";
import type { CueChange } from "#hub/coach/cueChange.ts";
import type { CoachEffect, CoachInput, CoachSettings, CoachState, UserEvent } from "#hub/coach/state.ts";
import type { ProgramEvent } from "#hub/coach/program/state.ts";
import { createFrameAssembler } from "#hub/link/frameAssembler.ts";
import { createPipeline, type Pipeline } from "#hub/signal/pipeline.ts";
import type { CueId } from "#shared/domain/cues.ts";
import type { Tick } from "#shared/domain/features.ts";
import { encodeControl } from "#shared/protocol/index.ts";
import type { ReadyProgram } from "#shared/schema/program.ts";
import type { Program as Body } from "#sim/body/action.ts";
import { createSimulatedRoller, type TruthLine } from "#sim/simulatedRoller.ts";

export const START_MS = 1_000_000;
const WATCH_MS = 100;

/** A cue with the time at which the hub could know it: the newest sample used. */
export interface HeardCue extends CueChange {
  readonly heardMs: number;
}
export type TruthTick = Extract<TruthLine, { k: "tick" }>;

export interface LineRun {
  readonly cues: readonly HeardCue[];
  readonly effects: readonly CoachEffect[];
  readonly truth: readonly TruthTick[];
  readonly state: CoachState;
  shown(cueId: CueId): HeardCue[];
}

export interface LineRunOptions {
  readonly scenario: string;
  readonly seed: number;
  readonly seconds: number;
  readonly settings: CoachSettings;
  /** A body that hears the coach, in place of the scenario's. */
  readonly body?: (hear: () => CoachState) => Body;
  /** A program, started a second after the beginning. */
  readonly program?: ReadyProgram | undefined;
  /** Ends the run before its time. */
  readonly until?: (state: CoachState) => boolean;
  /** What the person does besides, in time order; seconds from the start. */
  /** What the person tells the program, in time order; seconds from the start. */
  readonly commands?: readonly { readonly atS: number; readonly event: ProgramEvent }[];
  /** Sees each tick before the coach does, with the newest truth. */
  readonly onTick?: (tick: Readonly<Tick>, truth: TruthTick | undefined) => void;
  readonly says?: readonly { readonly atS: number; readonly event: UserEvent }[];
}

export function runLine({
  scenario,
  seed,
  seconds,
  settings,
  body,
  program,
  until,
  says = [],
  commands = [],
  onTick,
}: LineRunOptions): LineRun {
  const cues: HeardCue[] = [];
  const effects: CoachEffect[] = [];
  const truth: TruthTick[] = [];
  let state = createCoach(settings);
  let pipeline: Pipeline | undefined;
  let newestMs = START_MS;
  let lastRxMs = START_MS;

  const step = (input: CoachInput): void => {
    const result = coachStep(state, input);
    state = result.state;
    effects.push(...result.effects);
    for (const cue of result.cues) cues.push({ ...cue, heardMs: newestMs });
  };
  const roller = createSimulatedRoller({
    scenario,
    seed,
    startMs: START_MS,
    ...(body === undefined ? {} : { body: body(() => state) }),
    onPayload(payload, rxMs) {
      lastRxMs = rxMs;
      assembler.payload(payload, rxMs);
    },
    onTruth: (line) => void (line.k === "tick" && truth.push(line)),
  });
  const assembler = createFrameAssembler({
    handlers: {
      identity({ device, roller: about, calibration }) {
        const sink = {
          tick(tick: Extract<CoachInput, { kind: "tick" }>["tick"]): void {
            newestMs = tick.publishedMs;
            onTick?.(tick, truth.at(-1));
            step({ kind: "tick", tick });
          },
          event: (event: Extract<CoachInput, { kind: "event" }>["event"]): void => step({ kind: "event", event }),
        };
        pipeline = createPipeline({ device, roller: about, ...(calibration ? { calibration } : {}) }, sink);
      },
      frame: (frame) => pipeline?.push(frame),
      status: () => undefined,
      mark: () => undefined,
      bad: () => undefined,
    },
    calibration: roller.calibration,
  });
  const connect = (atMs: number): void => {
    assembler.connected();
    assembler.payload(roller.info, atMs);
    roller.write(encodeControl({ op: "payloadSize", bytes: 50 }));
    roller.subscribe();
  };

  connect(START_MS);
  for (let ms = START_MS + WATCH_MS; ms <= START_MS + seconds * 1000; ms += WATCH_MS) {
    roller.advanceTo(ms);
    for (const { atS, event } of says) {
      const tMs = START_MS + atS * 1000;
      if (tMs > ms - WATCH_MS && tMs <= ms) step({ kind: "user", event, tMs: ms });
    }
    for (const { atS, event } of commands) {
      const tMs = START_MS + atS * 1000;
      if (tMs > ms - WATCH_MS && tMs <= ms) step({ kind: "program", event, tMs: ms });
    }
    if (program !== undefined && ms === START_MS + 1000) {
      step({ kind: "program", event: { action: "start", program }, tMs: ms });
    }
    if (until?.(state) === true) break;
    if (ms - lastRxMs < WATCH_MS) continue;
    newestMs = ms;
    step({ kind: "noData", tMs: ms, ageMs: ms - lastRxMs });
    if ((ms - lastRxMs) % 1000 < WATCH_MS) connect(ms);
  }
  return {
    cues,
    effects,
    truth,
    state,
    shown: (cueId) => cues.filter((cue) => cue.action === "show" && cue.cueId === cueId),
  };
}

/** When the truth began to be so and stayed so for `forMs`. */
export function spells(truth: readonly TruthTick[], isSo: (tick: TruthTick) => boolean, forMs: number): number[] {
  const starts: number[] = [];
  let sinceMs = Number.NaN;
  for (const tick of truth) {
    if (!isSo(tick)) sinceMs = Number.NaN;
    else if (Number.isNaN(sinceMs)) sinceMs = tick.tMs;
    if (tick.tMs - sinceMs === forMs) starts.push(sinceMs);
  }
  return starts;
}
