// A server with small stand-ins for the hub's parts, to be asked through inject.
import { Readable } from "node:stream";

import { InchwormError } from "#hub/errors.ts";
import type { ServerParts } from "#hub/http/parts.ts";
import { createProfiles, type Profiles } from "#hub/profiles/profiles.ts";
import { buildServer } from "#hub/http/server.ts";
import type { RollerEntry } from "#shared/schema/api.ts";
import type { Settings } from "#shared/schema/config.ts";
import { KEEP_ALL, type Keeping } from "#shared/schema/keeping.ts";
import type { RollerState, Selection } from "#shared/schema/live.ts";
import type { Program } from "#shared/schema/program.ts";
import type { ProgramView } from "#shared/schema/programLive.ts";
import type { SessionSummary } from "#shared/schema/session.ts";

export const SELECTION: Selection = { muscle: "calf", side: "left", mode: "deep" };

export const ROLLER: RollerState = {
  id: "sim-one",
  name: "Roller one",
  uri: "sim:one",
  simulated: true,
  calibration: "none",
  selection: SELECTION,
  bands: {
    paceMmS: [15, 38],
    paceTargetMmS: 25.4,
    forceN: [100, 200],
    easeOffN: 240,
    stopN: 340,
    assumedWeight: true,
    holdMinimumMs: 30_000,
    holdTargetMs: 45_000,
    holdMoveOnMs: 90_000,
  },
};

export const SESSION: SessionSummary = {
  id: "20261121-035210-3fa9c1",
  rollerId: "sim-one",
  rollerName: "Roller one",
  simulated: true,
  state: "running",
  startedMs: 1_795_233_532_370,
  selection: SELECTION,
  contactMs: 0,
  inPaceMs: 0,
  inForceMs: 0,
  strokes: 0,
  holds: 0,
  holdMs: 0,
  gapMs: 0,
};

export const PROGRAM: Program = {
  format: "inchworm-program",
  version: 1,
  id: "mine",
  name: "Mine",
  purpose: "My own.",
  when: "any",
  steps: [{ mode: "free", seconds: { least: 1, target: 60, most: 60 } }],
};

export const PROGRAM_VIEW: ProgramView = {
  programId: "mine",
  name: "Mine",
  phase: "announced",
  step: { index: 0, of: 1, mode: "free", leastMs: 1000, targetMs: 60_000, mostMs: 60_000 },
  countedMs: 0,
  loadedMs: 0,
  heldMs: 0,
  passes: 0,
  notCountedMs: {},
};

const ENTRY: RollerEntry = {
  roller: ROLLER,
  link: {
    type: "link",
    rollerId: "sim-one",
    state: "streaming",
    simulated: true,
    sentMs: 1,
    lossRatio: 0,
    badFrames: 0,
    imuHz: 104,
    loadHz: 92,
  },
};

/** Real ones that no disk keeps. */
function fakeProfiles(): Profiles {
  return createProfiles({
    opened: {
      profiles: [],
      active: {},
      files: { save: async () => undefined, remove: async () => undefined, saveActive: async () => undefined },
    },
    before: { units: "in" },
    wallMs: () => SESSION.startedMs,
    timeZone: "UTC",
    changed: () => undefined,
  });
}

/** `calls` is what the parts were asked to do; `faults` what was contained. */
export async function fakeHub(replace: Partial<ServerParts> = {}) {
  const calls: string[] = [];
  const faults: string[] = [];
  let settings: Settings = { units: "in" };
  let keeping: Keeping = KEEP_ALL;
  const server = await buildServer({
    hubVersion: "1.2.3",
    webDir: "no-such-folder",
    access: { allowLan: false, lanNames: [] },
    rollers: {
      list: () => [ENTRY],
      select(rollerId, selection) {
        if (rollerId !== ROLLER.id) throw new InchwormError("NO_ROLLER", rollerId);
        calls.push(`select ${selection.muscle}`);
        return { ...ROLLER, selection };
      },
      async rename(rollerId, name) {
        if (rollerId !== ROLLER.id) throw new InchwormError("NO_ROLLER", rollerId);
        calls.push(`rename ${name}`);
        return { ...ROLLER, name };
      },
    },
    calibration: {
      get: () => ({}),
      async command(rollerId, { action }) {
        if (rollerId !== ROLLER.id) throw new InchwormError("NO_ROLLER", rollerId);
        calls.push(`calibration ${action}`);
        if (action !== "start") throw new InchwormError("CALIBRATION_NOT_RUNNING", rollerId);
        const stage = { number: 0, of: 5 };
        return {
          type: "calibration",
          rollerId,
          sentMs: 1,
          phase: "ready",
          stage,
          todo: "Go on.",
          progress: 0,
          taken: [],
        };
      },
      async tare() {
        throw new InchwormError("TARE_REFUSED", "about 180 N lie on the roller; take everything off it");
      },
    },
    programs: {
      list: async () => ({
        programs: [{ program: PROGRAM, lastsS: 60, notes: [], shipped: false }],
        refused: ["torn.json, line 3: the file ends too early"],
      }),
      async command(rollerId, command) {
        if (rollerId !== ROLLER.id) throw new InchwormError("NO_ROLLER", rollerId);
        calls.push(`program ${command.action}`);
        if (command.action !== "start") throw new InchwormError("PROGRAM_NOT_RUNNING", rollerId);
        if (command.programId !== PROGRAM.id) throw new InchwormError("NO_PROGRAM", command.programId);
        return PROGRAM_VIEW;
      },
    },
    keeping: {
      get: () => keeping,
      effect: ({ samplesDays, sessionsDays }) => ({ samples: samplesDays ?? 0, sessions: sessionsDays ?? 0 }),
      async put(next) {
        keeping = next;
      },
    },
    settings: {
      get: () => settings,
      async put(next) {
        settings = next;
      },
    },
    profiles: fakeProfiles(),
    ramp: {
      get: () => undefined,
      command(rollerId, { action }) {
        calls.push(`ramp ${action}`);
        throw new InchwormError("RAMP_NOT_RUNNING", rollerId);
      },
    },
    sessions: {
      async start(rollerId) {
        calls.push(`start ${rollerId ?? "first"}`);
        if (rollerId === "busy") throw new InchwormError("SESSION_RUNNING");
        return SESSION;
      },
      async stop(id) {
        if (id !== SESSION.id) throw new InchwormError("NO_SESSION", id);
        return { ...SESSION, state: "stopped", stoppedMs: SESSION.startedMs + 1000 };
      },
      list: async () => [SESSION],
      get: async () => SESSION,
      async change(id, change) {
        if (id !== SESSION.id) throw new InchwormError("NO_SESSION", id);
        calls.push(`change ${JSON.stringify(change)}`);
        return SESSION;
      },
      async remove(id) {
        if (id !== SESSION.id) throw new InchwormError("NO_SESSION", id);
        calls.push(`remove ${id}`);
      },
      async export(id, format) {
        if (id !== SESSION.id) throw new InchwormError("NO_SESSION", id);
        return {
          fileName: `${id}.${format}`,
          contentType: "text/csv; charset=utf-8",
          body: Readable.from(["a,b\n", "1,2\n"]),
        };
      },
      async share(id, { fields, name = "nobody" }) {
        if (id !== SESSION.id) throw new InchwormError("NO_SESSION", id);
        return {
          fileName: `${id}.zip`,
          contentType: "application/zip",
          body: Readable.from([`${fields.join("+")} of ${name}`]),
        };
      },
      async review() {
        throw new InchwormError("FILE_UNREADABLE");
      },
      async traces(id, query) {
        calls.push(`traces ${JSON.stringify(query)}`);
        const known = { min: [1, null], max: [2, null] };
        return { fromMs: 0, bucketMs: 20, speed: known, force: known, position: known };
      },
    },
    past: {
      history: () => Promise.reject(new InchwormError("STORE_UNAVAILABLE", "database is locked")),
      async journal(id, query) {
        calls.push(`journal ${id} ${JSON.stringify(query)}`);
        return { entries: [] };
      },
      async spots(id, query) {
        calls.push(`spots ${id} ${JSON.stringify(query)}`);
        return [];
      },
    },
    live: async () => undefined,
    health: () => ({ status: "ok", version: "1.2.3", upMs: 5, rollers: 1, clients: 0, faults: {} }),
    doctor: async () => ({ system: "linux", findings: [{ check: "node", level: "ok", title: "Node.js 24" }] }),
    fault: (part, thrown) => faults.push(`${part}: ${thrown instanceof Error ? thrown.message : String(thrown)}`),
    ...replace,
  });
  const ask = (method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE", url: string, body?: object | string) =>
    server.inject({
      method,
      url,
      headers: { host: "127.0.0.1:4620", ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { payload: body }),
    });
  return { server, ask, calls, faults };
}
