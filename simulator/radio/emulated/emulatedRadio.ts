// The emulated radio: an adapter for the hub on a pseudo-terminal, rollers with an adapter each, and the air between.
// Seeded, as far as the processes' own timing lets it be.
import { fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { createRandom } from "#sim/random.ts";
import { createAir } from "#sim/radio/emulated/air.ts";
import { createController } from "#sim/radio/emulated/controller.ts";
import type { Controller } from "#sim/radio/emulated/controller.ts";
import { createH4Splitter } from "#sim/radio/emulated/h4.ts";
import { createPty } from "#sim/radio/emulated/pty.ts";
import type { Pty } from "#sim/radio/emulated/pty.ts";
import type { RollerHears, RollerSays } from "#sim/radio/emulated/rollerProcess.ts";

const ROLLER_PROCESS = fileURLToPath(new URL("./rollerProcess.ts", import.meta.url));
const HUB_ADDRESS = "02:00:00:00:00:01";
const HUB_LINKS = 8;
const ADVERTISES_WITHIN_MS = 15_000;
/** What a Puck.js takes. */
const BOARD_MTU = 53;

export interface EmulatedRollerOptions {
  readonly name: string;
  readonly scenario?: string;
  readonly mtu?: number;
  onSent?(seq: number, atMs: number): void;
}

export interface EmulatedRoller {
  readonly address: string;
  /** The battery is out for so long; then it starts anew. Nobody is told. */
  reboot(offMs: number): Promise<void>;
  /** Ends the connection in good order. */
  hangUp(): void;
  remove(): Promise<void>;
}

export interface EmulatedRadio {
  /** Of the hub's adapter. */
  readonly hciPath: string;
  /** Connections the hub's adapter has. */
  readonly links: number;
  /** Resolves when it advertises. */
  addRoller(options: EmulatedRollerOptions): Promise<EmulatedRoller>;
  setLoss(ratio: number): void;
  /** Nothing gets through for so long. */
  outage(forMs: number): Promise<void>;
  unplug(): Promise<void>;
  plug(): Promise<void>;
  close(): Promise<void>;
}

/** @throws Error where `whyNoPtys` gives a reason. */
export async function createEmulatedRadio({ seed }: { readonly seed: number }): Promise<EmulatedRadio> {
  const folder = await mkdtemp(join(tmpdir(), "inchworm-radio-"));
  const random = createRandom(seed);
  const air = createAir({ random: random.fork("air"), nowMs: () => performance.now() });
  const choices = random.fork("choices");
  const choose = (least: number, most: number): number => Math.floor(choices.uniform(least, most + 1));
  const hciPath = join(folder, "hub");
  const rollers: EmulatedRoller[] = [];
  let added = 0;
  let hub: { readonly pty: Pty; readonly controller: Controller } | undefined;

  async function createAdapter(path: string, options: Omit<Parameters<typeof createController>[0], "air" | "choose" | "toHost">) {
    const host: { pty?: Pty } = {};
    const controller = createController({ ...options, air, choose, toHost: (packet) => host.pty?.write(packet) });
    const pty = await createPty(
      path,
      createH4Splitter((packet) => controller.fromHost(packet)),
    );
    host.pty = pty;
    return { pty, controller };
  }

  async function plug(): Promise<void> {
    hub ??= await createAdapter(hciPath, { address: HUB_ADDRESS, mostLinks: HUB_LINKS });
  }

  async function unplug(): Promise<void> {
    const gone = hub;
    hub = undefined;
    gone?.controller.remove();
    await gone?.pty.remove();
  }

  async function addRoller({ name, scenario, mtu, onSent }: EmulatedRollerOptions): Promise<EmulatedRoller> {
    added += 1;
    const number = added;
    const address = `02:00:00:00:01:${number.toString(16).padStart(2, "0")}`;
    const path = join(folder, `roller${number}`);
    const process: { child?: ReturnType<typeof fork> } = {};
    const order = (message: RollerHears): void => {
      if (process.child?.connected === true) process.child.send(message);
    };
    const { pty, controller } = await createAdapter(path, {
      address,
      mostLinks: 1,
      mtu: mtu ?? BOARD_MTU,
      onFull: (full) => order({ full }),
    });
    const child = fork(ROLLER_PROCESS, [path, scenario ?? "first-look", String(seed + number), name], {
      execArgv: ["--disable-warning=ExperimentalWarning"],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    process.child = child;
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${name} does not advertise`)), ADVERTISES_WITHIN_MS);
      child.once("exit", (code) => reject(new Error(`${name} ended with ${code}`)));
      child.on("message", (message: RollerSays) => {
        if (message.says === "sent") onSent?.(message.seq, message.atMs);
        if (message.says !== "advertising") return;
        clearTimeout(late);
        resolve();
      });
    });
    const roller: EmulatedRoller = {
      address,
      async reboot(offMs) {
        controller.powerCut();
        order({ reboot: true });
        await pause(offMs);
        controller.powerOn();
      },
      hangUp: () => controller.hangUp(),
      async remove() {
        controller.remove();
        child.kill("SIGKILL");
        await ended;
        await pty.remove();
      },
    };
    rollers.push(roller);
    return roller;
  }

  await plug();
  return {
    hciPath,
    get links() {
      return hub?.controller.links ?? 0;
    },
    addRoller,
    setLoss: air.setLoss,
    async outage(forMs) {
      air.setOn(false);
      await pause(forMs);
      air.setOn(true);
    },
    plug,
    unplug,
    async close() {
      await Promise.all(rollers.map((roller) => roller.remove()));
      await unplug();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
