// A simulated roller in virtual time, kept in memory: frames, truth and calibration for the comparison.
import { createFrameAssembler } from "#hub/link/frameAssembler.ts";
import type { RollerIdentity } from "#hub/link/link.ts";
import type { Material } from "#scripts/accuracy/examine.ts";
import type { Mounting } from "#shared/domain/device.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import { encodeControl } from "#shared/protocol/index.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import type { StepLine } from "#shared/schema/recording.ts";
import { createSimulatedRoller } from "#sim/simulatedRoller.ts";
import type { ScenarioChoice } from "#sim/scenarios/chosen.ts";
import type { TruthLine } from "#sim/simulatedRoller.ts";

export interface SimulatedRunOptions extends Pick<ScenarioChoice, "body" | "breath" | "bodyWeightKg" | "cellCreep"> {
  readonly scenario: string;
  readonly seed: number;
  /** Undefined: to the scenario's own end. */
  readonly seconds?: number;
  readonly mounting?: Mounting;
  /** a2/a0 of a ring. */
  readonly ringRatio?: number;
  /** Of a home calibration: the scenario whose roller it is. */
  readonly of?: string;
  /** Another evening with the same roller. */
  readonly evening?: string;
}

export interface SimulatedRun extends Material {
  readonly identity: RollerIdentity;
  readonly calibration: Calibration;
  readonly truth: readonly TruthLine[];
  /** What the person noted down in a home calibration. */
  readonly steps: readonly StepLine[];
}

/** Hub clock at the start of every simulated run, ms. */
const START_MS = 1_700_000_000_000;
/** The world is moved on by this much at a time, ms. */
const SLICE_MS = 1000;

/** @throws Error when the simulated roller does not introduce itself, or the session would never end. */
export function simulatedRun(options: SimulatedRunOptions): SimulatedRun {
  const frames: RawFrame[] = [];
  const truth: TruthLine[] = [];
  const steps: StepLine[] = [];
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
    onStep: (line) => steps.push(line),
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
  const lengthMs = seconds === undefined ? roller.durationMs : seconds * 1000;
  if (lengthMs === undefined) throw new Error(`${options.scenario} has no end: say how many seconds`);
  for (let ms = SLICE_MS; ms <= lengthMs; ms += SLICE_MS) roller.advanceTo(START_MS + ms);
  roller.finish();
  if (identity === undefined) throw new Error("the simulated roller did not say who it is");
  const { device, roller: shell } = identity;
  return { identity, device, roller: shell, calibration: roller.calibration, frames, truth, steps };
}
