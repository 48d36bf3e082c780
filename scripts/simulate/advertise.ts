// A simulated roller on a real Bluetooth adapter: another computer's hub finds it like a roller of wood and foam.
import type { CommandIo } from "#hub/cli/command.ts";
import { InchwormError, reasonOf } from "#hub/errors.ts";
import { adapterFault } from "#hub/link/ble/adapter.ts";
import { startBlenoRoller } from "#sim/radio/emulated/blenoRoller.ts";
import type { ScenarioChoice } from "#sim/scenarios/chosen.ts";

export interface AdvertiseOrder {
  readonly choice: ScenarioChoice;
  /** Of an adapter on a serial port; undefined: this machine's own. */
  readonly hciPath: string | undefined;
  readonly io: CommandIo;
}

/** Until a signal ends it. @throws InchwormError BLUETOOTH_* when there is nothing to advertise with. */
export async function advertise({ choice, hciPath, io }: AdvertiseOrder): Promise<void> {
  const fault = await adapterFault(hciPath);
  if (fault !== undefined) throw fault;
  const roller = await startBlenoRoller({
    ...choice,
    seed: choice.seed ?? 1,
    ...(hciPath === undefined ? {} : { hciPath }),
    onCentral: (connected) => void io.stderr.write(connected ? "A hub is connected.\n" : "The hub is gone.\n"),
  }).catch((thrown: unknown) => {
    const [why = ""] = reasonOf(thrown).split("\n", 1);
    throw new InchwormError(/powered/i.test(why) ? "BLUETOOTH_OFF" : "BLUETOOTH_UNUSABLE", why, { cause: thrown });
  });
  io.stderr.write(`Advertising "${roller.name}", ${choice.scenario}; Ctrl-C ends it.\n`);
  await new Promise<void>((resolve) => {
    // After the library's own listener, which would leave at once.
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  await roller.stop();
}
