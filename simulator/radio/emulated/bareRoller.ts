// The simulated roller without an air of its own: body, roller, sensors and the board that runs the firmware's source.
import { createSimulatedBoard } from "#sim/board.ts";
import type { Characteristic, SimulatedBoard } from "#sim/board.ts";
import { assemble } from "#sim/roller/assemble.ts";
import { boardInfo } from "#sim/roller/boardInfo.ts";
import { conditionsOf } from "#sim/scenarios/chosen.ts";
import type { ScenarioChoice } from "#sim/scenarios/chosen.ts";
import { createDeviceClock } from "#sim/sensors/deviceClock.ts";

export interface BareRollerOptions extends ScenarioChoice {
  readonly seed: number;
  /** Another than that of all simulated rollers. */
  readonly name?: string;
  /** `false`: the radio's queue is full. */
  notify(characteristic: Characteristic, bytes: Uint8Array): boolean;
}

export interface BareRoller {
  readonly name: string;
  readonly board: Pick<SimulatedBoard, "subscribe" | "unsubscribe" | "readInfo" | "write">;
  advanceTo(simMs: number): void;
  /** Power cut and start: counts and the connection are gone. */
  reboot(): void;
}

/** @throws RangeError on a scenario that does not exist; ask `parseScenario` first. */
export function createBareRoller(options: BareRollerOptions): BareRoller {
  const { random, device, bench } = assemble({
    conditions: conditionsOf(options),
    seed: options.seed,
    ringRatio: options.ringRatio,
  });
  const clock = createDeviceClock({ ppm: device.clockPpm, startTicks: device.clockStartTicks, random });
  const info = boardInfo(device);
  const name = options.name ?? info.name;
  const board = createSimulatedBoard({
    bench,
    info: { ...info, name },
    ticksAt: clock.ticksAt,
    notify: (characteristic, bytes) => options.notify(characteristic, bytes),
  });
  let simMs = 0;
  return {
    name,
    board,
    advanceTo(untilMs) {
      simMs = Math.max(simMs, untilMs);
      board.advanceTo(simMs);
      bench.follow(simMs);
    },
    reboot() {
      clock.restart(simMs);
      board.reboot(simMs);
    },
  };
}
