// A body that rolls what the program says and does what the cues say; or does not, in one way or another. It decides
// anew every few centimetres, as a person does, and knows nothing but what the coach tells.
import type { CoachState } from "#hub/coach/state.ts";
import type { Action, Program } from "#sim/body/action.ts";

export interface Habits {
  /** Share of the body's weight at the beginning of a step. */
  readonly share: number;
  readonly paceMmS: number;
  /** Does what the cues say. */
  readonly follows: boolean;
  /** Gets off when the program has nothing for the roller. */
  readonly getsOff: boolean;
  /** Gets off for good after so much counted time. */
  readonly leavesAfterMs?: number;
  /** In one hold to the end, or never; as the coach says when absent. */
  readonly holds?: "always" | "never";
}

export const OBEDIENT: Habits = { share: 0.2, paceMmS: 25, follows: true, getsOff: true };

const KNEE_MM = 70;
const HIP_MM = 230;
const PIECE_MM = 40;
const QUICK_MM_S = 110;
const HOLD_PIECE_MS = 1000;
/** Pairs of strokes between two holds. */
const PAIRS = 2;

export function followingBody(habits: Habits): (hear: () => CoachState) => Program {
  return (hear) =>
    function* program(): Generator<Action, never, void> {
      let { share, paceMmS } = habits;
      let pressed = share;
      let mm = HIP_MM;
      let way = -1;
      let on = true;
      let turns = 0;
      let holdsLeft = false;
      let step = -1;
      yield { kind: "press", share, overMs: 100 };

      function* liftOff(isOver: () => boolean): Generator<Action, void, void> {
        yield { kind: "lie", on: false };
        do yield { kind: "stay", ms: 500 };
        while (!isOver());
        yield { kind: "press", share, overMs: 100 };
        yield { kind: "lie", on: true };
        pressed = share;
      }

      function* heed(): Generator<Action, void, void> {
        const { cueId } = hear().view;
        if (!habits.follows) return;
        if (cueId === "slower") paceMmS *= 0.9;
        if (cueId === "faster") paceMmS *= 1.1;
        if (cueId === "lighter") share *= 0.93;
        if (cueId === "heavier") share *= 1.07;
        if (cueId === "lift-off") yield* liftOff(() => hear().view.program?.paused !== "interval");
        if (cueId === "stop-pressure") {
          share *= 0.75;
          yield* liftOff(() => hear().view.cueId !== "stop-pressure");
        }
        if (cueId === "turn-back" || cueId === "stop-knee") way = 1;
        if (share !== pressed) yield { kind: "press", share, overMs: 300 };
        pressed = share;
      }

      for (;;) {
        const { view } = hear();
        const { program: shown } = view;
        const { phase } = shown ?? {};
        const isForRoller =
          shown !== undefined && shown.step.mode !== "timed" && (phase === "announced" || phase === "running");
        const left = habits.leavesAfterMs !== undefined && (shown?.countedMs ?? 0) >= habits.leavesAfterMs;
        if ((!isForRoller && habits.getsOff) || left) {
          if (on) yield { kind: "lie", on: false };
          on = false;
          yield { kind: "stay", ms: 500 };
          continue;
        }
        if (shown !== undefined && shown.step.index !== step) {
          step = shown.step.index;
          share = habits.share;
          turns = 0;
          paceMmS = shown.step.mode === "pre-run" ? QUICK_MM_S : habits.paceMmS;
          holdsLeft = shown.step.mode !== "pre-run";
          // Of the outer thigh strokes start at the hip, of the others at the knee.
          mm = shown.step.muscle === "outer-thigh" ? HIP_MM : KNEE_MM;
          way = mm === HIP_MM ? -1 : 1;
          if (!on) yield { kind: "stroke", toMm: mm, paceMmS: 60 };
        }
        if (!on) {
          yield { kind: "press", share, overMs: 100 };
          yield { kind: "lie", on: true };
        }
        on = true;
        yield* heed();
        if (habits.holds === "always") {
          yield { kind: "stay", ms: HOLD_PIECE_MS, rockMm: 1 };
          continue;
        }
        if (
          habits.follows &&
          habits.holds !== "never" &&
          holdsLeft &&
          turns >= 2 * PAIRS &&
          mm > KNEE_MM + 2 * PIECE_MM
        ) {
          // On a tender spot until the coach says that it is enough.
          yield { kind: "stay", ms: HOLD_PIECE_MS, rockMm: 1 };
          if (hear().view.cueId === "hold-target") holdsLeft = false;
          continue;
        }
        mm = Math.min(HIP_MM, Math.max(KNEE_MM, mm + way * PIECE_MM));
        yield { kind: "stroke", toMm: mm, paceMmS };
        if (mm === (way > 0 ? HIP_MM : KNEE_MM)) {
          way = -way;
          turns += 1;
        }
      }
    };
}
