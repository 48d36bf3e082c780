// Turns a program's actions into timelines: speed along the limb, pressure, rocking, handling, knocks.
import type { Action, Pace, Program } from "#sim/body/action.ts";
import { createBurdenPlan, planBurden, planHand } from "#sim/body/burden.ts";
import type { BurdenPlan } from "#sim/body/burden.ts";
import { createLevel } from "#sim/body/level.ts";
import type { Level } from "#sim/body/level.ts";
import { planStroke } from "#sim/body/strokePlan.ts";
import type { SpeedPiece } from "#sim/body/strokePlan.ts";
import { createTimeline } from "#sim/body/timeline.ts";
import type { Spell, Timeline } from "#sim/body/timeline.ts";
import type { DoneStep, StepOrder } from "#sim/home/step.ts";
import type { Random } from "#sim/random.ts";

export interface Rocking extends Spell {
  readonly amplitudeMm: number;
  readonly hz: number;
  readonly phaseRad: number;
  /** Mean over the stay. */
  readonly driftMmS: number;
}

/** The roller in the hands: bumps of tilt and height, a turn about the vertical, a turn about its axle. */
export interface Handling extends Spell {
  readonly tiltRad: number;
  readonly yawRad: number;
  readonly rollRad: number;
  readonly liftM: number;
  readonly bounceMS2: number;
  readonly flip: boolean;
}

export interface Bump extends Spell {
  readonly forceN: number;
  readonly accelG: number;
}

export interface BodyPlan {
  readonly pieces: Timeline<SpeedPiece>;
  readonly rockings: Timeline<Rocking>;
  readonly handlings: Timeline<Handling>;
  readonly bumps: Timeline<Bump>;
  /** 0 off the roller, 1 on it. */
  readonly loaded: Level;
  /** Share of body weight when on it. */
  readonly share: Level;
  /** 1 is a rested person's tremor. */
  readonly shake: Level;
  /** 1 breathes at rest, 0 holds the breath. */
  readonly breathing: Level;
  readonly burden: BurdenPlan;
  /** Steps of a calibration planned so far. */
  readonly steps: readonly DoneStep[];
  /** When the program is over; undefined while it goes on. */
  overMs(): number | undefined;
  /** Plans on until past `simMs`. */
  ensure(simMs: number): void;
}

export interface PlanOptions {
  readonly program: Program;
  readonly random: Random;
  /** When the body first lies on the roller, ms; undefined: when the program says so. */
  readonly firstContactMs: number | undefined;
  readonly startMm: number;
  readonly share: number;
  /** Relative wander of the pace within a stroke. */
  readonly paceWander: number;
}

type Movement = Extract<Action, { kind: "stroke" | "stay" | "lift" }>;
const isMovement = (action: Action): action is Movement =>
  action.kind === "stroke" || action.kind === "stay" || action.kind === "lift";
const paceOf = (pace: Pace, simMs: number) => (typeof pace === "number" ? pace : pace(simMs));

export function createPlan(options: PlanOptions): BodyPlan {
  const random = options.random.fork("plan");
  const actions = options.program(options.random.fork("program"));
  const pieces = createTimeline<SpeedPiece>();
  const rockings = createTimeline<Rocking>();
  const handlings = createTimeline<Handling>();
  const bumps = createTimeline<Bump>();
  const loaded = createLevel(0);
  const share = createLevel(options.share);
  const shake = createLevel(1);
  const breathing = createLevel(1);
  const burden = createBurdenPlan();
  const steps: DoneStep[] = [];
  let openStep: (StepOrder & { readonly startMs: number }) | undefined;
  let overMs: number | undefined;
  const queue: Action[] = [];
  let ms = 0;
  let mm = options.startMm;
  let v = 0;

  function rest(durationMs: number): void {
    pieces.push({ startMs: ms, durationMs, startMm: mm, v0: 0, v1: 0 });
    ms += durationMs;
  }

  function lieOn(): void {
    const rampMs = random.uniform(300, 550);
    loaded.change(ms, rampMs, 1);
    rest(rampMs + random.uniform(80, 250));
  }

  /** For a stroke whose end is already reached. */
  function stop(): void {
    if (v === 0) return;
    pieces.push({ startMs: ms, durationMs: 300, startMm: mm, v0: v, v1: 0 });
    ms += 300;
    mm += v * 0.15;
    v = 0;
  }

  function stroke(action: Extract<Movement, { kind: "stroke" }>, next: Movement | undefined): void {
    if (Math.abs(action.toMm - mm) < 1 || (v !== 0 && Math.sign(action.toMm - mm) !== Math.sign(v))) return stop();
    const ahead = next?.kind === "stroke" ? Math.sign(next.toMm - action.toMm) : 0;
    const planned = planStroke(
      {
        startMs: ms,
        fromMm: mm,
        v0: v,
        toMm: action.toMm,
        pace: action.paceMmS,
        nextMmS: (simMs) => (next?.kind === "stroke" ? ahead * Math.max(0.5, paceOf(next.paceMmS, simMs)) : 0),
        startS: (action.startMs ?? random.uniform(350, 600)) / 1000,
        turnS: (action.turnMs ?? random.uniform(350, 700)) / 1000,
        wander: options.paceWander,
      },
      random,
    );
    for (const piece of planned) {
      pieces.push(piece);
      ms = piece.startMs + piece.durationMs;
      mm = piece.startMm + ((piece.v0 + piece.v1) / 2) * (piece.durationMs / 1000);
      v = piece.v1;
    }
  }

  function stay(action: Extract<Movement, { kind: "stay" }>): void {
    const driftMmS = action.driftMmS ?? 0;
    rockings.push({
      startMs: ms,
      durationMs: action.ms,
      amplitudeMm: (action.rockMm ?? 0) / 2,
      hz: action.rockHz ?? random.uniform(0.25, 0.6),
      phaseRad: random.uniform(0, 2 * Math.PI),
      driftMmS,
    });
    rest(action.ms);
    mm += (driftMmS * action.ms) / 1000;
  }

  function lift(action: Extract<Movement, { kind: "lift" }>): void {
    const rampMs = random.uniform(200, 380);
    loaded.change(ms, rampMs, 0);
    rest(rampMs);
    if (action.how !== "leave") {
      const flip = action.how === "flip";
      handlings.push({
        startMs: ms + action.ms * 0.1,
        durationMs: action.ms * 0.8,
        tiltRad: random.sign() * random.uniform(0.6, 1.2),
        yawRad: flip ? random.sign() * Math.PI : random.uniform(-0.6, 0.6),
        rollRad: random.uniform(-4, 4),
        liftM: random.uniform(0.1, 0.3),
        bounceMS2: random.uniform(0.3, 1.2),
        flip,
      });
    }
    rest(action.ms);
    mm = action.toMm ?? mm;
    lieOn();
  }

  function handle(action: Extract<Action, { kind: "handle" }>): void {
    planHand(burden, ms, random.uniform(1, 8));
    planHand(burden, ms + 0.8 * action.ms, 0);
    handlings.push({
      startMs: ms + action.ms * 0.1,
      durationMs: action.ms * 0.8,
      tiltRad: action.tiltRad,
      yawRad: random.uniform(-0.4, 0.4),
      rollRad: action.rollRad,
      liftM: action.liftM,
      bounceMS2: random.uniform(0.2, 0.8),
      flip: false,
    });
    rest(action.ms);
  }

  function lie(on: boolean): void {
    if (on) return lieOn();
    const rampMs = random.uniform(200, 380);
    loaded.change(ms, rampMs, 0);
    return rest(rampMs);
  }

  function act(action: Action, next: Movement | undefined): void {
    switch (action.kind) {
      case "stroke":
        return stroke(action, next);
      case "stay":
        return stay(action);
      case "lift":
        return lift(action);
      case "press":
        return share.change(ms, action.overMs, action.share);
      case "breathe":
        return breathing.change(ms, 800, action.strength);
      case "bump":
        bumps.push({ startMs: ms, durationMs: action.ms, forceN: action.forceN, accelG: action.accelG });
        return undefined;
      case "shake":
        return shake.change(ms, 800, action.strength);
      case "lie":
        return lie(action.on);
      case "burden":
        return planBurden(burden, ms, action);
      case "hand":
        return planHand(burden, ms, action.forceN);
      case "handle":
        return handle(action);
      case "step":
        openStep = { ...action.step, startMs: ms };
        return undefined;
      case "stepDone":
        if (openStep !== undefined) steps.push({ ...openStep, endMs: ms });
        openStep = undefined;
        return undefined;
      case "over":
        overMs = ms;
        return undefined;
    }
  }

  if (options.firstContactMs !== undefined) {
    rest(options.firstContactMs);
    lieOn();
  }
  return {
    pieces,
    rockings,
    handlings,
    bumps,
    loaded,
    share,
    shake,
    breathing,
    burden,
    steps,
    overMs: () => overMs,
    ensure(simMs) {
      while (ms <= simMs) {
        // The end of a movement depends on the one after it.
        while (queue.length === 0 || queue.slice(1).every((queued) => !isMovement(queued)))
          queue.push(actions.next().value);
        const action = queue.shift();
        if (action !== undefined) act(action, queue.find(isMovement));
      }
    },
  };
}
