// Starts a roller's process and speaks with it.
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

import type { RollerHears, RollerSays } from "#sim/radio/emulated/rollerProcess.ts";

const ROLLER_PROCESS = fileURLToPath(new URL("./rollerProcess.ts", import.meta.url));
const ADVERTISES_WITHIN_MS = 30_000;

export interface RollerChildOptions {
  readonly hciPath: string;
  readonly scenario: string;
  readonly seed: number;
  readonly name: string;
  readonly advertisingMs: number;
  onSent(seq: number, atMs: number): void;
}

export interface RollerChild {
  order(message: RollerHears): void;
  kill(): Promise<void>;
}

/** Resolves when it advertises. */
export async function startRollerChild(options: RollerChildOptions): Promise<RollerChild> {
  const { hciPath, scenario, seed, name } = options;
  const child = fork(ROLLER_PROCESS, [hciPath, scenario, String(seed), name], {
    // bleno knows no other way to set it.
    env: { ...process.env, BLENO_ADVERTISING_INTERVAL: String(options.advertisingMs) },
    execArgv: ["--disable-warning=ExperimentalWarning"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${name} does not advertise`)), ADVERTISES_WITHIN_MS);
    child.once("exit", (code) => reject(new Error(`${name} ended with ${code}`)));
    child.on("message", (message: RollerSays) => {
      if (message.says === "sent") options.onSent(message.seq, message.atMs);
      if (message.says !== "advertising") return;
      clearTimeout(late);
      resolve();
    });
  });
  return {
    order(message) {
      if (child.connected) child.send(message);
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
