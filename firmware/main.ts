// The roller's firmware, put together in the order of a sample's way:
// sensors → sampler and batchers → radio and serial line → status beside it, commands back.
import { startButton } from "./button.ts";
import type { Roller } from "./roller.ts";
import { loadSettings } from "./settings.ts";
import { startBle } from "./stream/ble.ts";
import { restCells } from "./sensors/loadCell.ts";
import { startSerial } from "./stream/serialOrders.ts";
import { startTelemetry } from "./stream/telemetry.ts";

export function startRoller(roller: Roller): void {
  restCells(roller.hal);
  loadSettings(roller);
  startBle(roller);
  if (roller.hal.hasSerial) startSerial(roller);
  startTelemetry(roller);
  startButton(roller);
}
