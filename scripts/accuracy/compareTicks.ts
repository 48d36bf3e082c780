// Ticks of the core against the truth of the same instants: speed, force, honesty of σ, delay.
//
// Which way is + is free per contact (the roller can be laid either way round): the truth's sign is fitted per contact.
import type { KeptTick } from "#scripts/accuracy/coreRun.ts";
import { mean, quantile, rms } from "#scripts/accuracy/statistics.ts";

export interface TruthTickLine {
  readonly k: "tick";
  readonly tMs: number;
  readonly speedMmS: number;
  readonly forceN: number;
  readonly contact: boolean;
}

export interface TickErrors {
  readonly speedRmsMmS: number;
  readonly speedBiasMmS: number;
  /** Share of ticks in contact without a speed, and without a force. */
  readonly speedUnknown: number;
  readonly forceUnknown: number;
  /** Relative to the true force of each tick, in contact. */
  readonly forceRms: number;
  readonly forceP95: number;
  readonly forceBias: number;
  /** Share of force errors within two shown sigma. */
  readonly coverage: number;
  readonly meanSdPart: number;
  /** Ticks whose contact differs from the truth, as a share. */
  readonly contactWrong: number;
  readonly publishedP50Ms: number;
  readonly publishedP95Ms: number;
  /** Arrival of the frame that brought a tick out, after the tick's own time. */
  readonly arrivedP50Ms: number;
  readonly arrivedP95Ms: number;
}

interface Pair {
  readonly tick: KeptTick;
  readonly truth: TruthTickLine;
}

/** Errors are judged from here on after the first tick, ms. */
const SETTLE_MS = 0;

export function compareTicks(ticks: readonly KeptTick[], truths: readonly TruthTickLine[]): TickErrors {
  const byTime = new Map(truths.map((truth) => [truth.tMs, truth]));
  const firstMs = (ticks[0]?.tMs ?? 0) + SETTLE_MS;
  const pairs: Pair[] = [];
  for (const tick of ticks) {
    const truth = byTime.get(tick.tMs);
    if (truth && tick.tMs >= firstMs) pairs.push({ tick, truth });
  }
  const loaded = pairs.filter(({ truth }) => truth.contact);
  const speed = episodes(pairs).flatMap(speedErrors);
  const force = loaded.filter(({ tick, truth }) => Number.isFinite(tick.forceN) && truth.forceN > 30);
  const relative = force.map(({ tick, truth }) => (tick.forceN - truth.forceN) / truth.forceN);
  const covered = force.filter(({ tick, truth }) => Math.abs(tick.forceN - truth.forceN) <= 2 * tick.forceSdN);
  const published = pairs.map(({ tick }) => tick.publishedMs - tick.tMs);
  const arrived = pairs.map(({ tick }) => tick.rxMs - tick.tMs);
  return {
    speedRmsMmS: rms(speed),
    speedBiasMmS: mean(speed),
    speedUnknown: 1 - speed.length / loaded.length,
    forceUnknown: 1 - loaded.filter(({ tick }) => Number.isFinite(tick.forceN)).length / loaded.length,
    forceRms: rms(relative),
    forceP95: quantile(relative.map(Math.abs), 0.95),
    forceBias: mean(relative),
    coverage: covered.length / force.length,
    meanSdPart: mean(force.map(({ tick, truth }) => tick.forceSdN / truth.forceN)),
    contactWrong: pairs.filter(({ tick, truth }) => tick.contact !== truth.contact).length / pairs.length,
    publishedP50Ms: quantile(published, 0.5),
    publishedP95Ms: quantile(published, 0.95),
    arrivedP50Ms: quantile(arrived, 0.5),
    arrivedP95Ms: quantile(arrived, 0.95),
  };
}

/** Stretches of true contact. */
function episodes(pairs: readonly Pair[]): Pair[][] {
  const found: Pair[][] = [];
  let open: Pair[] | undefined;
  for (const pair of pairs) {
    if (!pair.truth.contact) open = undefined;
    else if (open) open.push(pair);
    else found.push((open = [pair]));
  }
  return found;
}

function speedErrors(episode: readonly Pair[]): number[] {
  const known = episode.filter(({ tick }) => Number.isFinite(tick.speedMmS));
  const product = known.reduce((sum, { tick, truth }) => sum + tick.speedMmS * truth.speedMmS, 0);
  const sign = product < 0 ? -1 : 1;
  return known.map(({ tick, truth }) => sign * tick.speedMmS - truth.speedMmS);
}
