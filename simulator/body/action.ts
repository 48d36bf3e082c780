// What a body does, one thing after another. A scenario's program yields these without end.
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
  | { readonly kind: "shake"; readonly strength: number };

/** The endless list of what a body does; draws only from `random`. */
export type Program = (random: Random) => Generator<Action, never, void>;
