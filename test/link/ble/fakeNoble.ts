// The Bluetooth library as far as the link uses it, with one roller that a test plays by hand. It stands in for the package
// by `vi.mock`; what the real one does is proved over the emulated radio.
import { EventEmitter } from "node:events";

import { CONTROL_UUID, FRAME_UUID, INFO_UUID, SERVICE_UUID, STATUS_UUID } from "#shared/protocol/index.ts";
import { infoRecord } from "#test/link/serial/fakePorts.ts";

const bare = (uuid: string): string => uuid.replaceAll("-", "");

export interface FakeAir {
  /** Of the roller; undefined: none is there. */
  info: Uint8Array | undefined;
  name: string;
  /** Whether it advertises the service: a development build does not. */
  advertisesService: boolean;
  /** Filters of the scans so far. */
  readonly filters: string[][];
  readonly calls: string[];
  /** What `waitForPoweredOnAsync` does. */
  poweredOn: (noble: EventEmitter) => Promise<void>;
  /** Of a fresh instance. */
  state: string;
  /** What starting one throws. */
  startFault: Error | undefined;
  connected: FakePeripheral | undefined;
}

export const air: FakeAir = {
  info: undefined,
  name: "",
  advertisesService: true,
  filters: [],
  calls: [],
  poweredOn: () => Promise.resolve(),
  state: "poweredOn",
  startFault: undefined,
  connected: undefined,
};

export function resetAir(): void {
  air.filters.length = 0;
  air.calls.length = 0;
  const info = infoRecord("one");
  const poweredOn = (): Promise<void> => Promise.resolve();
  const state = "poweredOn";
  const radio = { poweredOn, state, startFault: undefined, connected: undefined };
  Object.assign(air, { info, name: "Worm", advertisesService: true, ...radio });
}

class FakePeripheral extends EventEmitter {
  readonly id = "aabbccddeeff";
  readonly address = "aa:bb:cc:dd:ee:ff";
  readonly advertisement = { localName: air.name, serviceUuids: air.advertisesService ? [bare(SERVICE_UUID)] : [] };
  readonly mtu = 23;
  state = "disconnected";

  async discoverServicesAsync() {
    return [{ discoverCharacteristicsAsync: async () => characteristics() }];
  }

  async disconnectAsync(): Promise<void> {
    this.hangUp(19);
  }

  hangUp(reason: number): void {
    if (this.state !== "connected") return;
    this.state = "disconnected";
    air.connected = undefined;
    this.emit("disconnect", reason);
  }
}

function characteristics() {
  return [FRAME_UUID, STATUS_UUID, CONTROL_UUID, INFO_UUID].map((uuid) =>
    Object.assign(new EventEmitter(), {
      uuid: bare(uuid),
      readAsync: async () => Buffer.from(air.info ?? []),
      writeAsync: async () => undefined,
      subscribeAsync: async () => void air.calls.push(`subscribe ${uuid}`),
    }),
  );
}

export function withBindings() {
  if (air.startFault !== undefined) throw air.startFault;
  const noble = new EventEmitter();
  let peripheral: FakePeripheral | undefined;
  air.calls.push("open");
  return Object.assign(noble, {
    state: air.state,
    waitForPoweredOnAsync: () => air.poweredOn(noble),
    async startScanningAsync(filter: string[]) {
      air.filters.push(filter);
      if (air.info === undefined || (filter.length > 0 && !air.advertisesService)) return;
      peripheral = new FakePeripheral();
      noble.emit("discover", peripheral);
    },
    async stopScanningAsync() {
      noble.emit("scanStop");
    },
    async connectAsync() {
      if (peripheral === undefined) throw new Error("there is nothing to connect to");
      air.calls.push("connect");
      peripheral.state = "connected";
      air.connected = peripheral;
    },
    cancelConnect: () => undefined,
    stop: () => void air.calls.push("stop"),
  });
}
