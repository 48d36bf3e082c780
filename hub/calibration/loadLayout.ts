// The load fit's parameters: where each stands, what is known of it beforehand, and the model with its derivatives.
//
//   reading = offset + local + (F + …)·h(φ − β) + d₀·cos φ + d₁·sin φ,   h = κ·(base(φ − φc) + Σ pₙ·cos nφ + qₙ·sin nφ)
import type { LoadObservation } from "#hub/calibration/loadObservation.ts";
import { loadUnknowns } from "#hub/calibration/loadUnknowns.ts";
import type { Term } from "#hub/calibration/loadUnknowns.ts";
import type { Prior } from "#hub/calibration/leastSquares.ts";
import { averaged, baseAt, hasPhase } from "#hub/calibration/responseShapes.ts";
import type { ResponseShape } from "#hub/calibration/responseShapes.ts";
import { RAD_PER_DEG } from "#shared/domain/units.ts";

/** 1 σ of what is known beforehand of a cell; its shape's is in responseShapes.ts. */
const PRIOR = { offsetN: 20, gain: 2, deadWeightN: 3, phaseRad: 1.5 };
/** Two beams are at right angles as well as a workshop makes them, rad. */
const SQUARE_RAD = 3 * RAD_PER_DEG;

export interface Layout {
  readonly priors: readonly Prior[];
  readonly start: Float64Array;
  /** Parameters that channel `c` of observation `i` depends on. */
  places(i: number, c: number): readonly number[];
  /** Reading of channel `c` in observation `i`, N at the cell; writes its derivatives by `places` into `slopes`. */
  evaluate(values: Float64Array, i: number, c: number, slopes: Float64Array): number;
  /** h of a channel at an angle and its derivative, 1/rad; by its parameters into `slopes`, as `responsePlaces` has them. */
  response(
    values: Float64Array,
    c: number,
    phi: number,
    slopes?: Float64Array,
    halfWidth?: number,
  ): { readonly h: number; readonly slope: number };
  responsePlaces(c: number): readonly number[];
  /** Where a channel's offset and dead weight stand. */
  channelPlaces(c: number): { readonly offset: number; readonly dead: readonly [number, number] };
  /** Where the error of a step's weight stands. */
  weightPlace(step: number): number | undefined;
  /** Largest deviation of a response's shape from the mounting's ideal, in σ of its prior. */
  strain(values: Float64Array): number;
}

export interface LayoutOptions {
  readonly observations: readonly LoadObservation[];
  readonly shape: ResponseShape;
  readonly channels: number;
  readonly phases: readonly number[];
  readonly freeWeight: boolean;
  readonly values: Float64Array | undefined;
}

interface Channel {
  readonly offset: number;
  readonly dead: readonly [number, number];
  /** κ, the phase's parts (their sum counts), then pₙ and qₙ. */
  readonly places: readonly number[];
  readonly gain: number;
  readonly phases: readonly number[];
  readonly harmonics: readonly { readonly n: number; readonly cos: number; readonly sin: number | undefined }[];
}

const MOST_PLACES = 64;

export function createLayout({
  observations,
  shape,
  channels: count,
  phases,
  freeWeight,
  values,
}: LayoutOptions): Layout {
  const priors: Prior[] = [];
  const place = (prior: Prior) => priors.push(prior) - 1;
  const around0 = (sd: number) => place({ mean: 0, sd });
  let firstPhase: number | undefined;

  const channels = Array.from({ length: count }, (_, c): Channel => {
    const offset = around0(PRIOR.offsetN);
    const gain = place({ mean: 1, sd: PRIOR.gain });
    const dead = [around0(PRIOR.deadWeightN), around0(PRIOR.deadWeightN)] as const;
    const own: number[] = [];
    if (hasPhase(shape)) {
      firstPhase ??= place({ mean: phases[0] ?? 0, sd: PRIOR.phaseRad });
      own.push(firstPhase);
      if (c > 0) own.push(place({ mean: rightAngle((phases[c] ?? 0) - (phases[0] ?? 0)), sd: SQUARE_RAD }));
    }
    const harmonics = shape.harmonics.map(([n, sd]) => ({
      n,
      cos: around0(sd),
      sin: n === 0 ? undefined : around0(sd),
    }));
    const waves = harmonics.flatMap(({ cos, sin }) => (sin === undefined ? [cos] : [cos, sin]));
    return { offset, dead, gain, phases: own, harmonics, places: [gain, ...own, ...waves] };
  });
  const unknowns = loadUnknowns({
    observations,
    channels: count,
    freeWeight,
    values,
    place,
    count: () => priors.length,
  });

  const placesOf = observations.map((_, i) =>
    channels.map((channel, c) => {
      const { force = [], lean = [], local = [] } = unknowns[i] ?? {};
      const constant = [channel.offset, ...channel.dead, ...local.slice(c, c + 1)];
      if (isUnloaded(observations[i], force)) return constant;
      return [...constant, ...channel.places, ...force.map(({ at }) => at), ...lean.map(({ at }) => at)];
    }),
  );
  const scratch = new Float64Array(MOST_PLACES);

  function response(at: Float64Array, c: number, phi: number, slopes: Float64Array = scratch, halfWidth = 0) {
    const channel = channels[c];
    if (channel === undefined) return { h: 0, slope: 0 };
    const kappa = at[channel.gain] ?? 0;
    const phase = channel.phases.reduce((sum, part) => sum + (at[part] ?? 0), 0);
    const [base, baseSlope] = baseAt(shape, phi - phase, halfWidth);
    let sum = base;
    let slope = baseSlope;
    let k = 1;
    for (; k <= channel.phases.length; k += 1) slopes[k] = -kappa * baseSlope;
    for (const { n, cos, sin } of channel.harmonics) {
      const part = averaged(n, halfWidth);
      const [c1, s1] = [part * Math.cos(n * phi), part * Math.sin(n * phi)];
      const p = at[cos] ?? 0;
      slopes[k++] = kappa * c1;
      sum += p * c1;
      slope -= n * p * s1;
      if (sin === undefined) continue;
      const q = at[sin] ?? 0;
      slopes[k++] = kappa * s1;
      sum += q * s1;
      slope += n * q * c1;
    }
    slopes[0] = sum;
    return { h: kappa * sum, slope: kappa * slope };
  }

  function evaluate(at: Float64Array, i: number, c: number, slopes: Float64Array): number {
    const observation = observations[i];
    const channel = channels[c];
    const own = unknowns[i];
    if (observation === undefined || channel === undefined || own === undefined) return Number.NaN;
    const { phi } = observation;
    const [cos, sin] = [Math.cos(phi), Math.sin(phi)];
    slopes[0] = 1;
    slopes[1] = cos;
    slopes[2] = sin;
    let k = 3;
    let value = (at[channel.offset] ?? 0) + (at[channel.dead[0]] ?? 0) * cos + (at[channel.dead[1]] ?? 0) * sin;
    const local = own.local[c];
    if (local !== undefined) {
      value += at[local] ?? 0;
      slopes[k++] = 1;
    }
    if (isUnloaded(observation, own.force)) return value;
    const beta = summed(own.lean, at);
    const forceN = observation.forceN + summed(own.force, at);
    const { h, slope } = response(at, c, phi - beta, scratch, observation.halfWidthRad);
    for (let n = 0; n < channel.places.length; n += 1) slopes[k++] = forceN * (scratch[n] ?? 0);
    for (const { by } of own.force) slopes[k++] = by * h;
    for (const { by } of own.lean) slopes[k++] = -by * forceN * slope;
    return value + forceN * h;
  }

  return {
    priors,
    start: Float64Array.from(priors, ({ mean }) => mean),
    places: (i, c) => placesOf[i]?.[c] ?? [],
    evaluate,
    response,
    responsePlaces: (c) => channels[c]?.places ?? [],
    channelPlaces: (c) => channels[c] ?? { offset: 0, dead: [0, 0] },
    weightPlace: (step) =>
      unknowns.find(({ weight }, i) => weight !== undefined && observations[i]?.step === step)?.weight,
    strain: (at) =>
      Math.max(
        0,
        ...channels.flatMap(({ places, phases: own }) =>
          places.slice(1 + own.length).map((wave) => Math.abs(at[wave] ?? 0) / (priors[wave]?.sd ?? 1)),
        ),
      ),
  };
}

function isUnloaded(observation: LoadObservation | undefined, force: readonly Term[]): boolean {
  return observation === undefined || (observation.forceN === 0 && force.length === 0);
}

function summed(terms: readonly Term[], values: Float64Array): number {
  let sum = 0;
  for (const { at, by } of terms) sum += by * (values[at] ?? 0);
  return sum;
}

/** The right angle nearest to `angle`, of either side. */
function rightAngle(angle: number): number {
  return Math.PI / 2 + Math.PI * Math.round((angle - Math.PI / 2) / Math.PI);
}
