// The emulated radio: an adapter for the hub on a pseudo-terminal, rollers with an adapter each, and the air between.
// Seeded, as far as the processes' own timing lets it be.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { openPty } from "#sim/pty.ts";
import type { Pty } from "#sim/pty.ts";
import { createRandom } from "#sim/random.ts";
import { createAir } from "#sim/radio/emulated/air.ts";
import { createController } from "#sim/radio/emulated/controller.ts";
import type { Controller, ControllerOptions } from "#sim/radio/emulated/controller.ts";
import { createH4Splitter } from "#sim/radio/emulated/h4.ts";
import { startRollerChild } from "#sim/radio/emulated/rollerChild.ts";
import type { RollerChild } from "#sim/radio/emulated/rollerChild.ts";

const HUB_ADDRESS = "02:00:00:00:00:01";
const HUB_LINKS = 8;
/** As the firmware asks for (firmware/stream/ble.ts). */
const ADVERTISING_MS = 50;
/** What a Puck.js takes. */
const BOARD_MTU = 53;
const SHORTEST_PACKET_BYTES = 27;

export interface EmulatedRadioOptions {
  readonly seed: number;
  /** What the controllers put in one packet: 27 always goes, longer ones both sides must know. 27 without it. */
  readonly packetBytes?: number;
}

export interface EmulatedRollerOptions {
  readonly name: string;
  readonly scenario?: string;
  readonly mtu?: number;
  /** Between two advertisements, ms. */
  readonly advertisingMs?: number;
  onSent?(seq: number, atMs: number): void;
}

/** A roller's adapter. */
export interface EmulatedPort {
  readonly hciPath: string;
  /** Ends the connection in good order. */
  hangUp(): void;
  remove(): Promise<void>;
}

export interface EmulatedRoller extends Omit<EmulatedPort, "hciPath"> {
  /** The battery is out for so long; then it starts anew. Nobody is told. */
  reboot(offMs: number): Promise<void>;
}

export interface EmulatedRadio {
  /** Of the hub's adapter. */
  readonly hciPath: string;
  /** Connections the hub's adapter has. */
  readonly links: number;
  /** Resolves when it advertises. */
  addRoller(options: EmulatedRollerOptions): Promise<EmulatedRoller>;
  /** An adapter for a roller that somebody else plays. */
  addPort(options: { readonly mtu?: number }): Promise<EmulatedPort>;
  setLoss(ratio: number): void;
  /** Nothing gets through for so long, and until what is waited for has come. */
  outage(forMs: number, until?: Promise<unknown>): Promise<void>;
  unplug(): Promise<void>;
  plug(): Promise<void>;
  close(): Promise<void>;
}

interface Adapter {
  readonly path: string;
  readonly pty: Pty;
  readonly controller: Controller;
}

/** @throws Error where `whyNoPtys` gives a reason. */
export async function createEmulatedRadio(options: EmulatedRadioOptions): Promise<EmulatedRadio> {
  const { seed, packetBytes = SHORTEST_PACKET_BYTES } = options;
  const folder = await mkdtemp(join(tmpdir(), "inchworm-radio-"));
  const random = createRandom(seed);
  const air = createAir({ random: random.fork("air"), nowMs: () => performance.now() });
  const choices = random.fork("choices");
  const choose = (least: number, most: number): number => Math.floor(choices.uniform(least, most + 1));
  const ports: { remove(): Promise<void> }[] = [];
  let added = 0;
  let hub: Adapter | undefined;

  async function createAdapter(
    name: string,
    rest: Pick<ControllerOptions, "address" | "mostLinks" | "mtu" | "onFull">,
  ): Promise<Adapter> {
    const path = join(folder, name);
    const host: { pty?: Pty } = {};
    const toHost = (packet: Buffer): void => host.pty?.write(packet);
    const controller = createController({ ...rest, air, choose, packetBytes, toHost });
    const split = createH4Splitter((packet) => controller.fromHost(packet));
    const pty = await openPty(path, split);
    host.pty = pty;
    return { path, pty, controller };
  }

  function rollerAdapter(mtu: number | undefined, onFull?: (full: boolean) => void): Promise<Adapter> {
    added += 1;
    const address = `02:00:00:00:01:${added.toString(16).padStart(2, "0")}`;
    const full = onFull === undefined ? {} : { onFull };
    return createAdapter(`roller${added}`, { address, mostLinks: 1, mtu: mtu ?? BOARD_MTU, ...full });
  }

  async function plug(): Promise<void> {
    hub ??= await createAdapter("hub", { address: HUB_ADDRESS, mostLinks: HUB_LINKS });
  }

  async function unplug(): Promise<void> {
    const gone = hub;
    hub = undefined;
    gone?.controller.remove();
    await gone?.pty.close();
  }

  await plug();
  return {
    hciPath: join(folder, "hub"),
    get links() {
      return hub?.controller.links ?? 0;
    },
    async addPort({ mtu }) {
      const { path, pty, controller } = await rollerAdapter(mtu);
      const port: EmulatedPort = {
        hciPath: path,
        hangUp: () => controller.hangUp(),
        async remove() {
          controller.remove();
          await pty.close();
        },
      };
      ports.push(port);
      return port;
    },
    async addRoller({ name, scenario = "first-look", mtu, advertisingMs = ADVERTISING_MS, onSent }) {
      const host: { child?: RollerChild } = {};
      const { path, pty, controller } = await rollerAdapter(mtu, (full) => host.child?.order({ full }));
      const child = await startRollerChild({
        hciPath: path,
        scenario,
        seed: seed + added,
        name,
        advertisingMs,
        onSent: (seq, atMs) => onSent?.(seq, atMs),
      });
      host.child = child;
      const roller: EmulatedRoller = {
        async reboot(offMs) {
          controller.powerCut();
          child.order({ reboot: true });
          await pause(offMs);
          controller.powerOn();
        },
        hangUp: () => controller.hangUp(),
        async remove() {
          controller.remove();
          await child.kill();
          await pty.close();
        },
      };
      ports.push(roller);
      return roller;
    },
    setLoss: air.setLoss,
    async outage(forMs, until) {
      air.setOn(false);
      await Promise.allSettled([pause(forMs), until]);
      air.setOn(true);
    },
    plug,
    unplug,
    async close() {
      await Promise.all(ports.map((port) => port.remove()));
      await unplug();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
