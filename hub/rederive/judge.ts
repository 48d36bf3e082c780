// The coach over a journal: the same inputs that it had live, as far as the journal holds them, and what it counts.
//
// It is led through the frames from before the session too, with the session's first selection and bands. What it had learned
// earlier than that is not in the journal, nor are a program's own keys: they choose what is rolled, and that is.
import * as z from "zod/mini";

import { coachStep, createCoach } from "#hub/coach/coach.ts";
import type { AreaForce } from "#hub/coach/areaForce.ts";
import type { CoachInput, CoachSettings, CoachState } from "#hub/coach/state.ts";
import { isCore } from "#hub/recording/lines.ts";
import { userMark } from "#hub/userMark.ts";
import type { SignalEvent, Tick } from "#shared/domain/features.ts";
import { MUSCLE_IDS, SIDES } from "#shared/domain/muscles.ts";
import { check } from "#shared/schema/check.ts";
import { Selection } from "#shared/schema/live.ts";
import type { CoreLine, RecordingLine } from "#shared/schema/recording.ts";

const finite = z.number();
const Band = z.tuple([finite, finite]);
const Force = z.object({
  muscle: z.enum(MUSCLE_IDS),
  side: z.enum(SIDES),
  forceN: Band,
  easeOffN: finite,
  personal: z.boolean(),
});
/** What a session's line says about the person's bands; each absent in older journals. */
const Recorded = z.object({
  bodyWeightKg: z.optional(finite),
  bands: z.optional(z.object({ forceN: Band, easeOffN: finite, personal: z.optional(z.boolean()) })),
  forces: z.optional(z.array(Force)),
  gentle: z.optional(z.boolean()),
});
/** R27: the stop there was a mistake. */
const Reopened = z.object({ tMs: finite, muscle: z.enum(MUSCLE_IDS), side: z.enum(SIDES) });
export const SessionLine = z.object({
  event: z.string(),
  tMs: z.optional(finite),
  startedMs: z.optional(finite),
  selection: z.optional(Selection),
  settings: z.optional(z.unknown()),
});

const GENTLE = "gentle.then";

export interface CountedHold {
  readonly startMs: number;
  readonly endMs: number;
  readonly countedMs: number;
}

export interface Judge {
  /** A line that is no frame, in its place among the frames. */
  line(line: RecordingLine): void;
  tick(tick: Tick): void;
  event(event: SignalEvent): void;
  /** Nothing has come for so long. */
  silence(tMs: number, ageMs: number): void;
  /** A hold that still lasts at this moment is over, as far as it has come. */
  stop(tMs: number): void;
  readonly view: CoachState["view"];
}

export interface JudgeOptions {
  /** For the frames from before the session: what its first line says. */
  readonly selection: Selection;
  readonly settings: unknown;
  /** The roller that the recording begins with. */
  readonly deviceId: string;
  readonly hold: (hold: CountedHold) => void;
  readonly selected: (selection: Selection) => void;
}

export function createJudge({ selection, settings, deviceId, hold, selected }: JudgeOptions): Judge {
  let coach = createCoach({ ...personal(settings, selection), selection });
  let rollerId = deviceId;

  function step(input: CoachInput): void {
    const { state, effects } = coachStep(coach, input);
    coach = state;
    for (const effect of effects) if (effect.kind === "holdCounted") hold(effect);
  }

  function session(line: RecordingLine): void {
    const checked = check(SessionLine, line);
    if (!checked.ok) return;
    const { event, selection: next } = checked.value;
    const tMs = checked.value.tMs ?? checked.value.startedMs ?? 0;
    if (next !== undefined) step({ kind: "user", event: { kind: "select", selection: next }, tMs });
    if (event === "start" || event === "settings") {
      const theirs = personal(checked.value.settings, coach.settings.selection);
      step({ kind: "user", event: { kind: "settings", ...theirs }, tMs });
    }
    if (event === "start") step({ kind: "user", event: { kind: "newSession" }, tMs });
    if (next !== undefined) selected(next);
  }

  function reopened(line: RecordingLine): void {
    const checked = check(Reopened, line);
    if (!checked.ok) return;
    const { tMs, muscle, side } = checked.value;
    step({ kind: "user", event: { kind: "reopen", muscle, side }, tMs });
  }

  /** Another roller calls itself by this name: what was held on the one before is over. */
  function roller({ settings: told, tMs }: CoreLine): void {
    if (told === undefined || told.device.id === rollerId) return;
    rollerId = told.device.id;
    step({ kind: "user", event: { kind: "otherRoller" }, tMs });
  }

  return {
    line(line) {
      if (isCore(line)) roller(line);
      if (line.k === "session") session(line);
      if (line.k === "reopened") reopened(line);
      if (line.k !== "mark" || !("mark" in line) || typeof line.mark !== "string") return;
      const event = userMark({ ...line, mark: line.mark });
      if (event !== undefined && typeof line["tMs"] === "number") step({ kind: "user", event, tMs: line["tMs"] });
    },
    tick: (tick) => step({ kind: "tick", tick }),
    event: (event) => step({ kind: "event", event }),
    silence: (tMs, ageMs) => step({ kind: "noData", tMs, ageMs }),
    stop(tMs) {
      const lasting = coach.view.hold;
      if (lasting) hold({ startMs: tMs - lasting.elapsedMs, endMs: tMs, countedMs: lasting.countedMs });
    },
    get view() {
      return coach.view;
    },
  };
}

function personal(settings: unknown, { muscle, side }: Selection): Omit<CoachSettings, "selection"> {
  const checked = check(Recorded, settings);
  if (!checked.ok) return {};
  const { bodyWeightKg, bands, gentle } = checked.value;
  // Older journals hold the bands of the first area alone.
  const first = bands?.personal === undefined ? [] : [{ muscle, side, ...bands, personal: bands.personal }];
  const forces: AreaForce[] = (checked.value.forces ?? first).map((force) => ({ ...force, reasons: [] }));
  return {
    forces,
    ...(bodyWeightKg === undefined ? {} : { bodyWeightKg }),
    ...(gentle === true ? { gentle: GENTLE } : {}),
  };
}
