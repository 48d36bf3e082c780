// The hub: every part is made here, in the order a sample travels, and nowhere else.
import { hostname } from "node:os";
import { join } from "node:path";

import { openCalibrationStore } from "#hub/calibrationStore.ts";
import type { Clock } from "#hub/clock.ts";
import { createContainment } from "#hub/containment.ts";
import { InchwormError } from "#hub/errors.ts";
import { givenCalibrations } from "#hub/givenCalibrations.ts";
import { listen } from "#hub/http/listen.ts";
import { buildServer, type Server } from "#hub/http/server.ts";
import { createLine } from "#hub/line.ts";
import type { Line } from "#hub/lineParts.ts";
import { learnInThread } from "#hub/shapeLearning/learnInThread.ts";
import type { Link } from "#hub/link/link.ts";
import { createFeed } from "#hub/live/feed.ts";
import { registerLive } from "#hub/live/route.ts";
import { createProgramStore } from "#hub/programs/store.ts";
import { lockFolder } from "#hub/keeping/lock.ts";
import { openKeepingChoice } from "#hub/keeping/choice.ts";
import { createClockCheck } from "#hub/keeping/clockCheck.ts";
import { createTending } from "#hub/keeping/tending.ts";
import { keptAsChosen } from "#hub/keptAsChosen.ts";
import { rederiveRecovered } from "#hub/rederive/afterCrash.ts";
import { rederiveInThread } from "#hub/rederive/inThread.ts";
import { rollerIdOf } from "#hub/rollerId.ts";
import { openRollerNames } from "#hub/rollerNames.ts";
import { createRollers } from "#hub/rollers.ts";
import { writeAtomically } from "#hub/atomicFile.ts";
import { openJournalFile, type OpenJournalFile } from "#hub/session/journalFile.ts";
import { openSessionStore } from "#hub/session/store.ts";
import { createPipeline } from "#hub/signal/pipeline.ts";
import { createSessions } from "#hub/sessions.ts";
import { openPast } from "#hub/store/past.ts";
import { openProfileFiles } from "#hub/profiles/files.ts";
import { personOn } from "#hub/profiles/personOn.ts";
import { firstPersonsSettings } from "#hub/profiles/firstPerson.ts";
import { createProfiles } from "#hub/profiles/profiles.ts";
import { isRehearsal, stopsKeptOn } from "#shared/domain/rehearsal.ts";
import { readOldSettings, removeOldSettings } from "#hub/settings.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import type { DoctorReport } from "#shared/schema/doctor.ts";
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
  /** Sessions refine the shape of a stored calibration's response. */
  readonly learnShape?: boolean;
  readonly dataDir: string;
  /** `postgres://…` for what is worked out from the sessions; absent: a file in the data folder. */
  readonly storeUrl?: string | undefined;
  /** Epoch ms of the wall clock, for calendar dates; this computer's when absent. */
  readonly wallMs?: () => number;
  /** The built dashboard. */
  readonly webDir: string;
  readonly host: string;
  readonly port: number;
  /** How many ports after `port` may be tried when it is taken. */
  readonly otherPorts: number;
  readonly allowLan: boolean;
  /** What is ready on this computer and what is not. */
  readonly doctor: () => Promise<DoctorReport>;
  /** How files are written; a test's failing disk in the place of the system's. */
  readonly disk?: Partial<Disk>;
  /** Told about faults that were contained. Must not throw. */
  readonly report: (part: string, error: InchwormError) => void;
}

export interface Disk {
  /** Of a running session's journal. */
  readonly openFile: OpenJournalFile;
  /** Replaces a file as a whole or not at all. */
  readonly write: (path: string, text: string) => Promise<void>;
}

export interface Hub {
  /** Where the dashboard is, e.g. `http://127.0.0.1:4620`. */
  readonly url: string;
  readonly server: Server;
  readonly lines: readonly Line[];
  /** Nobody has been set up yet. */
  isFirstVisit(): boolean;
  /** Closes sessions, links, clients and the server, in this order. */
  stop(): Promise<void>;
}

/**
 * Starts everything. @throws InchwormError DATA_FOLDER_IN_USE, DATA_FOLDER_UNUSABLE, PORT_TAKEN, or why a link cannot be
 * opened; nothing is left running then.
 */
export async function startHub(options: HubOptions): Promise<Hub> {
  const lock = await lockFolder(options.dataDir);
  if (lock.fault) options.report("data folder", lock.fault);
  try {
    const hub = await startOnFolder(options);
    async function stop(): Promise<void> {
      try {
        await hub.stop();
      } finally {
        await lock.release();
      }
    }
    return { ...hub, stop };
  } catch (thrown) {
    await lock.release();
    throw thrown;
  }
}

async function startOnFolder(options: HubOptions): Promise<Hub> {
  const { clock, hubVersion, dataDir, wallMs = Date.now } = options;
  const { openFile = openJournalFile, write = writeAtomically } = options.disk ?? {};
  const startedMs = clock.nowMs();

  // What fails is counted, told to whoever started the hub, and shown on every dashboard.
  const containment = createContainment({ clock, report: tell });
  const feed = createFeed({ clock, hubVersion, clientFault: (thrown) => note("client", thrown) });
  function note(part: string, thrown: unknown): void {
    containment.note(part, "PART_FAILED", thrown);
  }
  function tell(part: string, error: InchwormError): void {
    options.report(part, error);
    const { code, message, whatToDo, told } = error;
    const sentMs = Math.round(clock.nowMs());
    feed.publish({ type: "notice", code, message, whatToDo, ...(told.length > 0 && { told: [...told] }), sentMs });
  }

  // What was kept from before.
  const settingsFile = join(dataDir, "settings.json");
  const { settings: before, found, fault } = await readOldSettings(settingsFile);
  if (fault) tell("settings", fault);
  const opened = await openProfileFiles({ dataDir, write });
  for (const unreadable of opened.faults) tell("profiles", unreadable);
  const profiles = createProfiles({
    opened,
    before,
    wallMs,
    keyAreas: (id) => past.keyAreas(id),
    changed() {
      rollers.settingsChanged();
      past.people(profiles.list());
    },
  });
  const store = await openSessionStore({ dataDir, coreVersion: hubVersion, openFile, write });
  for (const unreadable of store.recovery.faults) tell("sessions", unreadable);
  const past = await openPast({
    dataDir,
    url: options.storeUrl,
    sessions: store,
    nowMs: clock.nowMs(),
    today: () => profiles.today(),
    tell: (error) => tell("store", error),
  });
  past.people(profiles.list());

  const { store: calibrationStore, faults } = await openCalibrationStore({ dataDir, write });
  for (const unreadable of faults) tell("calibrations", unreadable);

  const programs = createProgramStore({ dataDir });
  for (const refused of (await programs.read()).faults) tell("programs", refused);

  const { names, fault: unreadableNames } = await openRollerNames({ dataDir, write });
  if (unreadableNames) tell("rollers", unreadableNames);

  // Each roller has its line: link → journal → signal → coach → feed.
  const calibrationFor = givenCalibrations({
    calibrations: options.calibrations,
    rollers: options.links.length,
    unused: (error) => tell("calibration", error),
  });
  const lines: Line[] = [];
  for (const link of options.links) {
    const rollerId = rollerIdOf(link.uri, new Set(lines.map((line) => line.rollerId)));
    const notice = (error: InchwormError) => tell(rollerId, error);
    const learn = options.learnShape === true ? learnInThread : undefined;
    const calibrations = { calibrationFor, calibrationStore, learn, notice };
    const person = personOn(profiles, rollerId, past.openSpots, () => stopsKeptOn(link));
    const parts = { store, feed, containment, ...calibrations, person, givenName: () => names.get(rollerId) };
    lines.push(createLine({ rollerId, link, hubClock: clock, selection: FIRST_SELECTION, ...parts }));
  }
  const rollers = createRollers({
    lines,
    failed: ({ rollerId }, thrown) => containment.note(`${rollerId} link`, "LINK_UNAVAILABLE", thrown),
  });
  if (found && opened.profiles.length === 0) {
    await profiles
      .keepFirst()
      .then(() => removeOldSettings(settingsFile))
      .catch((thrown: unknown) => note("profiles", thrown));
  }
  const keeping = await openKeepingChoice({ dataDir, write });
  if (keeping.fault) tell("settings", keeping.fault);
  // Earlier versions counted rehearsals as rolled, and what was measured in them.
  await profiles.forgetRehearsedFits().catch((thrown: unknown) => note("profiles", thrown));
  for (const { id } of store.list().filter(isRehearsal))
    await profiles.forgetSession(id).catch((thrown: unknown) => note("profiles", thrown));
  const sessions = createSessions({ rollers, store, profiles, createCore: createPipeline });
  const tending = createTending({
    store,
    remove: sessions.remove,
    keeping: keeping.choice.get,
    wallMs,
    steadyMs: () => clock.nowMs(),
    clockCheck: createClockCheck({ dataDir, write, sessions: store.list() }),
    deleted: (much) => tell("sessions", keptAsChosen(much)),
    tell: (error) => tell("sessions", error),
  });

  // The server gives all of it to the page.
  const server = await buildServer({
    hubVersion,
    webDir: options.webDir,
    access: { allowLan: options.allowLan, lanNames: [hostname(), `${hostname()}.local`, options.host] },
    rollers: {
      ...rollers,
      async rename(rollerId, name) {
        const line = rollers.get(rollerId);
        await names.set(rollerId, name);
        return line.renamed();
      },
    },
    calibration: {
      get: (rollerId) => rollers.calibration(rollerId),
      command: (rollerId, command) => rollers.get(rollerId).calibration.command(command),
      tare: (rollerId) => rollers.get(rollerId).calibration.tare(),
    },
    programs: {
      async list() {
        const { entries, faults: refused } = await programs.read();
        return { programs: [...entries], refused: refused.map(({ detail }) => detail) };
      },
      async command(rollerId, command) {
        if (command.action !== "start") return rollers.program(rollerId, command);
        rollers.get(rollerId);
        const program = await programs.find(command.programId);
        return rollers.startProgram(rollerId, profiles.ready(profiles.activeOn(rollerId).id, program));
      },
    },
    settings: firstPersonsSettings(profiles),
    keeping: {
      get: () => keeping.choice.get(),
      effect(choice) {
        const due = tending.due(choice);
        return { samples: due.samples.length, sessions: due.sessions.length };
      },
      async put(choice) {
        await keeping.choice.put(choice);
        // Many sessions take minutes; a notice says how many it were.
        void tending.round();
      },
    },
    profiles: {
      ...profiles,
      activate(rollerId, id) {
        if (rollers.get(rollerId).session !== undefined) throw new InchwormError("SESSION_RUNNING", rollerId);
        return profiles.activate(rollerId, id);
      },
      async screen(id, input) {
        const after = await profiles.screen(id, input);
        if (input.mistaken) rollers.reopened(id, input.mistaken);
        return after;
      },
      async plan(id, query) {
        const { program: hint, ...proposal } = profiles.plan(id, query);
        if (hint === undefined) return proposal;
        // Nothing is proposed that would be refused; one of those that Inchworm brings is always there.
        const startable = profiles.isStartable(id, await programs.find(hint));
        return startable ? { ...proposal, program: hint } : proposal;
      },
      async remove(id, theirs) {
        profiles.get(id);
        await sessions.settle(id, theirs);
        await profiles.remove(id);
      },
    },
    ramp: {
      get: (rollerId) => rollers.get(rollerId).rampMessage,
      command: (rollerId, command) => rollers.get(rollerId).ramp(command),
    },
    sessions,
    past: {
      history: async (id, query) => past.history(profiles.get(id).id, query),
      journal: async (id, query) => past.journal(profiles.get(id).id, query),
      spots: async (id, query) => past.spots(profiles.get(id).id, query),
    },
    live: (app) =>
      registerLive(app, {
        feed,
        clock,
        maxClients: MAX_CLIENTS,
        select: (rollerId, selection) => rollers.select(rollerId, selection),
        mark: (rollerId, mark) => rollers.mark(rollerId, mark),
        program: (rollerId, action) => void rollers.program(rollerId, { action }),
        fault: (thrown) => note("client", thrown),
      }),
    health: () => ({
      status: "ok",
      version: hubVersion,
      upMs: Math.round(clock.nowMs() - startedMs),
      rollers: lines.length,
      clients: feed.clientCount,
      faults: containment.counts(),
    }),
    doctor: options.doctor,
    fault: note,
  });

  // Samples flow from here on.
  let watching: NodeJS.Timeout | undefined;
  let stopping = false;
  async function stop(): Promise<void> {
    clearInterval(watching);
    stopping = true;
    const tended = tending.end();
    await sessions.stopAll();
    await rollers.close();
    await server.close();
    await tended;
    const written = [store, profiles, calibrationStore, names, keeping.choice];
    await Promise.all(written.map((part) => part.settled()));
    await past.close();
  }
  try {
    await rollers.open(options.strictLinks);
    const url = await listen(server, options);
    watching = setInterval(() => {
      rollers.watch();
      feed.sweep();
    }, WATCH_EVERY_MS);
    void rederiveRecovered({
      store,
      coreVersion: hubVersion,
      wallMs,
      rederive: rederiveInThread,
      isOver: () => stopping,
      tell: (error) => tell("sessions", error),
    }).then(() => tending.begin());
    const isFirstVisit = () => profiles.list().every(({ scopeAcceptedMs }) => scopeAcceptedMs === undefined);
    return { url, server, lines, isFirstVisit, stop };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}
