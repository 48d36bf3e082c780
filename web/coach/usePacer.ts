// Moves the pacer each frame beside the person, and tells when it has crawled another inch.
import { useRef } from "react";

import { MM_PER_INCH } from "#shared/domain/units.ts";
import { useFrame } from "#web/live/frameLoop.ts";
import type { RollerData } from "#web/live/rollerData.ts";
import { isFresh } from "#web/live/staleness.ts";
import { movePacer, startPacer, turnPacer } from "#web/worm/pacer.ts";
import type { Pacer } from "#web/worm/pacer.ts";

export interface UsePacerOptions {
  data: RollerData;
  paceMmS: number;
  resting: boolean;
  /** Told a little ahead, so that a sound can be put on the audio clock. Only while someone rolls along. */
  onInch?: ((inMs: number) => void) | undefined;
}

/** A few frames: long enough to be on time, short enough to follow a turn. */
const AHEAD_MS = 60;
/** Slower than this is not a direction. */
const MOVING_MM_S = 8;
/** The stroke the worm shows when nobody has rolled yet. */
const SHOWN_STROKE_MM = 8 * MM_PER_INCH;

export function usePacer({ data, paceMmS, resting, onInch }: UsePacerOptions): React.RefObject<Pacer> {
  const pacer = useRef(startPacer(0));
  const told = useRef(0);
  const way = useRef<{ contact: boolean; direction: 1 | -1 }>({ contact: false, direction: 1 });
  useFrame((nowMs, elapsedMs) => {
    const { latest, travel } = data;
    const accompanied = latest.contact && isFresh(latest, nowMs) && !Number.isNaN(latest.positionMm);
    const before = pacer.current;
    let next = before;
    if (accompanied && !way.current.contact)
      next = { ...startPacer(latest.positionMm), travelledMm: before.travelledMm };
    way.current.contact = accompanied;
    if (accompanied && Math.abs(latest.speedMmS) > MOVING_MM_S) {
      const direction = latest.speedMmS > 0 ? 1 : -1;
      if (direction !== way.current.direction) next = turnPacer(next, direction);
      way.current.direction = direction;
    }
    next = movePacer(next, {
      elapsedMs,
      paceMmS,
      fromMm: travel.fromMm,
      toMm: Math.max(travel.toMm, travel.fromMm + SHOWN_STROKE_MM),
      accompanied,
      resting,
    });
    pacer.current = next;
    const inch = Math.floor(next.travelledMm / MM_PER_INCH) + 1;
    const inMs = ((inch * MM_PER_INCH - next.travelledMm) / paceMmS) * 1000;
    if (accompanied && !next.waiting && inMs <= AHEAD_MS && inch !== told.current) {
      told.current = inch;
      onInch?.(inMs);
    }
  });
  return pacer;
}
