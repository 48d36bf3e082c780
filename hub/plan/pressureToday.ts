// R8, R9, R10, R11, R28, R33: the force band of one area for today, with its reasons. `history → decision`.
// A session on an area is remembered with the ceiling it had; the next one may be at most R9's rise above it.
import type { AreaForce } from "#hub/coach/areaForce.ts";
import { populationForce } from "#hub/coach/bands.ts";
import { comfortRange, middleOf, ownBand, type PopulationForce } from "#hub/coach/ownBand.ts";
import { DAYS_PER_WEEK, MS_PER_DAY } from "#shared/domain/calendar.ts";
import { RULES } from "#shared/domain/rules.ts";
import type { Reason } from "#shared/schema/plan.ts";
import type { Area, PressureFit } from "#shared/schema/profile.ts";
import { lastCounted, painSince, tooMuchSince, type AreaSession, type Past } from "./past.ts";

export interface PressureFacts extends Past {
  readonly area: Area;
  readonly bodyWeightKg: number | undefined;
  readonly fits: readonly PressureFit[];
  /** Why R8's gentle range applies; undefined: it does not. */
  readonly gentle: string | undefined;
  readonly nowMs: number;
  /** The roller in use; undefined: not known. */
  readonly deviceId: string | undefined;
}

const RISE = 1 + RULES.R9.numbers.ceilingRisePct / 100;
const DROP = 1 - RULES.R28.numbers.ceilingDropPct / 100;
const WEEKS = RULES.R10.numbers.expiryWeeks;
const EXPIRY_MS = WEEKS * DAYS_PER_WEEK * MS_PER_DAY;

interface Base {
  readonly lowN: number;
  readonly highN: number;
  readonly personal: boolean;
  /** Where a first session with this band ends. */
  readonly startN: number;
  readonly reasons: readonly Reason[];
}

export function pressureToday(facts: PressureFacts): AreaForce {
  const population = populationForce(facts.area, facts.bodyWeightKg);
  const fit = facts.fits.findLast(({ muscle, side }) => muscle === facts.area.muscle && side === facts.area.side);
  const outdated = fit === undefined ? undefined : whyOutdated(fit, facts);
  const base =
    (fit && outdated === undefined ? ownBase(fit, facts, population) : undefined) ??
    tableBase(facts, population, outdated);
  const ceiling = ceilingToday(base, fit, facts);
  const highN = Math.min(ceiling.n, base.highN, population.stopN);
  // The lower half of a band is a whole band; further down its low end comes along.
  const lowN = Math.min(base.lowN, (highN * base.lowN) / middleOf(base));
  const untouched = !base.personal && highN === population.forceN[1];
  return {
    ...facts.area,
    forceN: [lowN, highN],
    easeOffN: untouched
      ? population.easeOffN
      : Math.min((highN * population.easeOffN) / population.forceN[1], population.stopN),
    personal: base.personal,
    reasons: [...base.reasons, ...(highN < base.highN ? ceiling.reasons : [])],
  };
}

/** R10: a band that is old, from before a flare or from another roller is measured again before it counts. */
function whyOutdated(fit: PressureFit, { nowMs, checkIns, deviceId }: PressureFacts): string | undefined {
  if (nowMs - fit.fittedMs > EXPIRY_MS) return `it is older than ${WEEKS} weeks`;
  if (checkIns.some(({ flare, atMs }) => flare && atMs > fit.fittedMs)) return "your knee pain has flared up since";
  const isOther = deviceId !== undefined && fit.deviceId !== undefined && fit.deviceId !== deviceId;
  return isOther ? "it was measured on another roller" : undefined;
}

function ownBase(fit: PressureFit, { gentle }: PressureFacts, population: PopulationForce): Base | undefined {
  if (fit.confidence < RULES.R10.numbers.usedFromConfidence) return undefined;
  const range = comfortRange(gentle !== undefined);
  const band = ownBand(fit.loads, range, population);
  if (band === undefined) return undefined;
  const reasons: Reason[] = [
    { ruleId: "R10", says: `Your ${range.join("–")} of 10 is ${newtons(band.lowN)}–${newtons(band.highN)} N.` },
  ];
  if (gentle !== undefined) reasons.push({ ruleId: "R8", says: `${range.join("–")} and not more, because ${gentle}.` });
  if (band.highN >= population.stopN)
    reasons.push({ ruleId: "R11", says: `Never above the stop value, ${newtons(population.stopN)} N.` });
  return { ...band, personal: true, startN: middleOf(band), reasons };
}

function tableBase({ gentle }: PressureFacts, population: PopulationForce, outdated: string | undefined): Base {
  const [lowN, highN] = population.forceN;
  const middleN = middleOf({ lowN, highN });
  const reasons: Reason[] = [];
  if (outdated !== undefined) {
    reasons.push({
      ruleId: "R10",
      says: `Your own band does not count now: ${outdated}. Measure it again when you like.`,
    });
  }
  reasons.push({ ruleId: "R11", says: `The table's band for your weight is ${newtons(lowN)}–${newtons(highN)} N.` });
  if (gentle !== undefined) reasons.push({ ruleId: "R8", says: `Only its lower half, because ${gentle}.` });
  const topN = gentle === undefined ? highN : middleN;
  return { lowN, highN: topN, personal: false, startN: topN, reasons };
}

/** R9, R28, R33: what the past allows. */
function ceilingToday(
  base: Base,
  fit: PressureFit | undefined,
  facts: PressureFacts,
): { n: number; reasons: Reason[] } {
  const last = lastCounted(facts, facts.area);
  const isNew = base.personal && fit !== undefined && !((last?.atMs ?? -1) > fit.fittedMs);
  const { n, why } = last === undefined ? startOf(base) : afterSession(base, last, isNew, facts);
  const wasTooMuch = tooMuchSince(facts, facts.area, last?.atMs);
  const droppedN = wasTooMuch ? Math.min(n, last?.ceilingN ?? n) * DROP : n;
  const reasons: Reason[] = [
    { ruleId: "R9", says: `Today's ceiling is ${newtons(Math.min(droppedN, base.highN))} N: ${why}.` },
  ];
  if (wasTooMuch) {
    const pct = RULES.R28.numbers.ceilingDropPct;
    reasons.push({ ruleId: "R28", says: `It is ${pct} % lower after bruising, or soreness for more than a day.` });
  }
  return { n: droppedN, reasons };
}

function startOf({ startN }: Base): { n: number; why: string } {
  return { n: startN, why: "a new band starts in its lower half" };
}

function afterSession(base: Base, last: AreaSession, isNew: boolean, facts: PressureFacts): { n: number; why: string } {
  const hurts = painSince(facts, last.atMs);
  const allowedN = hurts ? last.ceilingN : last.ceilingN * RISE;
  if (isNew && base.startN < allowedN) return startOf(base);
  return {
    n: allowedN,
    why: hurts
      ? "it does not rise while your knee hurts"
      : `it rises at most ${RULES.R9.numbers.ceilingRisePct} % a session`,
  };
}

function newtons(n: number): string {
  return n.toFixed(0);
}
