// A calibration at home as a person does it who follows the hub's guide: they make ready for the step at hand, do it once it
// is measured, do it again when told, and roll on when all is done. What they have read they tell when they are asked.
import type { CalibrationMessage, Rehearsal } from "#shared/schema/calibrationGuide.ts";
import type { Action, Program } from "#sim/body/action.ts";
import { shownKg } from "#sim/home/scale.ts";
import { createScene, HOME_STEPS, LEFT_OUT, still } from "#sim/home/steps.ts";
import type { HomeOptions, HomeStep, Part, Scene } from "#sim/home/steps.ts";

export interface GuidedPerson {
  program(options: HomeOptions): Program;
  /** The guide shows this from now on. `scaleN`: what weighs on the scale now. */
  rehearse(message: CalibrationMessage, scaleN: () => number): Rehearsal;
  /** A calibration is under way: they listen to the guide and to nobody else. */
  readonly isGuided: boolean;
}

/** How long until they look at the page again. */
const LOOK_AGAIN_MS = 100;
/** How they roll afterwards. */
const WAY_MM = 150;
const PACE_MM_S = 25;

export function createGuidedPerson(): GuidedPerson {
  let message: CalibrationMessage | undefined;
  let scene: Scene | undefined;
  /** The last place that they have acted on, to its end; none while they are at it. */
  let done = "";
  let scaleKg: number | undefined;

  /** Where the guide is; a step that is done again is ready again first. */
  const place = () => (message === undefined ? "" : `${message.phase} ${message.step?.type} ${message.step?.number}`);

  function* follow(home: Scene, owed: { step?: HomeStep }): Part {
    const step = message?.step;
    switch (message?.phase) {
      case "ready":
        yield* tidy(home, owed);
        if (step === undefined || home.fault === LEFT_OUT[step.type]) return;
        owed.step = HOME_STEPS[step.type];
        yield* owed.step.before(home, step.number - 1);
        return;
      case "measuring":
        // While what was asked is judged it is shown as measured too: it is done once.
        yield* owed.step?.during(home) ?? [];
        return;
      // The scale was read while they pressed; now they may let go.
      case "asking":
      case "judged":
      case "cancelled":
        return yield* tidy(home, owed);
      case "done":
        yield* tidy(home, owed);
        yield { kind: "lie", on: true };
        yield still(LOOK_AGAIN_MS);
        while (message.phase === "done") {
          yield { kind: "stroke", toMm: home.mm + WAY_MM, paceMmS: PACE_MM_S };
          yield { kind: "stroke", toMm: home.mm, paceMmS: PACE_MM_S };
        }
        yield { kind: "lie", on: false };
        return;
      default:
        return;
    }
  }

  return {
    program: (options) =>
      function* program(random): Generator<Action, never, void> {
        scene = createScene(random, options, true);
        const owed: { step?: HomeStep } = {};
        for (;;) {
          const here = place();
          if (here !== done) {
            done = "";
            yield* follow(scene, owed);
            // What they do last is over by the second look.
            yield still(LOOK_AGAIN_MS);
            yield still(LOOK_AGAIN_MS);
            done = here;
          }
          yield still(LOOK_AGAIN_MS);
        }
      },
    get isGuided() {
      return message !== undefined && message.phase !== "done" && message.phase !== "cancelled";
    },
    rehearse(shown, scaleN) {
      message = shown;
      const { phase, needs } = shown;
      const busy = place() !== done;
      if (phase !== "asking") scaleKg = undefined;
      if (scene === undefined || needs === undefined) return { busy };
      const { weightKg, tapeMm, scale } = scene.things;
      // They look once, while they press.
      if (needs === "scaleKg") scaleKg ??= shownKg(scale, scaleN());
      return { busy, reads: { weightKg, scaleKg: scaleKg ?? 0, distanceMm: tapeMm }[needs] };
    },
  };
}

/** After a step: everything is as it was before. */
function* tidy(scene: Scene, owed: { step?: HomeStep }): Part {
  const { step } = owed;
  delete owed.step;
  if (step !== undefined) yield* step.after(scene);
}
