// What a body does, one thing after another. A scenario's program yields these without end.
import type { StepOrder } from "#sim/home/step.ts";
import type { Random } from "#sim/random.ts";

/** Pace that may change while a stroke is under way; argument is sim ms. */
export type Pace = number | ((simMs: number) => number);

export type Action =
  /** Roll along the limb to a place, mm from the knee. `startMs`: time from rest to pace; `turnMs`: time of the turn at its end. */
  | {
      readonly kind: "stroke";
      readonly toMm: number;
      readonly paceMmS: Pace;
      readonly startMs?: number;
      readonly turnMs?: number;
    }
  /** Stay on the spot under load; `rockMm` peak to peak. */
  | {
      readonly kind: "stay";
      readonly ms: number;
      readonly rockMm?: number;
      readonly rockHz?: number;
      readonly driftMmS?: number;
    }
  /** Body off the roller for `ms`; it stays on the floor, or is carried in the hands, or laid down end for end. */
  | { readonly kind: "lift"; readonly ms: number; readonly how: "leave" | "carry" | "flip"; readonly toMm?: number }
  /** Lean in or ease off from here on; share of body weight on the roller. */
  | { readonly kind: "press"; readonly share: number; readonly overMs: number }
  /** A knock on roller or floor. */
  | { readonly kind: "bump"; readonly forceN: number; readonly accelG: number; readonly ms: number }
  /** Strength of shaking from here on; 1 is a rested person. */
  | { readonly kind: "shake"; readonly strength: number }
  /** Depth of the breath from here on; 0 holds it, 1 is a person at rest. */
  | { readonly kind: "breathe"; readonly strength: number }
  /** Body onto the roller, or off it, with nothing else happening. */
  | { readonly kind: "lie"; readonly on: boolean }
  /** Something other than the lying body weighs on the roller from here on; `forceN` 0 takes it away. */
  | {
      readonly kind: "burden";
      readonly forceN: number;
      readonly overMs: number;
      /** Line of the load against the vertical; how much force and line sway, share and rad peak; 1 has a hand's tremor. */
      readonly leanRad?: number;
      readonly swayShare?: number;
      readonly swayRad?: number;
      readonly trembling?: number;
    }
  /** A light hand that keeps the empty roller rolling, from here on. */
  | { readonly kind: "hand"; readonly forceN: number }
  /** The roller, free of load, is taken up for `ms` and laid down turned about its axle by `rollRad`; hands grip it. */
  | {
      readonly kind: "handle";
      readonly ms: number;
      readonly rollRad: number;
      readonly tiltRad: number;
      readonly liftM: number;
    }
  /** A step of a calibration begins, or the one under way is done. */
  | { readonly kind: "step"; readonly step: StepOrder }
  | { readonly kind: "stepDone" }
  /** The program is over; what it yields from here on never happens. */
  | { readonly kind: "over" };

/** The endless list of what a body does; draws only from `random`. */
export type Program = (random: Random) => Generator<Action, never, void>;
