// R10: discomfort as a rising function of force, from a few loads with their answers.
// Method: isotonic regression, the least-squares fit among all that never fall, by pooling adjacent violators:
// min Σ (yᵢ − gᵢ)² subject to g₁ ≤ g₂ ≤ …; linear between the loads; no load is no discomfort (0 N, 0).
// Source: Ayer, Brunk, Ewing, Reid & Silverman, Ann. Math. Stat. 26:641 (1955); Best & Chakravarti, Math. Program. 47:425 (1990).
import { RULES } from "#shared/domain/rules.ts";

export interface Load {
  readonly forceN: number;
  readonly discomfort: number;
}

export interface MonotoneFit {
  /** Forces rising strictly, levels never falling; the first is no load. */
  readonly knots: readonly { readonly forceN: number; readonly level: number }[];
  /** Root mean square of what the fit leaves over, in points of 10. */
  readonly leftOverNrs: number;
}

interface Pool {
  readonly forcesN: readonly number[];
  readonly mean: number;
}

export function fitMonotone(loads: readonly Load[]): MonotoneFit {
  const sorted = loads.filter(({ forceN, discomfort }) => forceN > 0 && Number.isFinite(forceN + discomfort));
  const pools: Pool[] = [];
  for (const { forceN, discomfort } of [...sorted].sort((a, b) => a.forceN - b.forceN)) {
    let pool: Pool = { forcesN: [forceN], mean: discomfort };
    // The same force twice is one place, whatever was answered.
    for (
      let last = pools.at(-1);
      last && (last.mean >= pool.mean || last.forcesN.at(-1) === forceN);
      last = pools.at(-1)
    ) {
      const all = last.forcesN.length + pool.forcesN.length;
      pool = {
        forcesN: [...last.forcesN, ...pool.forcesN],
        mean: (last.mean * last.forcesN.length + pool.mean * pool.forcesN.length) / all,
      };
      pools.pop();
    }
    pools.push(pool);
  }
  const fitted = pools.flatMap(({ forcesN, mean }) => [...new Set(forcesN)].map((forceN) => ({ forceN, level: mean })));
  const knots = [{ forceN: 0, level: 0 }, ...fitted];
  const left = sorted.map(({ forceN, discomfort }) => (discomfort - levelAt(knots, forceN)) ** 2);
  const leftOverNrs = left.length === 0 ? 0 : Math.sqrt(left.reduce((sum, one) => sum + one, 0) / left.length);
  return { knots, leftOverNrs };
}

function levelAt(knots: MonotoneFit["knots"], forceN: number): number {
  return knots.findLast((knot) => knot.forceN <= forceN)?.level ?? 0;
}

/** The largest force that is no more than `level`; never beyond what was measured. */
export function forceUpTo({ knots }: MonotoneFit, level: number): number {
  const at = knots.findLastIndex((knot) => knot.level <= level);
  const below = knots[at];
  const above = knots[at + 1];
  if (below === undefined) return 0;
  return above === undefined ? below.forceN : between(below, above, level);
}

/** The smallest force that reaches `level`; undefined when none that was measured does. */
export function forceReaching({ knots }: MonotoneFit, level: number): number | undefined {
  const at = knots.findIndex((knot) => knot.level >= level);
  const above = knots[at];
  const below = knots[at - 1];
  if (above === undefined) return undefined;
  return below === undefined ? above.forceN : between(below, above, level);
}

type Knot = MonotoneFit["knots"][number];

function between(below: Knot, above: Knot, level: number): number {
  const rise = above.level - below.level;
  return rise > 0 ? below.forceN + ((above.forceN - below.forceN) * (level - below.level)) / rise : below.forceN;
}

/** 0 to 1: how well the loads agree with one rising curve, halved when they do not reach the range asked for. */
export function confidenceOf(fit: MonotoneFit, loads: number, range: readonly [number, number]): number {
  const { steps, fitSpreadNrs } = RULES.R10.numbers;
  const agreement = Math.max(0, 1 - fit.leftOverNrs / fitSpreadNrs);
  const enough = Math.min(1, loads / steps[0]);
  const reaches = (fit.knots.at(-1)?.level ?? 0) >= range[0];
  return agreement * enough * (reaches ? 1 : 1 / 2);
}
