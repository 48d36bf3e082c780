// A roller of the emulated radio, in a process of its own, as a real one would be: `rollerProcess.ts PTY SCENARIO SEED NAME`.
// Its parent hears when it advertises and when each frame was sent, and says when the radio's buffers are full.
import { decodeRecord } from "#shared/protocol/index.ts";
import { startBlenoRoller } from "#sim/radio/emulated/blenoRoller.ts";

/** From the roller; `atMs` is the machine's monotonic clock, the same in every process. */
export type RollerSays =
  | { readonly says: "advertising" }
  | { readonly says: "sent"; readonly seq: number; readonly atMs: number }
  | { readonly says: "central"; readonly connected: boolean };
export type RollerHears = { readonly full: boolean } | { readonly reboot: true };

export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

function say(message: RollerSays): void {
  process.send?.(message);
}

function isOrder(message: unknown): message is RollerHears {
  return typeof message === "object" && message !== null && ("full" in message || "reboot" in message);
}

if (import.meta.main) {
  const [hciPath, scenario, seed, name] = process.argv.slice(2);
  if (hciPath === undefined || scenario === undefined) throw new Error("rollerProcess PTY SCENARIO SEED NAME");
  let full = false;
  const roller = await startBlenoRoller({
    hciPath,
    scenario,
    seed: Number(seed ?? 1),
    ...(name === undefined ? {} : { name }),
    isFull: () => full,
    onFrame(bytes) {
      const record = decodeRecord(bytes);
      if ("seq" in record) say({ says: "sent", seq: record.seq, atMs: monotonicMs() });
    },
    onCentral: (connected) => say({ says: "central", connected }),
  });
  process.on("message", (message) => {
    if (!isOrder(message)) return;
    if ("full" in message) full = message.full;
    else roller.reboot();
  });
  process.once("disconnect", () => process.exit(0));
  say({ says: "advertising" });
}
