// The shape of a load cell's response, learned from a session of ordinary use. The gain is never touched.
//
// While a roller is not taken up, place on the limb and roll angle are tied together. What keeps response and force along
// the limb apart is that the force is smooth over centimetres while the response repeats every half turn; that the next lay
// begins at another angle; and that the lean flips with the way of rolling. One fit takes it all (fit.ts), with the present
// calibration and its σ as the prior, so a session that says little changes little.
// Taken when σ shrinks notably and the session agrees with the prior: under the model a harmonic's learned value is
// N(0, σ₀² − σ₁²) beforehand, and one far out of that is a changed roller or a wrong model, not knowledge (prior predictive
// check: G. E. P. Box, J. R. Stat. Soc. A 143:383, 1980).
import { fitShape } from "#hub/calibration/shapeLearning/fit.ts";
import type { ShapeFit, ShapeFitOptions } from "#hub/calibration/shapeLearning/fit.ts";
import { harmonicsOf } from "#hub/calibration/shapeLearning/prior.ts";
import { refined, responseWith } from "#hub/calibration/shapeLearning/refined.ts";
import type { Wave } from "#hub/calibration/shapeLearning/refined.ts";
import { LEAN_WAYS_MM, laysOf, rolledIn } from "#hub/calibration/shapeLearning/session.ts";
import type { Samples } from "#hub/calibration/samples.ts";
import type { Calibration } from "#shared/schema/calibration.ts";

export type ShapeVerdict =
  | { readonly kind: "refused"; readonly why: string }
  | {
      readonly kind: "learned";
      readonly calibration: Calibration;
      /** One σ of the response before and after, and how far it moved over the turn (root mean square). */
      readonly gSdBefore: number;
      readonly gSd: number;
      readonly moved: number;
      readonly rolledS: number;
      readonly lays: number;
    };

/** Unevenness finer than the harmonics is never learned (hub/calibration/loadResult.ts). */
const FINE_PART = 0.002;
/** σ must shrink to this part, and a harmonic's learned value lie within so many σ of what the prior foresaw. */
const NOTABLE = 0.9;
const MOST_SURPRISE = 3.5;
/** Least rolling under load: s, and turns there and back together. */
const LEAST_S = 60;
const LEAST_TURNS = 2;
/** Close to a blind angle a small lean outweighs any shape: least response, of the largest. */
const LEAST_RESPONSE = 0.15;
const MOST_LAYS = 60;
const NONSENSE = "the session's readings make no sense together";

/** `samples`: of one session, which was rolled under `calibration` or could have been. */
export function learnShape(samples: Samples, calibration: Calibration): ShapeVerdict {
  const { load, rollAxis } = calibration;
  const [channel, other] = load ?? [];
  if (channel === undefined) return refused("the calibration knows no force yet");
  if (other !== undefined) return refused("two channels measure the angle of the load by themselves");
  if (rollAxis === "unknown") return refused("the calibration does not know the roller's axle");
  const sizes = channel.g.map(Math.abs);
  if (Math.min(...sizes) < LEAST_RESPONSE * Math.max(...sizes)) {
    return refused("this mounting has blind angles, where a lean of the load outweighs the shape");
  }
  const lays = laysOf(samples, calibration, channel).slice(0, MOST_LAYS);
  const { turns, seconds } = rolledIn(lays);
  if (seconds < LEAST_S || turns < LEAST_TURNS) {
    const there = `${seconds.toFixed(0)} s and ${turns.toFixed(1)} turns under load`;
    return refused(`too little rolling: ${there}; it takes ${LEAST_S} s and ${LEAST_TURNS} turns`);
  }
  const uncertain = Math.sqrt(Math.max(0, channel.gSd ** 2 - FINE_PART ** 2));
  const harmonics = harmonicsOf(calibration.mounting, uncertain);
  const fit = likeliest({ lays, g: channel.g, harmonics, radiusMm: calibration.rollingRadiusMm });
  if (fit === undefined) return refused(NONSENSE);

  const { values, covariance } = fit.solution;
  const waves = harmonics.flatMap(({ n, sd }, h): Wave[] =>
    [0, 1].map((part) => {
      const at = 2 * h + part;
      const variance = covariance[at * values.length + at] ?? Number.NaN;
      return { n, part: part === 0 ? "cos" : "sin", value: values[at] ?? Number.NaN, variance, priorSd: sd };
    }),
  );
  const gSd = Math.hypot(Math.sqrt(waves.reduce((sum, { variance }) => sum + variance, 0) / 2), FINE_PART);
  const moved = Math.sqrt(waves.reduce((sum, { value }) => sum + value * value, 0) / 2);
  const g = responseWith(channel.g, waves);
  if (![...g, gSd, moved].every(Number.isFinite)) return refused(NONSENSE);
  if (waves.some(isSurprising)) {
    return refused("the session contradicts the calibration's shape; calibrate the roller again");
  }
  if (gSd > NOTABLE * channel.gSd) return refused("the session says hardly more about the shape than is known");
  return {
    kind: "learned",
    calibration: refined(calibration, { g, gSd }, samples.endMs),
    gSdBefore: channel.gSd,
    gSd,
    moved,
    rolledS: seconds,
    lays: lays.length,
  };
}

function refused(why: string): ShapeVerdict {
  return { kind: "refused", why };
}

/** Over which way the lean comes over is left to the evidence, under one and the same wander. */
function likeliest(options: Omit<ShapeFitOptions, "leanWay">): ShapeFit | undefined {
  const middle = LEAN_WAYS_MM.length >> 1;
  const first = fitShape({ ...options, leanWay: middle });
  if (first === undefined) return undefined;
  const fits = LEAN_WAYS_MM.flatMap((_, leanWay) => {
    const fit = fitShape({ ...options, leanWay }, first);
    return fit === undefined ? [] : [{ leanWay, evidence: fit.evidence }];
  });
  const best = fits.toSorted((one, two) => two.evidence - one.evidence)[0]?.leanWay ?? middle;
  return best === middle ? first : fitShape({ ...options, leanWay: best });
}

function isSurprising({ value, variance, priorSd }: Wave): boolean {
  return value * value > MOST_SURPRISE ** 2 * Math.max(1e-12, priorSd * priorSd - variance);
}
