// A roller at a serial port: `serial:PATH`, or `serial:` for whichever port has one. A port that vanishes is waited for
// and rejoined; whatever keeps it from being opened is told once, with the way out.
import type { Clock } from "#hub/clock.ts";
import { asInchwormError, InchwormError } from "#hub/errors.ts";
import { createBackoff } from "#hub/link/backoff.ts";
import { createFrameAssembler } from "#hub/link/frameAssembler.ts";
import type { Link, LinkHandlers } from "#hub/link/link.ts";
import type { OpenPort, SerialAccess } from "#hub/link/serial/access.ts";
import { isSimulatedDevice } from "#hub/link/simulatedDevice.ts";
import { searchPorts } from "#hub/link/serial/search.ts";
import { createTalk } from "#hub/link/serial/talk.ts";
import { pause } from "#hub/link/waits.ts";
import { encodeControl, encodeSerial } from "#shared/protocol/index.ts";

const TICK_MS = 100;
const FIRST_WAIT_MS = 250;
/** A roller that is plugged in again is back within this. */
const MOST_WAIT_MS = 2000;

export interface SerialLinkOptions {
  readonly clock: Clock;
  readonly access: SerialAccess;
}

/** @throws InchwormError BAD_LINK_URI. `open` never rejects: a port that is not there yet is waited for. */
export function createSerialLink(uri: string, { clock, access }: SerialLinkOptions): Link {
  const namedPath = pathOf(uri);
  const backoff = createBackoff({ firstMs: FIRST_WAIT_MS, mostMs: MOST_WAIT_MS, random: Math.random });
  const stop = new AbortController();
  const told = new Set<string>();
  let closed = false;
  let port: OpenPort | undefined;
  let hangUp: () => void = () => undefined;
  let running: Promise<void> = Promise.resolve();
  let deviceId: string | undefined;
  let simulated = false;
  let tell: LinkHandlers["state"] = () => undefined;

  /** The port to try next; undefined while none has the roller. */
  async function findPort(problem: (error: InchwormError) => void): Promise<string | undefined> {
    if (namedPath !== undefined) return namedPath;
    const { rollers, problems } = await searchPorts(access);
    problems.forEach(problem);
    // Once it has had a roller, this link is that roller's.
    return rollers.find((roller) => deviceId === undefined || roller.deviceId === deviceId)?.path;
  }

  /** One time at the port, until it is gone; gives why. */
  async function visit(path: string, handlers: LinkHandlers, problem: (error: InchwormError) => void): Promise<string> {
    const assembler = createAssembler(handlers);
    let gone: (reason: string) => void = () => undefined;
    const over = new Promise<string>((resolve) => {
      gone = resolve;
    });
    const early: Uint8Array[] = [];
    let take = (bytes: Uint8Array): void => void early.push(bytes.slice());
    const opened = await access.open(path, { data: (bytes) => take(bytes), gone });
    if (closed) {
      await opened.close();
      return "closed";
    }
    tell("connecting");
    port = opened;
    hangUp = () => gone("closed");
    let ticking: NodeJS.Timeout | undefined;
    try {
      const talk = createTalk({
        startMs: clock.nowMs(),
        write: (bytes) => void opened.write(bytes),
        record: assembler.payload,
        bad: (count) => handlers.bad(count, "checksum"),
        beginning() {
          tell("connecting");
          assembler.connected();
        },
        streaming() {
          backoff.reset();
          told.clear();
          tell("streaming");
        },
        refused() {
          const { refusal } = assembler;
          if (refusal === undefined) return;
          tell("connecting", refusal.message);
          problem(refusal);
        },
        silent(why, hasStreamed) {
          // A port that has lost its other end unnoticed streams again once it is opened anew.
          if (hasStreamed) return gone(why);
          tell("connecting", why);
          problem(new InchwormError("SERIAL_PORT_SILENT", `${path}: ${why}`));
        },
      });
      take = (bytes) => talk.bytes(bytes, clock.nowMs());
      early.forEach(take);
      ticking = setInterval(() => talk.tick(clock.nowMs()), TICK_MS);
      return await over;
    } finally {
      clearInterval(ticking);
      port = undefined;
      await opened.close();
    }
  }

  // One for the link's whole life: device time goes on across outages.
  let assembler: ReturnType<typeof createFrameAssembler> | undefined;
  function createAssembler(handlers: LinkHandlers) {
    assembler ??= createFrameAssembler({
      handlers: {
        ...handlers,
        identity(identity) {
          deviceId = identity.device.id;
          simulated = isSimulatedDevice(identity.device);
          handlers.identity(identity);
        },
      },
    });
    return assembler;
  }

  async function run(handlers: LinkHandlers): Promise<void> {
    const problem = (error: InchwormError): void => {
      if (told.has(error.code)) return;
      told.add(error.code);
      handlers.fault?.(error);
    };
    while (!closed) {
      try {
        if (namedPath === undefined) tell("searching", "looking for a roller at the serial ports");
        const path = await findPort(problem);
        if (path !== undefined && !closed) {
          const why = await visit(path, handlers, problem);
          // It was unplugged: that it is missing now is no news.
          told.add("SERIAL_PORT_MISSING");
          if (!closed) tell("waiting", `${path}: ${why}`);
        }
      } catch (thrown) {
        const error = asInchwormError(thrown, "SERIAL_UNAVAILABLE");
        problem(error);
        if (!closed) tell("waiting", error.message);
      }
      await pause(backoff.nextMs(), stop.signal);
    }
  }

  return {
    uri,
    get simulated() {
      return simulated;
    },
    clock,
    open(handlers) {
      let last = "";
      // Trying again and failing again is no news.
      tell = (state, detail) => {
        const now = `${state} ${detail ?? ""}`;
        if (now !== last) handlers.state(state, detail);
        last = now;
      };
      tell(namedPath === undefined ? "searching" : "connecting");
      running = run(handlers);
      return Promise.resolve();
    },
    send: (record) => port?.write(encodeSerial(record)) ?? Promise.resolve(false),
    async close() {
      if (closed) return;
      closed = true;
      await port?.write(encodeSerial(encodeControl({ op: "stop" })));
      hangUp();
      stop.abort(new Error("closed"));
      await running;
      tell("closed");
    },
  };
}

/** Undefined for `serial:` alone. */
function pathOf(uri: string): string | undefined {
  const path = uri.slice(uri.indexOf(":") + 1);
  if (/\?\w+=/.test(path)) throw new InchwormError("BAD_LINK_URI", `${uri}: a serial port has no settings`);
  return path === "" ? undefined : path;
}
