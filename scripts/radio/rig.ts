// An emulated radio with rollers, and the hub's own link to each: what the radio's tests and measurements run on.
import { systemClock } from "#hub/clock.ts";
import { createBleLink } from "#hub/link/ble/link.ts";
import { loadNoble } from "#hub/link/ble/noble.ts";
import type { Noble } from "#hub/link/ble/noble.ts";
import type { Link } from "#hub/link/link.ts";
import { createDelays } from "#scripts/radio/delays.ts";
import type { Delays } from "#scripts/radio/delays.ts";
import { createLinkLog } from "#scripts/radio/linkLog.ts";
import type { LinkLog } from "#scripts/radio/linkLog.ts";
import { createRandom } from "#sim/random.ts";
import { createEmulatedRadio } from "#sim/radio/emulated/emulatedRadio.ts";
import type {
  EmulatedRadio,
  EmulatedRadioOptions,
  EmulatedRoller,
  EmulatedRollerOptions,
} from "#sim/radio/emulated/emulatedRadio.ts";

export interface RigLink {
  readonly link: Link;
  readonly log: LinkLog;
}

export interface RigRoller extends RigLink {
  readonly roller: EmulatedRoller;
  readonly delays: Delays;
}

export interface Rig {
  readonly radio: EmulatedRadio;
  /** Instances of the Bluetooth library the links have made. */
  readonly nobles: readonly Noble[];
  /** A roller and a link to it, not opened yet. */
  add(options: EmulatedRollerOptions): Promise<RigRoller>;
  /** A link to a roller of this name, not opened yet. */
  linkTo(name: string, log?: LinkLog): RigLink;
  close(): Promise<void>;
}

export async function createRig(options: EmulatedRadioOptions): Promise<Rig> {
  const radio = await createEmulatedRadio(options);
  const chance = createRandom(options.seed).fork("links");
  const nobles: Noble[] = [];
  const links: Link[] = [];

  async function load() {
    const module = await loadNoble();
    return {
      withBindings(...args: Parameters<typeof module.withBindings>) {
        const noble = module.withBindings(...args);
        nobles.push(noble);
        return noble;
      },
    };
  }

  function linkTo(name: string, log = createLinkLog()): RigLink {
    const link = createBleLink(`ble:${name}?hci=${radio.hciPath}`, {
      clock: systemClock,
      random: () => chance.next(),
      loadNoble: load,
    });
    links.push(link);
    return { link, log };
  }

  return {
    radio,
    nobles,
    async add(wanted) {
      const delays = createDelays();
      const log = createLinkLog((frame, atMs) => delays.received(frame.seq, atMs));
      const roller = await radio.addRoller({ ...wanted, onSent: (seq, atMs) => delays.sent(seq, atMs) });
      return { ...linkTo(wanted.name, log), roller, delays };
    },
    linkTo,
    async close() {
      await Promise.all(links.map((link) => link.close()));
      await radio.close();
    },
  };
}

export function pauseMs(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
