// The hub: every part is made here, in the order a sample travels, and nowhere else.
import { hostname } from "node:os";
import { join } from "node:path";

import type { Clock } from "#hub/clock.ts";
import { createContainment } from "#hub/containment.ts";
import { InchwormError } from "#hub/errors.ts";
import { givenCalibrations } from "#hub/givenCalibrations.ts";
import { listen } from "#hub/http/listen.ts";
import { buildServer, type Server } from "#hub/http/server.ts";
import { createLine, type Line } from "#hub/line.ts";
import type { Link } from "#hub/link/link.ts";
import { createFeed } from "#hub/live/feed.ts";
import { registerLive } from "#hub/live/route.ts";
import { rollerIdOf } from "#hub/rollerId.ts";
import { openSessionStore } from "#hub/session/store.ts";
import { createPipeline } from "#hub/signal/pipeline.ts";
import { createSessions } from "#hub/sessions.ts";
import { loadSettings } from "#hub/settings.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import type { Settings } from "#shared/schema/config.ts";
import type { Selection } from "#shared/schema/live.ts";

const WATCH_EVERY_MS = 100;
const MAX_CLIENTS = 64;
const FIRST_SELECTION: Selection = { muscle: "quadriceps", side: "right", mode: "deep" };

export interface HubOptions {
  readonly hubVersion: string;
  readonly clock: Clock;
  readonly links: readonly Link[];
  /** The user named them: one that cannot be opened ends the start. Else it is only reported. */
  readonly strictLinks: boolean;
  /** Calibrations the user gave; each is used for the device it names. */
  readonly calibrations: readonly Calibration[];
  readonly dataDir: string;
  /** The built dashboard. */
  readonly webDir: string;
  readonly host: string;
  readonly port: number;
  /** How many ports after `port` may be tried when it is taken. */
  readonly otherPorts: number;
  readonly allowLan: boolean;
  /** Told about faults that were contained. Must not throw. */
  readonly report: (part: string, error: InchwormError) => void;
}

export interface Hub {
  /** Where the dashboard is, e.g. `http://127.0.0.1:4620`. */
  readonly url: string;
  readonly server: Server;
  readonly lines: readonly Line[];
  /** Closes sessions, links, clients and the server, in this order. */
  stop(): Promise<void>;
}

/** Starts everything. @throws InchwormError PORT_TAKEN, or why a link cannot be opened; nothing is left running then. */
export async function startHub(options: HubOptions): Promise<Hub> {
  const { clock, hubVersion } = options;
  const startedMs = clock.nowMs();
  const containment = createContainment({ clock, report: onFault });
  const { store: settings, fault } = await loadSettings(join(options.dataDir, "settings.json"));

  // The feed is made first, because every line ends in it.
  const feed = createFeed({
    clock,
    hubVersion,
    clientFault: (thrown) => containment.note("client", "PART_FAILED", thrown),
  });
  if (fault) onFault("settings", fault);
  const store = await openSessionStore({ dataDir: options.dataDir });
  for (const found of store.recovery.faults) onFault("sessions", found);

  // One line a roller: link → journal → signal → coach → feed.
  const lines = new Map<string, Line>();
  const calibrationFor = givenCalibrations({
    calibrations: options.calibrations,
    rollers: options.links.length,
    unused: (error) => onFault("calibration", error),
  });
  for (const link of options.links) {
    const rollerId = rollerIdOf(link.uri, new Set(lines.keys()));
    const selection = FIRST_SELECTION;
    lines.set(
      rollerId,
      createLine({
        rollerId,
        link,
        hubClock: clock,
        store,
        feed,
        containment,
        settings: settings.get,
        selection,
        calibrationFor,
      }),
    );
  }
  const sessions = createSessions({ lines, store, createCore: createPipeline });

  // The server hands the feed, the sessions and the settings to the page.
  const server = await buildServer({
    hubVersion,
    webDir: options.webDir,
    access: { allowLan: options.allowLan, lanNames: [hostname(), `${hostname()}.local`, options.host] },
    rollers: {
      list: () => [...lines.values()].map((line) => ({ roller: line.roller, link: line.linkMessage })),
      select,
    },
    settings: { get: () => settings.get(), put: putSettings },
    sessions,
    live: (app) =>
      registerLive(app, {
        feed,
        clock,
        maxClients: MAX_CLIENTS,
        select,
        mark: (rollerId, mark, value) => lineOf(rollerId).mark(mark, value),
        fault: (thrown) => containment.note("client", "PART_FAILED", thrown),
      }),
    health: () => ({
      status: "ok",
      version: hubVersion,
      upMs: Math.round(clock.nowMs() - startedMs),
      rollers: lines.size,
      clients: feed.clientCount,
      faults: containment.counts(),
    }),
    fault: (part, thrown) => containment.note(part, "PART_FAILED", thrown),
  });
  const url = await openAll()
    .then(() => listen(server, options))
    .catch(async (thrown: unknown) => {
      await Promise.allSettled([...lines.values()].map((line) => line.close()));
      throw thrown;
    });
  const watching = setInterval(() => {
    for (const line of lines.values()) line.watch();
    feed.sweep();
  }, WATCH_EVERY_MS);

  async function openAll(): Promise<void> {
    for (const line of lines.values()) {
      await line.open().catch((thrown: unknown) => {
        if (options.strictLinks) throw thrown;
        containment.note(`${line.rollerId} link`, "LINK_UNAVAILABLE", thrown);
      });
    }
  }

  function onFault(part: string, error: InchwormError): void {
    options.report(part, error);
    const { code, message, whatToDo } = error;
    feed.publish({ type: "notice", code, message, whatToDo, sentMs: clock.nowMs() });
  }

  function lineOf(rollerId: string): Line {
    const line = lines.get(rollerId);
    if (!line) throw new InchwormError("NO_ROLLER", rollerId);
    return line;
  }

  function select(rollerId: string, selection: Selection) {
    return lineOf(rollerId).select(selection);
  }

  async function putSettings(next: Settings): Promise<void> {
    await settings.put(next);
    for (const line of lines.values()) line.settingsChanged();
  }

  return {
    url,
    server,
    lines: [...lines.values()],
    async stop() {
      clearInterval(watching);
      await sessions.stopAll();
      await Promise.allSettled([...lines.values()].map((line) => line.close()));
      await server.close();
    },
  };
}
