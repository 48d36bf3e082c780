// Leads the pacer beside the person. Eyes and ears follow the same one: whoever is there moves it, a frame or a message.
import { MM_PER_INCH } from "#shared/domain/units.ts";
import type { RollerData } from "#web/live/rollerData.ts";
import { isFresh, STALE_AFTER_MS } from "#web/live/staleness.ts";
import { movePacer, startPacer, turnPacer } from "#web/worm/pacer.ts";
import type { Pacer } from "#web/worm/pacer.ts";

export interface LeadInput {
  readonly data: RollerData;
  readonly paceMmS: number;
  /** The person has stopped it all. */
  readonly stopped: boolean;
}

export interface Inch {
  /** Since the beginning. */
  readonly number: number;
  /** On the page's clock. */
  readonly atMs: number;
}

export interface PacerLead {
  readonly current: Pacer;
  advance(nowMs: number, input: LeadInput): void;
  /** Inches that it will have crawled within `aheadMs`, at this pace; none while it waits, or shows the way to nobody. */
  inchesAhead(aheadMs: number): readonly Inch[];
}

/** Slower than this is not a direction. */
const MOVING_MM_S = 8;
/** The stroke the worm shows when nobody has rolled yet. */
const SHOWN_STROKE_MM = 8 * MM_PER_INCH;

export function createPacerLead(): PacerLead {
  let pacer = startPacer(0);
  let lastMs = Number.NaN;
  let accompanied = false;
  let direction: 1 | -1 = 1;
  let paceMmS = 0;
  let endMm = 0;

  return {
    get current() {
      return pacer;
    },
    advance(nowMs, { data: { latest, travel }, paceMmS: pace, stopped }) {
      // After a hidden page comes back, one step must not carry minutes.
      const elapsedMs = Math.min(Math.max(0, nowMs - lastMs || 0), STALE_AFTER_MS);
      lastMs = nowMs;
      paceMmS = pace;
      if (stopped) {
        // It stays where it is and as it looks; going on begins beside the person again.
        accompanied = false;
        if (!pacer.waiting) pacer = { ...pacer, waiting: true };
        return;
      }
      const fresh = isFresh(latest, nowMs);
      const before = accompanied;
      accompanied = latest.contact && fresh && !Number.isNaN(latest.positionMm);
      if (accompanied && !before) {
        pacer = { ...startPacer(latest.positionMm, direction), travelledMm: pacer.travelledMm };
      }
      if (accompanied && Math.abs(latest.speedMmS) > MOVING_MM_S) {
        const way = latest.speedMmS > 0 ? 1 : -1;
        if (way !== direction || pacer.direction !== way) pacer = turnPacer(pacer, way);
        direction = way;
      }
      const fromMm = travel.fromMm;
      const toMm = Math.max(travel.toMm, travel.fromMm + SHOWN_STROKE_MM);
      const everFresh = !Number.isNaN(latest.receivedMs);
      const holding = !Number.isNaN(latest.holdElapsedMs);
      const resting = holding || (everFresh && !fresh);
      pacer = movePacer(pacer, { elapsedMs, paceMmS, fromMm, toMm, accompanied, resting });
      endMm = pacer.direction > 0 ? toMm : fromMm;
    },
    inchesAhead(aheadMs) {
      if (!accompanied || pacer.waiting || paceMmS <= 0) return [];
      const leftMm = Math.max(0, (endMm - pacer.positionMm) * pacer.direction);
      const reachMm = Math.min(leftMm, (paceMmS * aheadMs) / 1000);
      const inches: Inch[] = [];
      const first = Math.floor(pacer.travelledMm / MM_PER_INCH) + 1;
      for (let number = first; number * MM_PER_INCH - pacer.travelledMm <= reachMm; number += 1) {
        inches.push({ number, atMs: lastMs + ((number * MM_PER_INCH - pacer.travelledMm) / paceMmS) * 1000 });
      }
      return inches;
    },
  };
}
