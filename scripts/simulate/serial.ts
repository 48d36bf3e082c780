// npm run simulate -- SCENARIO --serial PATH: the simulated roller at a serial port, in real time, until it is stopped.
// A path that exists is a port; for one that does not, a port of no hardware is made.
import { access as fileAccess } from "node:fs/promises";

import type { CommandIo } from "#hub/cli/command.ts";
import { systemClock } from "#hub/clock.ts";
import { asInchwormError } from "#hub/errors.ts";
import { createSerialAccess } from "#hub/link/serial/library.ts";
import { openPty } from "#sim/pty.ts";
import type { ScenarioChoice } from "#sim/scenarios/chosen.ts";
import { createSerialBridge } from "#sim/serial/bridge.ts";

const STEP_MS = 4;

interface Port {
  write(bytes: Uint8Array): unknown;
  close(): Promise<void>;
}

export interface PlayOrder {
  readonly choice: ScenarioChoice;
  readonly path: string;
  readonly io: CommandIo;
  /** Ends it from outside. */
  readonly signal: AbortSignal;
}

/** @throws InchwormError why the port cannot be used */
export async function playOnSerial({ choice, path, io, signal }: PlayOrder): Promise<void> {
  let send: Port["write"] = () => undefined;
  const bridge = createSerialBridge({
    choice,
    startMs: systemClock.nowMs(),
    write: (bytes) => void send(bytes),
  });
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  signal.addEventListener("abort", end, { once: true });
  const exists = await fileAccess(path).then(
    () => true,
    () => process.platform === "win32",
  );
  const port: Port = exists
    ? await createSerialAccess().open(path, { data: bridge.receive, gone: end })
    : await openPty(path, bridge.receive).catch((thrown: unknown) => {
        throw asInchwormError(thrown, "LINK_UNAVAILABLE");
      });
  send = port.write;
  io.stderr.write(
    `${choice.scenario} plays on ${path}${exists ? "" : ", a port made for it"}; Ctrl-C ends it.\n` +
      (exists ? "" : `In another terminal: npm start -- --link serial:${path}\n`),
  );
  let told = false;
  const stepping = setInterval(() => {
    bridge.advanceTo(systemClock.nowMs());
    if (bridge.started && !told) io.stderr.write("A hub has started the stream.\n");
    told ||= bridge.started;
    if (bridge.over) end();
  }, STEP_MS);
  try {
    if (!signal.aborted) await ended;
  } finally {
    clearInterval(stepping);
    await port.close();
  }
}
