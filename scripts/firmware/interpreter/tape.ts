// A simulated board's life as a tape: what its sensors gave, in order, as calls of the stub, and what it sent meanwhile.
// The same sensors on the interpreter must give the same bytes.
import { createSimulatedBoard } from "#sim/board.ts";
import { assemble } from "#sim/roller/assemble.ts";
import { boardInfo } from "#sim/roller/boardInfo.ts";
import { conditionsOf } from "#sim/scenarios/chosen.ts";
import { createDeviceClock } from "#sim/sensors/deviceClock.ts";
import type { SensorBench } from "#sim/sensorBench.ts";
import { encodeControl } from "#shared/protocol/index.ts";

import type { Scenario } from "./scenarios.ts";

export interface TapeOrder {
  readonly scenario: string;
  readonly seed: number;
  readonly rateHz: 104 | 52;
  /** Where it begins, and how long it lasts; the board streams from the start. */
  readonly fromS: number;
  readonly seconds: number;
}

const PLACES = { frame: "2", status: "3", event: "3", control: "4" } as const;

export function recordTape(order: TapeOrder): Scenario {
  const conditions = conditionsOf({ scenario: order.scenario });
  const { random, device, bench } = assemble({ conditions, seed: order.seed });
  const clock = createDeviceClock({ ppm: device.clockPpm, startTicks: device.clockStartTicks, random });
  const calls: string[] = [];
  const simulated: string[] = [];
  let axes: Int16Array | undefined;
  let tick = 0;
  let temperatureC = 0;
  let loads: (number | undefined)[] | undefined;
  let sample = "";

  const flush = (): void => {
    if (loads !== undefined) calls.push(`sampleAt(${sample},${loads.map(String).join(",")});`);
    loads = undefined;
  };
  const watched: SensorBench = {
    ...bench,
    takeImu(out) {
      flush();
      bench.takeImu(out);
      axes = out?.slice();
    },
    takeLoad(channel, simMs) {
      const counts = bench.takeLoad(channel, simMs);
      if (loads !== undefined) loads[channel] = counts;
      return counts;
    },
    batteryV(simMs) {
      // This was the second's handler, not a sample's.
      loads = undefined;
      const volts = bench.batteryV(simMs);
      calls.push(`secondAt(${tick},${volts},${temperatureC});`);
      return volts;
    },
    temperatureC(simMs) {
      temperatureC = bench.temperatureC(simMs);
      return temperatureC;
    },
  };
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
  const board = createSimulatedBoard({
    bench: watched,
    info: { ...boardInfo(device), name: "Tape" },
    ticksAt(simMs) {
      flush();
      tick = clock.ticksAt(simMs);
      sample = `${tick},${axes?.join(",") ?? ""}`;
      if (axes !== undefined) loads = [undefined];
      axes = undefined;
      return tick;
    },
    notify: (place, bytes) => void simulated.push(`${PLACES[place]} ${hex(bytes)}`),
  });
  const startTicks = tick;
  loads = undefined;
  board.advanceTo(order.fromS * 1000);
  calls.push("connect();", "subscribe(1);", "write([4, 50]);");
  board.subscribe();
  board.write(encodeControl({ op: "payloadSize", bytes: 50 }));
  if (order.rateHz === 52) {
    calls.push("write([3, 52]);");
    board.write(encodeControl({ op: "rate", rateHz: 52 }));
  }
  board.advanceTo((order.fromS + order.seconds) * 1000);
  flush();
  const { name, seed } = { name: order.scenario, seed: order.seed };
  return {
    name: `${name} (seed ${seed}), ${order.rateHz} Hz, 50-byte payload, ${order.seconds} s`,
    board: "puck",
    settings: ["Tape", Math.round(device.radiusMm * 20), 1, 0, 1, 10, 0],
    startTicks,
    script: calls.join("\n"),
    simulated,
  };
}
