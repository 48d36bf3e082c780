// Body, roller and floor, advanced in steps of 2 ms; sensors look at any instant of the last two seconds.
//
// The roller rolls without slip: speed along the limb = side · R(F) · φ', R(F) = R0 · (1 − shrink · F / 200 N).
// `side` is ±1 as the roller lies one way or end for end. The load line leans by β towards the way of travel
// (tissue piles up ahead); after a turn it comes over within some millimetres: dβ/ds = (±β0 − β)/L. A board or a hand
// leans as it is held, and hardly with the way.
import type { Heeding } from "#sim/body/heeding.ts";
import type { BreathKind, BreathManner } from "#sim/body/breath.ts";
import type { BodyPlan } from "#sim/body/plan.ts";
import { createMovement } from "#sim/body/movement.ts";
import type { Grip, MovementState } from "#sim/body/movement.ts";
import { createPressure } from "#sim/body/pressure.ts";
import type { PressureState } from "#sim/body/pressure.ts";
import type { Random } from "#sim/random.ts";
import { createAttitude, handRoll } from "#sim/roller/attitude.ts";
import { blendStates, createRollerState } from "#sim/roller/rollerState.ts";
import type { RollerState } from "#sim/roller/rollerState.ts";
import { rollingRadius } from "#sim/roller/rollingRadius.ts";
import type { RollerGeometry } from "#sim/roller/rollerDevice.ts";

export const WORLD_STEP_MS = 2;
const KEPT = 1024;
const G_M_S2 = 9.80665;
/** Lean with the way of travel under something hard, of that under tissue. */
const HARD_LEAN = 0.1;

export interface WorldOptions extends RollerGeometry {
  readonly random: Random;
  readonly plan: BodyPlan;
  /** Absent: nobody tells the body anything. */
  readonly heeding?: Heeding;
  readonly bodyWeightN: number;
  readonly breathKind: BreathKind;
  readonly breath: BreathManner;
  readonly grips: readonly Grip[];
  readonly tiltWanderRad: number;
  readonly yawWanderRad: number;
}

export interface World {
  /** Steps on until `simMs` can be looked at. */
  ensure(simMs: number): void;
  /** State at `simMs`, at most 2 s back; before the start it is the first state. */
  look(simMs: number, out: RollerState): void;
  /** The kept state of step `index` (time index · 2 ms); reused after 2 s. */
  step(index: number): RollerState;
}

export function createWorld(options: WorldOptions): World {
  const { plan, random, radiusMm, shrink, heeding } = options;
  const movement = createMovement({ plan, random, grips: options.grips });
  const pressure = createPressure(options);
  const attitude = createAttitude(options);
  const kept: RollerState[] = Array.from({ length: KEPT }, createRollerState);
  const move: MovementState = { mm: 0, mmS: 0, mmS2: 0, intendedMmS: 0, tremorMmS: 0, tremorMmS2: 0 };
  const press: PressureState = {
    forceN: 0,
    bodyForceN: 0,
    burdenN: 0,
    burdenLeanRad: 0,
    knockG: 0,
    shake: 1,
    shakes: 1,
    breathes: 1,
  };
  let newest = -1;
  let side: number = options.side;
  /** Turns from rolling, and the sum of finished turns in the hands. */
  let rolledRad = options.startAngleRad;
  let handledRad = 0;
  let flipped: unknown;
  let lastRollRate = 0;
  let leanRad = 0;
  let handling = plan.handlings.at(0);

  const state = (index: number) => kept[index % KEPT] ?? createRollerState();

  function stepOn(): void {
    newest += 1;
    heeding?.pass(WORLD_STEP_MS);
    // The time of the body's own doings.
    const simMs = newest * WORLD_STEP_MS - (heeding?.stoodMs ?? 0);
    const out = state(newest);
    plan.ensure(simMs);
    movement.at(simMs, move);
    pressure.at(simMs, move.mm, press);
    if (heeding !== undefined && heeding.share < 1) slowDown(heeding);
    const before = handling;
    handling = plan.handlings.at(simMs);
    if (before !== undefined && before !== handling) handledRad += before.rollRad;
    if (handling?.flip === true && handling !== flipped && simMs > handling.startMs + handling.durationMs / 2) {
      flipped = handling;
      side = -side;
    }
    attitude.at(simMs, handling, out);
    out.upMS2 += press.knockG * G_M_S2;

    const shaking = press.shake * Math.min(1, press.bodyForceN / 100);
    const loadedRadius = rollingRadius(radiusMm, shrink, press.forceN);
    const rollRate = (side * (move.mmS + shaking * move.tremorMmS)) / loadedRadius;
    const accelMmS2 = move.mmS2 + shaking * move.tremorMmS2;
    rolledRad += ((lastRollRate + rollRate) / 2) * (WORLD_STEP_MS / 1000);
    lastRollRate = rollRate;
    const byHand = handling === undefined ? undefined : handRoll(handling, simMs);
    out.angleRad = rolledRad + handledRad + (byHand?.angleRad ?? 0);
    out.rateRadS = rollRate + (byHand?.rateRadS ?? 0);
    out.accelRadS2 = (side * accelMmS2) / loadedRadius;
    out.centreMS2 = (side * accelMmS2) / 1000;

    const rolledMm = Math.abs(move.mmS) * (WORLD_STEP_MS / 1000);
    if (press.bodyForceN === 0) leanRad *= 0.99;
    else leanRad += (side * Math.sign(move.mmS) * options.leanRad - leanRad) * (rolledMm / options.leanLengthMm);
    out.leanRad = leanRad;
    if (press.burdenN > 0) {
      const hard = Math.min(1, press.burdenN / press.bodyForceN);
      out.leanRad = leanRad * (1 - hard * (1 - HARD_LEAN)) + hard * press.burdenLeanRad;
    }
    out.forceN = press.forceN;
    out.shakes = press.shakes;
    out.breathes = press.breathes;
    out.bodyForceN = press.bodyForceN;
    out.placeMm = move.mm;
    out.speedMmS = move.mmS;
    out.intendedMmS = move.intendedMmS;
  }

  /** Partly off the roller: less load, and slower. */
  function slowDown({ share, changeS }: Heeding): void {
    move.mmS2 = move.mmS2 * share * share + move.mmS * changeS;
    move.mmS *= share;
    move.intendedMmS *= share;
    press.forceN *= share;
    press.bodyForceN *= share;
    press.shakes *= share;
    press.breathes *= share;
  }

  function ensure(simMs: number): void {
    while (newest * WORLD_STEP_MS < simMs || newest < 0) stepOn();
  }

  return {
    ensure,
    step: (index) => state(index),
    look(simMs, out) {
      ensure(simMs);
      const at = Math.max(0, simMs / WORLD_STEP_MS, newest - KEPT + 2);
      const index = Math.min(Math.floor(at), newest);
      blendStates(state(index), state(Math.min(index + 1, newest)), at - index, out);
    },
  };
}
