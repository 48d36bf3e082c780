// A whole simulated session in memory: what a hub would have received, what was noted down, and what really happened.
import { createFrameAssembler } from "#hub/link/frameAssembler.ts";
import type { RollerIdentity } from "#hub/link/link.ts";
import type { DeviceStatus } from "#shared/domain/device.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import { encodeControl } from "#shared/protocol/index.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import type { StepLine } from "#shared/schema/recording.ts";
import { createSimulatedRoller } from "#sim/simulatedRoller.ts";
import type { SimulatedRollerOptions } from "#sim/simulatedRoller.ts";
import type { TruthLine } from "#sim/truth/truthLine.ts";

export const START_MS = 1_700_000_000_003;

export interface Session {
  readonly frames: RawFrame[];
  readonly statuses: DeviceStatus[];
  readonly identities: RollerIdentity[];
  readonly truth: TruthLine[];
  readonly steps: StepLine[];
  readonly links: string[];
  readonly payloads: Uint8Array[];
  bad: number;
}

export type Order = Pick<SimulatedRollerOptions, "scenario" | "seed"> &
  Partial<SimulatedRollerOptions> & {
    /** Undefined: to the scenario's end. */
    readonly seconds?: number;
    readonly stepMs?: number;
    readonly payloadBytes?: 20 | 50;
  };

const DEFAULT_SECONDS = 60;

/** Does with the roller what a hub does. */
export function run(order: Order): Session & { readonly calibration: Calibration } {
  const { seconds, stepMs = 100, payloadBytes = 50, ...options } = order;
  const session: Session = {
    frames: [],
    statuses: [],
    identities: [],
    truth: [],
    steps: [],
    links: [],
    payloads: [],
    bad: 0,
  };
  const assembler = createFrameAssembler({
    handlers: {
      identity: (identity) => session.identities.push(identity),
      frame: (frame) => session.frames.push(frame),
      status: (status) => session.statuses.push(status),
      mark: () => undefined,
      bad: (count) => (session.bad += count),
    },
  });
  const roller = createSimulatedRoller({
    startMs: START_MS,
    onPayload(payload, rxMs) {
      session.payloads.push(payload);
      assembler.payload(payload, rxMs);
    },
    onTruth: (line) => session.truth.push(line),
    onStep: (line) => session.steps.push(line),
    onLink(state, atMs) {
      session.links.push(`${state} ${Math.round(atMs - START_MS)}`);
      if (state === "up") connect(atMs);
    },
    ...options,
  });
  function connect(atMs: number): void {
    assembler.connected();
    assembler.payload(roller.info, atMs);
    if (payloadBytes === 50) roller.write(encodeControl({ op: "payloadSize", bytes: 50 }));
    roller.subscribe();
  }
  connect(START_MS);
  const untilMs = (seconds ?? DEFAULT_SECONDS) * 1000;
  const endMs = seconds === undefined ? (roller.durationMs ?? untilMs) : untilMs;
  for (let simMs = stepMs; simMs <= endMs; simMs += stepMs) roller.advanceTo(START_MS + simMs);
  roller.finish();
  return { ...session, calibration: roller.calibration };
}
