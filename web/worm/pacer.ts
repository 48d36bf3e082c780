// Where the pacer is: crawls at the target pace, turns when you turn, waits at the end of the stroke until you do.

export interface Pacer {
  readonly positionMm: number;
  readonly direction: 1 | -1;
  /** Travelled since the start; drives the gathering and the tick each inch. */
  readonly travelledMm: number;
  readonly waiting: boolean;
}

export interface PacerInput {
  elapsedMs: number;
  paceMmS: number;
  /** The stroke's ends as known so far. */
  fromMm: number;
  toMm: number;
  /** Someone leans on the roller; without anyone the worm shows the way by itself. */
  accompanied: boolean;
  /** A hold or a stop: the worm rests. */
  resting: boolean;
}

export function startPacer(positionMm: number, direction: 1 | -1 = 1): Pacer {
  return { positionMm, direction, travelledMm: 0, waiting: false };
}

export function movePacer(pacer: Pacer, input: PacerInput): Pacer {
  if (input.resting) return pacer.waiting ? pacer : { ...pacer, waiting: true };
  const stepMm = (input.paceMmS * input.elapsedMs) / 1000;
  const end = pacer.direction > 0 ? input.toMm : input.fromMm;
  const leftMm = Math.max(0, (end - pacer.positionMm) * pacer.direction);
  if (stepMm <= leftMm) {
    return {
      positionMm: pacer.positionMm + stepMm * pacer.direction,
      direction: pacer.direction,
      travelledMm: pacer.travelledMm + stepMm,
      waiting: false,
    };
  }
  const atEnd = {
    ...pacer,
    positionMm: pacer.positionMm + leftMm * pacer.direction,
    travelledMm: pacer.travelledMm + leftMm,
  };
  if (input.accompanied) return { ...atEnd, waiting: true };
  return turnPacer(atEnd, pacer.direction > 0 ? -1 : 1);
}

/** The person turned around: so does the worm, from where it is. */
export function turnPacer(pacer: Pacer, direction: 1 | -1): Pacer {
  return { ...pacer, direction, waiting: false };
}
