// A simulated roller in virtual time, kept in memory: frames, truth and calibration for the comparison.
import { createFrameAssembler } from "#hub/link/frameAssembler.ts";
import type { RollerIdentity } from "#hub/link/link.ts";
import type { Material } from "#scripts/accuracy/examine.ts";
import type { Mounting } from "#shared/domain/device.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import { encodeControl } from "#shared/protocol/index.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import { createSimulatedRoller } from "#sim/simulatedRoller.ts";
import type { TruthLine } from "#sim/simulatedRoller.ts";

export interface SimulatedRunOptions {
  readonly scenario: string;
  readonly seed: number;
  readonly seconds: number;
  readonly mounting?: Mounting;
  /** a2/a0 of a ring. */
  readonly ringRatio?: number;
}

export interface SimulatedRun extends Material {
  readonly identity: RollerIdentity;
  readonly calibration: Calibration;
  readonly truth: readonly TruthLine[];
}

/** Hub clock at the start of every simulated run, ms. */
const START_MS = 1_700_000_000_000;
/** The world is moved on by this much at a time, ms. */
const SLICE_MS = 1000;

/** @throws Error when the simulated roller does not introduce itself. */
export function simulatedRun(options: SimulatedRunOptions): SimulatedRun {
  const frames: RawFrame[] = [];
  const truth: TruthLine[] = [];
  let identity: RollerIdentity | undefined;
  const assembler = createFrameAssembler({
    handlers: {
      identity: (known) => (identity = known),
      frame: (frame) => frames.push(frame),
      status: () => undefined,
      mark: () => undefined,
      bad: () => undefined,
    },
  });
  const { seconds, ...choice } = options;
  const roller = createSimulatedRoller({
    ...choice,
    startMs: START_MS,
    onPayload: (payload, rxMs) => assembler.payload(payload, rxMs),
    onTruth: (line) => truth.push(line),
    onLink: (state, atMs) => {
      if (state === "up") connect(atMs);
    },
  });
  function connect(atMs: number): void {
    assembler.connected();
    assembler.payload(roller.info, atMs);
    roller.write(encodeControl({ op: "payloadSize", bytes: 50 }));
    roller.subscribe();
  }
  connect(START_MS);
  for (let ms = SLICE_MS; ms <= seconds * 1000; ms += SLICE_MS) roller.advanceTo(START_MS + ms);
  roller.finish();
  if (identity === undefined) throw new Error("the simulated roller did not say who it is");
  const { device, roller: shell } = identity;
  return { identity, device, roller: shell, calibration: roller.calibration, frames, truth };
}
