// One roller at a serial line full of garbage: what arrived against what went over the line unharmed.
import { systemClock } from "#hub/clock.ts";
import { createFrameAssembler } from "#hub/link/frameAssembler.ts";
import { createSerialLink } from "#hub/link/serial.ts";
import { createSerialAccess } from "#hub/link/serial/library.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import { createRandom } from "#sim/random.ts";
import { logHandlers } from "#test/link/handlerLog.ts";
import { createGarbage } from "#test/link/serial/garbage.ts";
import { ptyRoller } from "#test/link/serial/ptyRoller.ts";

export interface GarbageRun {
  readonly garbageBytes: number;
  readonly hits: number;
  readonly expected: readonly RawFrame[];
  readonly received: readonly RawFrame[];
}

export interface GarbageOrder {
  readonly seed: number;
  readonly seconds: number;
  readonly bytesARecord: number;
}

const SETTLED_MS = 300;

export async function garbageRun({ seed, seconds, bytesARecord }: GarbageOrder): Promise<GarbageRun> {
  const garbage = createGarbage(createRandom(seed), bytesARecord);
  let quiet = true;
  // The first answers go through, so that the run begins; everything after them takes its chance.
  const roller = await ptyRoller({ scenario: "post-run", seed }, (bytes) =>
    quiet ? { parts: [bytes], whole: true } : garbage.spoil(bytes),
  );
  const log = logHandlers();
  const link = createSerialLink(`serial:${roller.path}`, { clock: systemClock, access: createSerialAccess() });
  try {
    await link.open(log.handlers);
    while (!roller.bridge.started) await sleep(5);
    quiet = false;
    await roller.run(seconds);
    // Behind a false beginning the last records wait for more bytes: some quiet ones push them through.
    quiet = true;
    await roller.run(1);
    for (let before = -1; before !== log.frames.length;) {
      before = log.frames.length;
      await sleep(SETTLED_MS);
    }
    return {
      garbageBytes: garbage.bytes(),
      hits: garbage.hits(),
      expected: framesOf(roller.sent),
      received: log.frames,
    };
  } finally {
    await link.close();
    await roller.remove();
  }
}

/** The records through the same decoder, without a line in between. */
function framesOf(records: readonly Uint8Array[]): RawFrame[] {
  const log = logHandlers();
  const assembler = createFrameAssembler({ handlers: log.handlers });
  for (const record of records) assembler.payload(record, 0);
  return log.frames;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Frames as they decode; when they came is the line's own business. */
export function withoutArrival(frames: readonly RawFrame[]): Omit<RawFrame, "rxMs">[] {
  return frames.map(({ seq, imu, load }) => ({ seq, imu, load }));
}
