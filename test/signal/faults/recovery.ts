// Whether the core tells the truth again, and the roll that faults are put into.
import { coreRun } from "#scripts/accuracy/coreRun.ts";
import type { CoreRun, KeptTick } from "#scripts/accuracy/coreRun.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import { strokes, syntheticRun } from "#test/signal/support/syntheticRoller.ts";
import type { SyntheticOptions, SyntheticRun } from "#test/signal/support/syntheticRoller.ts";

export const RECOVERY_MS = 2000;
const WORST_SPEED_MM_S = 2;
const WORST_FORCE_PART = 0.12;

const breathing = (tS: number) => 190 + 15 * Math.sin(1.4 * tS);

/** Strokes under a breathing body: 14 s, about 730 frames. */
export function roll(options: Partial<SyntheticOptions> = {}): SyntheticRun {
  return syntheticRun({ seconds: 14, speedMmS: strokes(25, 3), forceN: breathing, leanRad: 0.04, ...options });
}

export function through(run: SyntheticRun, frames: readonly RawFrame[]): CoreRun {
  return coreRun({ device: run.device, roller: run.roller, calibration: run.calibration, frames });
}

export interface Recovered {
  readonly run: SyntheticRun;
  readonly core: CoreRun;
  /** From when on the data are good again, hub clock, ms. */
  readonly goodMs: number;
  /** How far the truth moved on the hub clock. */
  readonly laterMs?: number;
}

/** The first tick that is still wrong two seconds after the data are good again; undefined when all is well. */
export function untruthOf({ run, core, goodMs, laterMs = 0 }: Recovered): string | undefined {
  const late = core.ticks.filter(({ tMs }) => tMs > goodMs + RECOVERY_MS);
  const lastMs = (run.frames.at(-1)?.rxMs ?? Number.NaN) + laterMs;
  // A tick comes out 50 ms after its time at the latest.
  const expected = Math.floor((lastMs - goodMs - RECOVERY_MS) / 10) - 5;
  if (late.length < expected) return `${late.length} ticks instead of ${expected}`;
  for (const tick of late) {
    const odd = untruth(run, tick, tick.tMs - laterMs);
    if (odd !== undefined) return `${odd} ${tick.tMs - goodMs} ms on: ${JSON.stringify(tick)}`;
  }
  return undefined;
}

/** The sign of a contact's speed is the first stroke's way; a fault may begin a new contact. */
function untruth(run: SyntheticRun, tick: KeptTick, trueMs: number): string | undefined {
  const speed = Math.abs(run.speedAt(trueMs));
  if (!(Math.abs(Math.abs(tick.speedMmS) - speed) < WORST_SPEED_MM_S)) return `speed is not ${speed}`;
  const force = run.forceAt(trueMs);
  if (!(Math.abs(tick.forceN / force - 1) < WORST_FORCE_PART)) return `force is not ${force}`;
  return tick.contact ? undefined : "no contact";
}
