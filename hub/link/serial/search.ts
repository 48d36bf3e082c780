// Rollers at serial ports: of all ports those that may be one by their USB ids, of those the ones that answer as one.
import { asInchwormError } from "#hub/errors.ts";
import type { InchwormError } from "#hub/errors.ts";
import type { Found } from "#hub/link/search.ts";
import type { SerialAccess } from "#hub/link/serial/access.ts";
import { askInfo } from "#hub/link/serial/ask.ts";
import { mayBeRoller } from "#hub/link/serial/usbIds.ts";

export const ANSWER_WITHIN_MS = 1000;

export interface PortRoller {
  readonly path: string;
  readonly deviceId: string;
}

export interface PortSearch {
  readonly rollers: readonly PortRoller[];
  /** Ports that may be a roller's and could not be asked. */
  readonly problems: readonly InchwormError[];
}

/** All ports are asked at once. @throws InchwormError SERIAL_UNAVAILABLE */
export async function searchPorts(access: SerialAccess): Promise<PortSearch> {
  const plausible = (await access.list()).filter(mayBeRoller);
  const rollers: PortRoller[] = [];
  const problems: InchwormError[] = [];
  await Promise.all(
    plausible.map(async ({ path }) => {
      try {
        const info = await askInfo({ access, path, withinMs: ANSWER_WITHIN_MS });
        if (info !== undefined) rollers.push({ path, deviceId: info.deviceId });
      } catch (thrown) {
        problems.push(asInchwormError(thrown, "SERIAL_PORT_MISSING"));
      }
    }),
  );
  return { rollers: rollers.toSorted((one, other) => (one.path < other.path ? -1 : 1)), problems };
}

/** For a hub that starts without being told which rollers to use. */
export async function searchSerial(access: SerialAccess): Promise<Found> {
  try {
    const { rollers, problems } = await searchPorts(access);
    return { uris: rollers.map(({ path }) => `serial:${path}`), problems };
  } catch (thrown) {
    return { uris: [], problems: [asInchwormError(thrown, "SERIAL_UNAVAILABLE")] };
  }
}
