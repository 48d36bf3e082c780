// A whole simulated roller in virtual time: body, roller, sensors, the board running the firmware's own source, and the air
// between it and the hub. Nothing happens by itself: `advanceTo` moves its time, live or hundreds of times faster.
import type { CueId } from "#shared/domain/cues.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import type { CalibrationMessage, Rehearsal } from "#shared/schema/calibrationGuide.ts";
import type { StepLine } from "#shared/schema/recording.ts";
import { HOME_CALIBRATION } from "#shared/domain/rehearsal.ts";
import { createSimulatedBoard } from "#sim/board.ts";
import { createHeeding } from "#sim/body/heeding.ts";
import { createObedience } from "#sim/body/obedience.ts";
import { createGuidedPerson } from "#sim/home/guided.ts";
import { createNotes } from "#sim/home/notes.ts";
import { forceOnScaleN } from "#sim/home/scale.ts";
import { createRadio } from "#sim/radio/radio.ts";
import { createTroubles } from "#sim/radio/troubles.ts";
import type { TroubleHandlers } from "#sim/radio/troubles.ts";
import { assemble } from "#sim/roller/assemble.ts";
import { boardInfo } from "#sim/roller/boardInfo.ts";
import { conditionsOf } from "#sim/scenarios/chosen.ts";
import type { ScenarioChoice } from "#sim/scenarios/chosen.ts";
import { createDeviceClock } from "#sim/sensors/deviceClock.ts";
import { calibrationTruth } from "#sim/truth/calibrationTruth.ts";
import type { TruthLine } from "#sim/truth/truthLine.ts";
import { createWitness } from "#sim/truth/witness.ts";

export type { TruthLine } from "#sim/truth/truthLine.ts";

/** Longest stretch the parts advance by, one after the other, ms. */
const SLICE_MS = 20;

export interface SimulatedRollerOptions extends Omit<ScenarioChoice, "home"> {
  readonly seed: number;
  /** Hub clock at sim time 0, ms. */
  readonly startMs: number;
  /** Of a home calibration: the person waits for what a guide asks for, and does that. */
  readonly guided?: boolean;
  onPayload(payload: Uint8Array, rxMs: number): void;
  onTruth?(line: TruthLine): void;
  /** A step of a calibration was done: as the person noted it down. */
  onStep?(line: StepLine): void;
  onLink?(state: "up" | "down", atMs: number): void;
  /** The board has a serial line too: bytes it sends there. Its radio's troubles do not touch them. */
  onSerial?(bytes: Uint8Array): void;
}

export interface SimulatedRoller {
  /** The info record. */
  readonly info: Uint8Array;
  readonly calibration: Calibration;
  /** How long the scenario lasts; undefined: without end. */
  readonly durationMs: number | undefined;
  subscribe(): void;
  /** A control record; lost while the link is down. */
  write(control: Uint8Array): void;
  /** Bytes to the board's serial line. */
  serialIn(bytes: Uint8Array): void;
  /** The coach says this from now on, or nothing: the body gets off where it is told to. A calibration has no body to tell. */
  hear(cueId: CueId | undefined): void;
  /** A guided calibration shows this from now on; gives how far the person is with it. Undefined: nobody follows it. */
  rehearse(message: CalibrationMessage): Rehearsal | undefined;
  /** Everything up to this hub time happens. */
  advanceTo(hubMs: number): void;
  /** Closes open truth events at the present time. */
  finish(): void;
}

/** @throws RangeError on a scenario that does not exist; ask `parseScenario` first. */
export function createSimulatedRoller(options: SimulatedRollerOptions): SimulatedRoller {
  const { startMs, seed, ringRatio } = options;
  const isFollowed = options.guided === true && options.scenario === HOME_CALIBRATION && options.body === undefined;
  const person = isFollowed ? createGuidedPerson() : undefined;
  const conditions = conditionsOf(person === undefined ? options : { ...options, home: person.program });
  const heeding = createHeeding();
  const obedience = createObedience();
  const { random, device, world, bench, steps, overMs } = assemble({ conditions, seed, ringRatio, heeding });
  const clock = createDeviceClock({ ppm: device.clockPpm, startTicks: device.clockStartTicks, random });
  const radio = createRadio({
    conditions: conditions.radio,
    random,
    leastDelayMs: device.leastDelayMs,
    deliver: (payload, arrivedMs) => options.onPayload(payload, startMs + arrivedMs),
  });
  const board = createSimulatedBoard({
    bench,
    info: boardInfo(device),
    ticksAt: clock.ticksAt,
    notify: (_characteristic, bytes, simMs) => radio.send(bytes, simMs),
    ...(options.onSerial === undefined ? {} : { serialOut: (bytes) => options.onSerial?.(bytes) }),
  });
  const troubles = createTroubles(conditions.radio.troubles);
  const witness =
    options.onTruth === undefined
      ? undefined
      : createWitness({ world, startMs, onTruth: (line) => options.onTruth?.(line) });
  const { onStep } = options;
  const notes = onStep === undefined ? undefined : createNotes({ world, steps, random, startMs, onStep });
  let simMs = 0;
  let connected = true;

  const handlers: TroubleHandlers = {
    air: (free) => radio.setAir(free),
    reboot(atMs) {
      clock.restart(atMs);
      board.reboot(atMs);
    },
    link(state, atMs) {
      connected = state === "up";
      if (!connected) board.unsubscribe();
      options.onLink?.(state, startMs + atMs);
    },
  };

  return {
    info: board.readInfo(),
    calibration: calibrationTruth({ device, conditions, createdMs: startMs }),
    durationMs: overMs,
    subscribe() {
      if (connected) board.subscribe();
    },
    write(control) {
      if (connected) board.write(control);
    },
    serialIn: board.serialIn,
    hear(cueId) {
      if (overMs === undefined) obedience.hear(cueId, simMs);
    },
    rehearse: (message) =>
      person?.rehearse(message, () => {
        world.ensure(simMs);
        return forceOnScaleN(world, simMs);
      }),
    advanceTo(hubMs) {
      const untilMs = hubMs - startMs;
      while (simMs < untilMs) {
        const nextMs = Math.min(untilMs, simMs + SLICE_MS, troubles.nextMs());
        heeding.tell(person?.isGuided !== true && obedience.isOff(nextMs));
        board.advanceTo(nextMs);
        bench.follow(nextMs);
        witness?.watchUntil(nextMs);
        notes?.watchUntil(nextMs);
        simMs = nextMs;
        radio.deliverUntil(nextMs);
        while (troubles.nextMs() <= nextMs) troubles.take(handlers);
      }
    },
    finish: () => witness?.finish(),
  };
}
