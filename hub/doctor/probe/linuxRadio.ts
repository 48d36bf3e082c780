// Bluetooth on Linux, from the kernel's files alone: adapters, their locks, this process's rights, the service.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import type { RadioFacts } from "#hub/doctor/facts.ts";
import { adaptersAmong, mayOpenAdapter } from "#hub/link/ble/adapter.ts";

/** `root`: where the system's files begin. */
export async function linuxRadio(root = "/"): Promise<RadioFacts> {
  const adapters = adaptersAmong(await names(join(root, "sys/class/bluetooth")));
  const [power, mayUse, serviceRuns] = await Promise.all([powerOf(root), mayUseRaw(root), runs(root, "bluetoothd")]);
  return { adapters, power: adapters.length === 0 ? "unknown" : power, mayUse, serviceRuns };
}

async function powerOf(root: string): Promise<RadioFacts["power"]> {
  const folder = join(root, "sys/class/rfkill");
  const locks = await Promise.all(
    (await names(folder)).map(async (name) => ({
      type: await text(join(folder, name, "type")),
      soft: await text(join(folder, name, "soft")),
      hard: await text(join(folder, name, "hard")),
    })),
  );
  const radios = locks.filter(({ type }) => type === "bluetooth");
  if (radios.length === 0) return "unknown";
  if (radios.every(({ hard }) => hard === "1")) return "locked";
  return radios.every(({ soft, hard }) => soft === "1" || hard === "1") ? "blocked" : "on";
}

/** The Bluetooth library talks to the adapter itself, which needs a right that ordinary processes lack. */
async function mayUseRaw(root: string): Promise<boolean | undefined> {
  return mayOpenAdapter((await text(join(root, "proc/self/status"))) ?? "");
}

async function runs(root: string, program: string): Promise<boolean | undefined> {
  const processes = (await names(join(root, "proc"))).filter((name) => /^\d+$/.test(name));
  if (processes.length === 0) return undefined;
  const programs = await Promise.all(processes.map((id) => text(join(root, "proc", id, "comm"))));
  return programs.includes(program);
}

function names(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

function text(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").then(
    (content) => content.trim(),
    () => undefined,
  );
}
