// The simulated roller as a Bluetooth peripheral: bleno carries the simulated board's characteristics, in real time.
import type { Bleno, Characteristic as BlenoCharacteristic } from "@stoprocent/bleno";

import { CONTROL_UUID, FRAME_UUID, INFO_UUID, SERVICE_UUID, STATUS_UUID } from "#shared/protocol/uuids.ts";
import { createBareRoller } from "#sim/radio/emulated/bareRoller.ts";
import type { ScenarioChoice } from "#sim/scenarios/chosen.ts";

const STEP_MS = 4;
/** After a pause of the process the world catches up by at most this in one go. */
const CATCH_UP_MS = 250;
const POWERED_WITHIN_MS = 10_000;
const GOODBYE_WITHIN_MS = 1000;

export interface BlenoRollerOptions extends ScenarioChoice {
  readonly seed: number;
  readonly name?: string;
  /** HCI adapter on a serial port; `undefined`: this machine's own. */
  readonly hciPath?: string;
  /** Told about every frame the board hands over. */
  onFrame?(bytes: Uint8Array): void;
  /** Whether the radio takes no more. */
  readonly isFull?: () => boolean;
  onCentral?(connected: boolean): void;
}

export interface BlenoRoller {
  readonly name: string;
  reboot(): void;
  /** Says goodbye to whoever is connected. Its timers live on: the process has to be ended. */
  stop(): Promise<void>;
}

type Send = (data?: Buffer) => void;

/** Resolves when it advertises. */
export async function startBlenoRoller(options: BlenoRollerOptions): Promise<BlenoRoller> {
  const module = await import("@stoprocent/bleno");
  const bleno: Bleno = createBleno(module, options.hciPath);
  const senders: { frame?: Send; status?: Send; control?: Send } = {};

  const roller = createBareRoller({
    ...options,
    notify(characteristic, bytes) {
      if (options.isFull?.() === true) return false;
      if (characteristic === "frame") options.onFrame?.(bytes);
      senders[characteristic === "event" ? "status" : characteristic]?.(Buffer.from(bytes));
      return true;
    },
  });

  function notifying(uuid: string, key: "frame" | "status" | "control", write?: (bytes: Buffer) => void) {
    return new bleno.Characteristic({
      uuid: bare(uuid),
      properties: write === undefined ? ["notify"] : ["write", "notify"],
      onSubscribe(_handle, _size, send) {
        senders[key] = send;
        if (key === "frame") roller.board.subscribe();
      },
      onUnsubscribe() {
        delete senders[key];
      },
      ...(write === undefined
        ? {}
        : {
            onWriteRequest(_handle, data, _offset, _quiet, callback) {
              write(data);
              callback(0);
            },
          }),
    });
  }

  const characteristics: BlenoCharacteristic[] = [
    notifying(FRAME_UUID, "frame"),
    notifying(STATUS_UUID, "status"),
    notifying(CONTROL_UUID, "control", (data) => roller.board.write(Uint8Array.from(data))),
    new bleno.Characteristic({
      uuid: bare(INFO_UUID),
      properties: ["read"],
      onReadRequest: (_handle, offset, callback) => callback(0, Buffer.from(roller.board.readInfo()).subarray(offset)),
    }),
  ];

  let connected = false;
  bleno.on("accept", () => {
    connected = true;
    options.onCentral?.(true);
  });
  bleno.on("disconnect", () => {
    connected = false;
    delete senders.frame;
    delete senders.status;
    delete senders.control;
    roller.board.unsubscribe();
    options.onCentral?.(false);
  });
  // The first listener for this event starts the adapter.
  bleno.on("stateChange", () => undefined);
  await bleno.waitForPoweredOnAsync(POWERED_WITHIN_MS);
  bleno.setServices([new bleno.PrimaryService({ uuid: bare(SERVICE_UUID), characteristics })]);
  await bleno.startAdvertisingAsync(roller.name, [bare(SERVICE_UUID)]);

  let lastMs = performance.now();
  let simMs = 0;
  const timer = setInterval(() => {
    const nowMs = performance.now();
    simMs += Math.min(nowMs - lastMs, CATCH_UP_MS);
    lastMs = nowMs;
    roller.advanceTo(simMs);
  }, STEP_MS);

  return {
    name: roller.name,
    reboot: () => roller.reboot(),
    async stop() {
      clearInterval(timer);
      const goodbye = new Promise((resolve) => bleno.once("disconnect", resolve));
      bleno.stopAdvertising();
      if (connected) {
        bleno.disconnect();
        await Promise.race([goodbye, pause(GOODBYE_WITHIN_MS)]);
      }
      bleno.stop();
    },
  };
}

function createBleno(module: typeof import("@stoprocent/bleno"), hciPath: string | undefined): Bleno {
  if (hciPath === undefined) return module.withBindings("default");
  return module.withBindings("hci", {
    hciDriver: "uart",
    bindParams: { uart: { port: hciPath, baudRate: 1_000_000 } },
  });
}

const bare = (uuid: string): string => uuid.replaceAll("-", "");

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
