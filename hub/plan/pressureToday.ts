// R8, R9, R10, R11, R28, R33: the force band of one area for today, with its reasons. `history → decision`.
// A session on an area is remembered with the ceiling it had; the next one may be at most R9's rise above it.
import type { AreaForce } from "#hub/coach/areaForce.ts";
import { populationForce } from "#hub/coach/bands.ts";
import { comfortRange, middleOf, ownBand, type PopulationForce } from "#hub/coach/ownBand.ts";
import { DAYS_PER_WEEK, MS_PER_DAY } from "#shared/domain/calendar.ts";
import { RULES } from "#shared/domain/rules.ts";
import { reason, told, type SentenceId } from "#shared/domain/sentences/english.ts";
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
  const fit = fitFor(facts);
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

/** The newest measured on the roller in use; else the newest, which says no more than that it is another's. */
function fitFor({ fits, area, deviceId }: PressureFacts): PressureFit | undefined {
  const here = fits.filter(({ muscle, side }) => muscle === area.muscle && side === area.side);
  return here.findLast((fit) => !isOtherRoller(fit, deviceId)) ?? here.at(-1);
}

function isOtherRoller(fit: PressureFit, deviceId: string | undefined): boolean {
  return deviceId !== undefined && fit.deviceId !== undefined && fit.deviceId !== deviceId;
}

/** R10: a band that is old, from before a flare or from another roller is measured again before it counts. */
function whyOutdated(fit: PressureFit, { nowMs, checkIns, deviceId }: PressureFacts): SentenceId | undefined {
  if (nowMs - fit.fittedMs > EXPIRY_MS) return "force.old";
  if (checkIns.some(({ flare, atMs }) => flare && atMs > fit.fittedMs)) return "force.flare";
  return isOtherRoller(fit, deviceId) ? "force.otherRoller" : undefined;
}

function ownBase(fit: PressureFit, { gentle }: PressureFacts, population: PopulationForce): Base | undefined {
  if (fit.confidence < RULES.R10.numbers.usedFromConfidence) return undefined;
  const range = comfortRange(gentle !== undefined);
  const band = ownBand(fit.loads, range, population);
  if (band === undefined) return undefined;
  const [fromNrs, toNrs] = range;
  const reasons: Reason[] = [
    reason("R10", told("force.own", { fromNrs, toNrs, lowN: Math.round(band.lowN), highN: Math.round(band.highN) })),
  ];
  if (gentle !== undefined) reasons.push(reason("R8", told("force.ownGentle", { fromNrs, toNrs, gentle })));
  if (band.highN >= population.stopN)
    reasons.push(reason("R11", told("force.stop", { stopN: Math.round(population.stopN) })));
  return { ...band, personal: true, startN: middleOf(band), reasons };
}

function tableBase({ gentle }: PressureFacts, population: PopulationForce, outdated: SentenceId | undefined): Base {
  const [lowN, highN] = population.forceN;
  const middleN = middleOf({ lowN, highN });
  const reasons: Reason[] = [];
  if (outdated !== undefined) reasons.push(reason("R10", told("force.outdated", { outdated, weeks: WEEKS })));
  reasons.push(reason("R11", told("force.table", { lowN: Math.round(lowN), highN: Math.round(highN) })));
  if (gentle !== undefined) reasons.push(reason("R8", told("force.lowerHalf", { gentle })));
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
  const ceilingN = Math.round(Math.min(droppedN, base.highN));
  const risePct = RULES.R9.numbers.ceilingRisePct;
  const reasons: Reason[] = [reason("R9", told("force.ceiling", { ceilingN, ceiling: why, risePct }))];
  if (wasTooMuch) reasons.push(reason("R28", told("force.lower", { pct: RULES.R28.numbers.ceilingDropPct })));
  return { n: droppedN, reasons };
}

function startOf({ startN }: Base): { n: number; why: SentenceId } {
  return { n: startN, why: "force.new" };
}

function afterSession(
  base: Base,
  last: AreaSession,
  isNew: boolean,
  facts: PressureFacts,
): { n: number; why: SentenceId } {
  const hurts = painSince(facts, last.atMs);
  const allowedN = hurts ? last.ceilingN : last.ceilingN * RISE;
  if (isNew && base.startN < allowedN) return startOf(base);
  return { n: allowedN, why: hurts ? "force.hurts" : "force.rises" };
}
