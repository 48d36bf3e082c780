// One started Bluetooth instance, from "powered on" until the adapter is gone, switched off, or it is renewed.
import { InchwormError, reasonOf } from "#hub/errors.ts";
import { adapterFault, THIS_MACHINE } from "#hub/link/ble/adapter.ts";
import type { Machine } from "#hub/link/ble/adapter.ts";
import { startNoble } from "#hub/link/ble/noble.ts";
import type { Noble, NobleModule } from "#hub/link/ble/noble.ts";
import { turnsAt } from "#hub/link/ble/turns.ts";
import type { Turns } from "#hub/link/ble/turns.ts";
import { reasonFor } from "#hub/link/waits.ts";

/** From start to "powered on"; a working adapter takes a tenth of it. */
const POWERED_WITHIN_MS = 3000;
/** The library does not always notice that a serial adapter was pulled out. */
const LOOK_FOR_PORT_EVERY_MS = 500;

export interface Radio {
  readonly noble: Noble;
  /** Fires when it cannot be used any more. */
  readonly lost: AbortSignal;
  /** Ends it; `lost` fires with the reason. */
  stop(reason: Error): void;
}

export interface RadioOptions {
  readonly hciPath: string | undefined;
  readonly loadNoble: () => Promise<NobleModule>;
  readonly machine?: Machine;
  /** Nobody waits for it any more: it ends as soon as it has come up. */
  readonly signal?: AbortSignal;
}

/** Rejects with InchwormError BLUETOOTH_MISSING, _FORBIDDEN, _OFF or _UNUSABLE, or with the signal's reason. */
export function openRadio(options: RadioOptions): Promise<Radio> {
  const turns = turnsAt(options.hciPath ?? "");
  return turns.open(() => start(options, turns));
}

async function start({ hciPath, loadNoble, machine = THIS_MACHINE, signal }: RadioOptions, turns: Turns) {
  const fault = await adapterFault(hciPath, machine);
  if (fault !== undefined) throw fault;
  signal?.throwIfAborted();
  const noble = await loadNoble()
    .then((module) => startNoble(module, hciPath))
    .catch((thrown: unknown) => {
      throw new InchwormError("BLUETOOTH_UNUSABLE", reasonOf(thrown).split("\n", 1)[0], { cause: thrown });
    });
  const lost = new AbortController();
  const looking = hciPath === undefined ? undefined : setInterval(() => void look(), LOOK_FOR_PORT_EVERY_MS);

  async function look(): Promise<void> {
    const gone = await adapterFault(hciPath, machine);
    if (gone?.code === "BLUETOOTH_MISSING") lost.abort(gone);
  }

  // On its way up it may pass through other states; from then on each of them is its end.
  let isUp = noble.state === "poweredOn";
  const onState = (state: string): void => {
    if (state === "poweredOn") isUp = true;
    else if (isUp) lost.abort(new InchwormError("BLUETOOTH_OFF", hciPath ?? ""));
  };
  noble.on("stateChange", onState);

  function stop(reason: Error): void {
    clearInterval(looking);
    noble.removeListener("stateChange", onState);
    // Its own clean-up may trip over an adapter that is no more.
    try {
      noble.stop();
    } catch {
      // Nothing is left to be stopped.
    }
    turns.stopped();
    lost.abort(reason);
  }

  try {
    await noble.waitForPoweredOnAsync(POWERED_WITHIN_MS);
    // It may be gone again by now: nobody would be told later.
    lost.signal.throwIfAborted();
    signal?.throwIfAborted();
  } catch {
    const why = [lost.signal, signal].find((each) => each?.aborted);
    const reason = why === undefined ? faultOf(noble.state, hciPath) : reasonFor(why);
    stop(reason);
    throw reason;
  }
  return { noble, lost: lost.signal, stop };
}

function faultOf(state: string, hciPath: string | undefined): InchwormError {
  if (state === "unauthorized") return new InchwormError("BLUETOOTH_FORBIDDEN");
  if (state === "unsupported")
    return new InchwormError("BLUETOOTH_MISSING", "the adapter knows no Bluetooth Low Energy");
  return new InchwormError("BLUETOOTH_OFF", hciPath === undefined ? "" : `the adapter at ${hciPath} does not answer`);
}
