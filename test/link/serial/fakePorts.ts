// Serial ports that a test plays by hand: what is plugged in, what answers, what refuses.
import { InchwormError } from "#hub/errors.ts";
import type { OpenPort, PortEvents, PortInfo, SerialAccess } from "#hub/link/serial/access.ts";
import {
  createDeframer,
  encodeInfo,
  encodeSerial,
  encodeStatus,
  OP_REQUEST_INFO,
  OP_START,
  PROTOCOL_VERSION,
} from "#shared/protocol/index.ts";

export interface FakePort {
  readonly info: PortInfo;
  /** Undefined: something else is there, and says nothing. */
  readonly deviceId?: string;
  /** Of the protocol it speaks, when it is not ours. */
  readonly protocolVersion?: number;
  readonly refuses?: InchwormError;
}

export const usb = (path: string): PortInfo => ({ path, vendorId: "10c4", productId: "ea60" });

export function infoRecord(deviceId: string): Uint8Array {
  return encodeInfo({
    channels: 1,
    mounting: "ring",
    rollAxis: "z+",
    maxPayload: 50,
    diameterMm: 150,
    gyroDpsPerLsb: 0.00875,
    accelGPerLsb: 0.000122,
    imuNominalHz: 104,
    loadNominalHz: 80,
    imuGroupDelayMs: 7,
    loadGroupDelayMs: 25,
    deviceId,
    board: "Fake",
    firmware: "0.1.0",
    name: "",
  });
}

/** A load frame of one conversion. */
export function loadFrame(seq: number): Uint8Array {
  const bytes = new Uint8Array(15);
  const view = new DataView(bytes.buffer);
  bytes[0] = 0x03;
  view.setUint16(2, seq, true);
  view.setUint32(4, 1000 + seq * 320, true);
  return bytes;
}

export function statusRecord(state: number): Uint8Array {
  return encodeStatus({
    batteryV: 3.9,
    temperatureC: Number.NaN,
    imuHz: 0,
    loadHz: 0,
    lostSamples: 0,
    queueDrops: 0,
    errors: 0,
    uptimeS: 1,
    state,
  });
}

export function fakePorts(plugged: FakePort[]) {
  const opened: string[] = [];
  /** Control records by port. */
  const orders: [path: string, opcode: number][] = [];
  const events = new Map<string, PortEvents>();
  const muted = new Set<string>();
  let seq = 0;

  function answer(port: FakePort, record: Uint8Array): void {
    orders.push([port.info.path, record[0] ?? 0]);
    const at = events.get(port.info.path);
    if (muted.has(port.info.path)) return;
    if (port.deviceId === undefined || at === undefined) return;
    if (record[0] === OP_REQUEST_INFO) {
      const info = infoRecord(port.deviceId);
      info[1] = port.protocolVersion ?? PROTOCOL_VERSION;
      at.data(encodeSerial(info));
    }
    if (record[0] === OP_START) at.data(encodeSerial(loadFrame(seq++)));
  }

  const access: SerialAccess = {
    list: async () => plugged.map(({ info }) => info),
    async open(path, given): Promise<OpenPort> {
      opened.push(path);
      const port = plugged.find(({ info }) => info.path === path);
      if (port === undefined) throw new InchwormError("SERIAL_PORT_MISSING", path);
      if (port.refuses !== undefined) throw port.refuses;
      events.set(path, given);
      const deframer = createDeframer();
      return {
        async write(bytes) {
          for (const record of deframer.push(bytes)) queueMicrotask(() => answer(port, record));
          return events.has(path);
        },
        async close() {
          events.delete(path);
        },
      };
    },
  };
  return {
    access,
    opened,
    orders,
    isOpen: (path: string) => events.has(path),
    /** From now on the roller there says nothing. */
    mute: (path: string) => void muted.add(path),
    plug: (port: FakePort) => void plugged.push(port),
    unplug(path: string) {
      plugged.splice(
        plugged.findIndex(({ info }) => info.path === path),
        1,
      );
      const at = events.get(path);
      events.delete(path);
      at?.gone("unplugged");
    },
  };
}
