// The simulated roller at one end of a port of no hardware; the test moves its time, may spoil what it sends, and may
// pull the plug.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { openPty, type Pty } from "#sim/pty.ts";
import { createDeframer } from "#shared/protocol/index.ts";
import type { ScenarioChoice } from "#sim/scenarios/chosen.ts";
import { createSerialBridge, type SerialBridge } from "#sim/serial/bridge.ts";

const START_MS = 1_700_000_000_000;
const STEP_MS = 20;

/** Gives what goes over the line instead of one record's bytes, and whether the record survives it. */
export type Spoil = (bytes: Uint8Array) => { readonly parts: readonly Uint8Array[]; readonly whole: boolean };

export interface PtyRoller {
  readonly path: string;
  readonly bridge: SerialBridge;
  /** Records that went over the line unharmed. */
  readonly sent: Uint8Array[];
  /** Moves its time on; leaves others time to read. */
  run(seconds: number): Promise<void>;
  unplug(): Promise<void>;
  plug(): Promise<void>;
  remove(): Promise<void>;
}

export async function ptyRoller(choice: ScenarioChoice, spoil?: Spoil): Promise<PtyRoller> {
  const folder = await mkdtemp(join(tmpdir(), "inchworm-pty-"));
  const path = join(folder, "roller");
  const sent: Uint8Array[] = [];
  const own = createDeframer();
  let pty: Pty | undefined;
  let nowMs = START_MS;

  const bridge = createSerialBridge({
    choice,
    startMs: START_MS,
    write(bytes) {
      const { parts, whole } = spoil?.(bytes) ?? { parts: [bytes], whole: true };
      if (whole && pty !== undefined) sent.push(...own.push(bytes));
      for (const part of parts) pty?.write(part);
    },
  });
  const plug = async () => {
    pty = await openPty(path, bridge.receive);
  };
  await plug();
  return {
    path,
    bridge,
    sent,
    async run(seconds) {
      for (let ms = 0; ms < seconds * 1000; ms += STEP_MS) {
        nowMs += STEP_MS;
        bridge.advanceTo(nowMs);
        await pty?.drained();
      }
    },
    async unplug() {
      await pty?.close();
      pty = undefined;
    },
    plug,
    async remove() {
      await pty?.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
