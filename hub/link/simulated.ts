// The simulated roller as a link, in real time: `sim:SCENARIO?seed=N&mounting=M&ratio=R`. It talks to the simulated board the
// way a hub talks to a real one: reads the info, asks for large payloads, subscribes; again after each outage.
// The only file of this folder that knows the simulator, and only once such a link is opened.
import type { Clock } from "#hub/clock.ts";
import { InchwormError } from "#hub/errors.ts";
import { createFrameAssembler } from "#hub/link/frameAssembler.ts";
import type { FrameAssembler } from "#hub/link/frameAssembler.ts";
import type { Link, LinkHandlers } from "#hub/link/link.ts";
import { encodeControl } from "#shared/protocol/index.ts";
import type { SimulatedRoller, SimulatedRollerOptions } from "#sim/simulatedRoller.ts";

/** How often the simulated world is brought up to now; adds at most this to a sample's way. */
const STEP_MS = 4;
/** After a pause of the process the world catches up by at most this in one go, so that the hub stays alive. */
const CATCH_UP_MS = 250;
/** A longer pause (the machine slept) is not caught up: the roller starts anew. */
const MAX_BEHIND_MS = 60_000;
const DEFAULT_SEED = 1;

export interface SimulatedLinkOptions {
  readonly clock: Clock;
  /** What really happens, for tests: line by line, hub clock. */
  readonly onTruth?: NonNullable<SimulatedRollerOptions["onTruth"]>;
}

/** `open` rejects with UNKNOWN_SCENARIO or BAD_LINK_URI. */
export function createSimulatedLink(uri: string, { clock, onTruth }: SimulatedLinkOptions): Link {
  let roller: SimulatedRoller | undefined;
  let assembler: FrameAssembler | undefined;
  let startedMs = 0;
  let simulatedToMs = 0;
  let streaming = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let tell: LinkHandlers["state"] = () => undefined;

  function end(detail?: string): void {
    if (closed) return;
    closed = true;
    clearInterval(timer);
    roller?.finish();
    roller = undefined;
    tell("closed", detail);
  }

  function connect(atMs: number): void {
    if (roller === undefined || assembler === undefined) return;
    tell("connecting");
    assembler.connected();
    assembler.payload(roller.info, atMs);
    roller.write(encodeControl({ op: "payloadSize", bytes: 50 }));
    roller.subscribe();
  }

  function disconnected(): void {
    streaming = false;
    tell("waiting", "the roller is out of range");
  }

  function step(restart: (atMs: number) => void): void {
    const nowMs = clock.nowMs();
    if (nowMs - simulatedToMs > MAX_BEHIND_MS) restart(nowMs);
    simulatedToMs = Math.min(nowMs, simulatedToMs + CATCH_UP_MS);
    roller?.advanceTo(simulatedToMs);
    const durationMs = roller?.durationMs;
    if (durationMs !== undefined && simulatedToMs - startedMs > durationMs) end("the scenario is over");
  }

  return {
    uri,
    simulated: true,
    clock,
    async open(handlers) {
      tell = (state, detail) => handlers.state(state, detail);
      tell("searching");
      const { parseScenario } = await import("#sim/parseScenario.ts");
      const parsed = parseScenario(uri);
      if (!parsed.ok) {
        throw new InchwormError(parsed.unknown ? "UNKNOWN_SCENARIO" : "BAD_LINK_URI", `${uri}: ${parsed.message}`);
      }
      const { createSimulatedRoller } = await import("#sim/simulatedRoller.ts");
      const choice = { seed: DEFAULT_SEED, ...parsed.value };
      if (closed) return;

      function switchOn(atMs: number): SimulatedRoller {
        startedMs = atMs;
        simulatedToMs = atMs;
        streaming = false;
        roller = createSimulatedRoller({
          ...choice,
          startMs: atMs,
          guided: true,
          onPayload: (payload, rxMs) => assembler?.payload(payload, rxMs),
          onLink: (state, linkMs) => (state === "up" ? connect(linkMs) : disconnected()),
          ...(onTruth === undefined ? {} : { onTruth }),
        });
        return roller;
      }

      assembler = createFrameAssembler({
        calibration: switchOn(clock.nowMs()).calibration,
        handlers: {
          identity: (identity) => handlers.identity(identity),
          status: (status) => handlers.status(status),
          mark: (mark) => handlers.mark(mark),
          bad: (count, reason) => handlers.bad(count, reason),
          reply: (reply) => handlers.reply?.(reply),
          frame(frame) {
            if (!streaming) tell("streaming");
            streaming = true;
            handlers.frame(frame);
          },
        },
      });
      connect(simulatedToMs);
      function restart(atMs: number): void {
        switchOn(atMs);
        connect(atMs);
      }
      timer = setInterval(() => step(restart), STEP_MS);
    },
    send(record) {
      roller?.write(record);
      return Promise.resolve(roller !== undefined);
    },
    told: (cueId) => roller?.hear(cueId),
    rehearses: (message) => roller?.rehearse(message),
    close() {
      end();
      return Promise.resolve();
    },
  };
}
