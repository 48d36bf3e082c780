// The load fit's parameters: where each stands, what is known of it beforehand, and the model with its derivatives.
import type { LoadObservation } from "#hub/calibration/loadObservation.ts";
import type { Prior } from "#hub/calibration/leastSquares.ts";
import { baseAt, hasPhase } from "#hub/calibration/responseShapes.ts";
import type { ResponseShape } from "#hub/calibration/responseShapes.ts";
import { RAD_PER_DEG } from "#shared/domain/units.ts";

/** 1 σ of what is known beforehand. Sources: docs/calibration.md. */
const PRIOR = {
  offsetN: 20,
  gain: 2,
  deadWeightN: 3,
  phaseRad: 1.5,
  /** Two beams are at right angles as well as a workshop makes them. */
  squareRad: 3 * RAD_PER_DEG,
  /** A dumbbell and a board, and what the steadying hand takes off. */
  weight: 0.008,
  freeWeight: 2,
  /** A bathroom scale: gain, and where it is zeroed, N. */
  scale: 0.007,
  scaleN: 1.2,
  handN: { mean: 0.8, sd: 1.2 },
  /** Drift of the offset from step to step: temperature, creep, N. */
  localN: 0.25,
  boardLeanRad: 1 * RAD_PER_DEG,
  pressLeanRad: 0.6 * RAD_PER_DEG,
  /** Scale of the t prior of a board's lean with the way, and what the converter's delay may be off by, s. */
  wayLeanRad: 0.6 * RAD_PER_DEG,
  delayS: 0.003,
};
/** Degrees of freedom of the t prior. */
const TAILS = 2;

export interface ModelValue {
  readonly value: number;
  readonly places: readonly number[];
  readonly slopes: readonly number[];
}

export interface Layout {
  readonly priors: readonly Prior[];
  readonly start: Float64Array;
  /** Reading of channel `channel` in observation `i`, N at the cell, from the rough offset on. */
  model(values: Float64Array, i: number, channel: number): ModelValue;
  /** h of a channel at an angle and its derivatives: by the angle, and by the parameters at `places`. */
  response(values: Float64Array, channel: number, phi: number): Response;
  /** Where a channel's offset and dead weight stand. */
  channelPlaces(channel: number): { readonly offset: number; readonly dead: readonly [number, number] };
  /** Where the error of a step's weight stands. */
  weightPlace(step: number): number | undefined;
  readonly scalePlace: number | undefined;
}

export interface Response {
  readonly h: number;
  readonly slope: number;
  readonly places: readonly number[];
  readonly slopes: readonly number[];
}

export interface LayoutOptions {
  readonly observations: readonly LoadObservation[];
  readonly shape: ResponseShape;
  readonly channels: number;
  readonly phases: readonly number[];
  readonly freeWeight: boolean;
  /** Of the round before: what the heavy tails go by. */
  readonly values: Float64Array | undefined;
}

interface ChannelPlaces {
  readonly offset: number;
  readonly gain: number;
  readonly dead: readonly [number, number];
  readonly phases: readonly number[];
  readonly harmonics: readonly { readonly n: number; readonly cos: number; readonly sin: number }[];
}

export function createLayout(options: LayoutOptions): Layout {
  const { observations, shape, phases, freeWeight } = options;
  const priors: Prior[] = [];
  const place = (prior: Prior) => priors.push(prior) - 1;
  const around0 = (sd: number) => place({ mean: 0, sd });

  const channels = Array.from({ length: options.channels }, (_, c): ChannelPlaces => {
    const offset = around0(PRIOR.offsetN);
    const gain = place({ mean: 1, sd: PRIOR.gain });
    const dead = [around0(PRIOR.deadWeightN), around0(PRIOR.deadWeightN)] as const;
    const own = c === 0 ? [place({ mean: phases[0] ?? 0, sd: PRIOR.phaseRad })] : [];
    const between =
      c === 0 ? [] : [place({ mean: rightAngle((phases[c] ?? 0) - (phases[0] ?? 0)), sd: PRIOR.squareRad })];
    const harmonics = shape.harmonics.map(([n, sd]) => ({ n, cos: around0(sd), sin: n === 0 ? -1 : around0(sd) }));
    return { offset, gain, dead, phases: [...own, ...between], harmonics };
  });
  const firstPhase = channels[0]?.phases[0] ?? 0;
  const shared = sharedPlaces(options, place);

  function response(values: Float64Array, channel: number, phi: number): Response {
    const own = channels[channel];
    if (own === undefined) return { h: 0, slope: 0, places: [], slopes: [] };
    const kappa = values[own.gain] ?? 0;
    const between = channel === 0 ? undefined : own.phases[0];
    const phase = (values[firstPhase] ?? 0) + (between === undefined ? 0 : (values[between] ?? 0));
    const [base, baseSlope] = baseAt(shape, phi - phase);
    let sum = base;
    let slope = baseSlope;
    const places = [own.gain];
    const slopes = [0];
    if (hasPhase(shape)) {
      places.push(firstPhase);
      slopes.push(-kappa * baseSlope);
      if (between !== undefined) {
        places.push(between);
        slopes.push(-kappa * baseSlope);
      }
    }
    for (const { n, cos, sin } of own.harmonics) {
      const [c, s] = [Math.cos(n * phi), Math.sin(n * phi)];
      const p = values[cos] ?? 0;
      places.push(cos);
      slopes.push(kappa * c);
      sum += p * c;
      slope -= n * p * s;
      if (sin < 0) continue;
      const q = values[sin] ?? 0;
      places.push(sin);
      slopes.push(kappa * s);
      sum += q * s;
      slope += n * q * c;
    }
    slopes[0] = sum;
    return { h: kappa * sum, slope: kappa * slope, places, slopes };
  }

  function model(values: Float64Array, i: number, channel: number): ModelValue {
    const observation = observations[i];
    const own = channels[channel];
    if (observation === undefined || own === undefined) return { value: 0, places: [], slopes: [] };
    const { phi } = observation;
    const { force, lean, local } = shared[i] ?? NOTHING;
    const beta = lean.reduce((sum, { at, by }) => sum + by * (values[at] ?? 0), 0);
    const forceN = observation.forceN + force.reduce((sum, { at, by }) => sum + by * (values[at] ?? 0), 0);
    const [cos, sin] = [Math.cos(phi), Math.sin(phi)];
    const places = [own.offset, ...own.dead];
    const slopes = [1, cos, sin];
    let value = (values[own.offset] ?? 0) + (values[own.dead[0]] ?? 0) * cos + (values[own.dead[1]] ?? 0) * sin;
    const localPlace = local?.[channel];
    if (localPlace !== undefined) {
      value += values[localPlace] ?? 0;
      places.push(localPlace);
      slopes.push(1);
    }
    if (forceN === 0 && force.length === 0) return { value, places, slopes };
    const at = response(values, channel, phi - beta);
    value += forceN * at.h;
    places.push(...at.places, ...force.map((term) => term.at), ...lean.map((term) => term.at));
    slopes.push(
      ...at.slopes.map((slope) => forceN * slope),
      ...force.map(({ by }) => by * at.h),
      ...lean.map(({ by }) => -by * forceN * at.slope),
    );
    return { value, places, slopes };
  }

  return {
    priors,
    start: Float64Array.from(priors, ({ mean }) => mean),
    model,
    response,
    channelPlaces: (channel) => channels[channel] ?? { offset: 0, dead: [0, 0] },
    weightPlace: (step) =>
      shared.find((terms, i) => observations[i]?.step === step && terms.weight !== undefined)?.weight,
    scalePlace: shared.find(({ scale }) => scale !== undefined)?.scale,
  };

  function sharedPlaces({ values, channels: count }: LayoutOptions, add: (prior: Prior) => number): Terms[] {
    const known = new Map<string, number>();
    const once = (name: string, prior: (before: number) => Prior): number => {
      const at = known.get(name);
      if (at !== undefined) return at;
      // The same names come in the same order in every round.
      const made = add(prior(values?.[priors.length] ?? 0));
      known.set(name, made);
      return made;
    };
    const fixed = (sd: number) => () => ({ mean: 0, sd });
    return observations.map(({ step, type, forceN, way, rateRadS }): Terms => {
      const local =
        step === undefined || type === "rest"
          ? undefined
          : Array.from({ length: count }, (_, c) =>
              once(`local ${type === "press" ? "presses" : step} ${c}`, fixed(PRIOR.localN)),
            );
      switch (type) {
        case "weightTurns": {
          const weight = once(`weight ${step}`, fixed(freeWeight ? PRIOR.freeWeight : PRIOR.weight));
          const board = once(`board ${step}`, fixed(PRIOR.boardLeanRad));
          const withWay = once(`way ${step}`, (before) => ({ mean: 0, sd: tailSd(before, rateRadS) }));
          return {
            force: [{ at: weight, by: forceN }],
            lean: [
              { at: board, by: 1 },
              { at: withWay, by: way },
            ],
            local,
            weight,
          };
        }
        case "press": {
          const scale = once("scale", fixed(PRIOR.scale));
          const scaleN = once("scale zero", fixed(PRIOR.scaleN));
          const lean = once("press lean", fixed(PRIOR.pressLeanRad));
          return {
            force: [
              { at: scale, by: forceN },
              { at: scaleN, by: 1 },
            ],
            lean: [{ at: lean, by: 1 }],
            local,
            scale,
          };
        }
        case "emptyTurns":
          return { force: [{ at: once(`hand ${step}`, () => PRIOR.handN), by: 1 }], lean: [], local };
        default:
          return { force: [], lean: [], local };
      }
    });
  }
}

interface Term {
  readonly at: number;
  readonly by: number;
}

interface Terms {
  readonly force: readonly Term[];
  readonly lean: readonly Term[];
  readonly local: readonly number[] | undefined;
  readonly weight?: number;
  readonly scale?: number;
}

const NOTHING: Terms = { force: [], lean: [], local: undefined };

/** The Gaussian that stands for the t prior around the value of the round before. */
function tailSd(before: number, rateRadS: number): number {
  const scale = Math.hypot(PRIOR.wayLeanRad, rateRadS * PRIOR.delayS);
  return Math.sqrt((TAILS * scale * scale + before * before) / (TAILS + 1));
}

/** The right angle nearest to `angle`, of either side. */
function rightAngle(angle: number): number {
  return Math.PI / 2 + Math.PI * Math.round((angle - Math.PI / 2) / Math.PI);
}
