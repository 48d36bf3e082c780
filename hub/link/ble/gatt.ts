// The roller's characteristics over one connection: found anew each time, used one operation after the other, none without a limit.
import { createQueue } from "#shared/domain/queue.ts";
import type { Characteristic, Peripheral } from "#hub/link/ble/noble.ts";
import { within } from "#hub/link/waits.ts";
import { bareUuid } from "#hub/link/ble/wish.ts";
import { CONTROL_UUID, FRAME_UUID, INFO_UUID, SERVICE_UUID, STATUS_UUID } from "#shared/protocol/index.ts";

const DISCOVER_WITHIN_MS = 4000;
const READ_WITHIN_MS = 3000;
const SUBSCRIBE_WITHIN_MS = 3000;
const WRITE_WITHIN_MS = 2000;
const KEYS = { frame: FRAME_UUID, status: STATUS_UUID, control: CONTROL_UUID, info: INFO_UUID } as const;
type Key = keyof typeof KEYS;

export interface Gatt {
  readInfo(): Promise<Uint8Array>;
  /** Notifications go to `onBytes` from here on. */
  subscribe(key: "frame" | "status" | "control", onBytes: (bytes: Uint8Array) => void): Promise<void>;
  /** Rejects when no answer came: refused, or the link is gone. */
  write(record: Uint8Array): Promise<void>;
}

/** An old connection's characteristics are of no use: subscribing to them succeeds and does nothing. */
export async function discoverGatt(peripheral: Peripheral, signal: AbortSignal): Promise<Gatt> {
  const lane = createQueue();
  const limited = <Value>(what: string, ms: number, work: () => Promise<Value>) =>
    lane(() => within(work(), { ms, signal, what }));

  const services = await limited("finding the service", DISCOVER_WITHIN_MS, () =>
    peripheral.discoverServicesAsync([bareUuid(SERVICE_UUID)]),
  );
  const service = services[0];
  if (service === undefined) throw new Error("it is no Inchworm roller: its service is missing");
  const found = await limited("finding the characteristics", DISCOVER_WITHIN_MS, () =>
    service.discoverCharacteristicsAsync(Object.values(KEYS).map(bareUuid)),
  );

  function characteristic(key: Key): Characteristic {
    const one = found.find(({ uuid }) => uuid === bareUuid(KEYS[key]));
    if (one === undefined) throw new Error(`its firmware is another one: it has no ${key} characteristic`);
    return one;
  }

  return {
    readInfo: () => limited("reading who it is", READ_WITHIN_MS, () => characteristic("info").readAsync()),
    subscribe(key, onBytes) {
      const one = characteristic(key);
      // Before subscribing: the first notification may come with the answer.
      one.on("data", (data) => onBytes(data));
      return limited("subscribing", SUBSCRIBE_WITHIN_MS, () => one.subscribeAsync());
    },
    write: (record) =>
      limited("writing", WRITE_WITHIN_MS, () => characteristic("control").writeAsync(Buffer.from(record), false)),
  };
}
