// Sessions for the store's tests: folders with a journal and a summary, as a recorder leaves them.
import { mkdir, writeFile } from "node:fs/promises";

import { sessionFiles } from "#hub/session/files.ts";
import type { SessionSummary } from "#shared/schema/session.ts";
import type { TenderSpot } from "#shared/schema/spots.ts";
import { HEADER, sampleFrame } from "#test/recording/samples.ts";

export const ADA = "0123456789ab";
export const BEN = "ba9876543210";
export const START_MS = Date.UTC(2026, 10, 20, 9);
const DAY_MS = 86_400_000;

/** The `day`th day's session: right outer thigh for the most part. */
export function sampleSession(day: number, changes: Partial<SessionSummary> = {}): SessionSummary {
  const startedMs = START_MS + day * DAY_MS;
  const iso = new Date(startedMs).toISOString();
  const dose = { inPaceMs: 50_000, inForceMs: 45_000, countedMs: 40_000, strokeMm: 4200, holds: 1, holdMs: 31_000 };
  return {
    id: `${iso.slice(0, 10).replaceAll("-", "")}-090000-${String(day).padStart(6, "0")}`,
    rollerId: "r1",
    rollerName: "Hall roller",
    simulated: false,
    state: "stopped",
    startedMs,
    stoppedMs: startedMs + 600_000,
    date: iso.slice(0, 10),
    personId: ADA,
    phase: "speed",
    coreVersion: "1.2.3",
    selection: { muscle: "outer-thigh", side: "right", mode: "deep" },
    contactMs: 120_000,
    inPaceMs: 100_000,
    inForceMs: 90_000,
    strokes: 28,
    holds: 2,
    holdMs: 62_000,
    meanForceN: 190.5,
    gapMs: 40,
    areas: [
      { muscle: "outer-thigh", side: "right", contactMs: 80_000, strokes: 18, meanForceN: 200, ...dose },
      { muscle: "calf", side: "left", contactMs: 40_000, strokes: 10, ...dose },
    ],
    ...changes,
  };
}

export const SPOT: TenderSpot = {
  id: "spot-1",
  muscle: "outer-thigh",
  side: "right",
  markedMs: START_MS + 60_000,
  how: "key",
  placeMm: 142,
  from: "knee",
  knownPain: true,
  answers: [
    { askedAtS: 0, tMs: START_MS + 60_000, nrs: 7 },
    { askedAtS: 30, tMs: START_MS + 90_000, nrs: 4 },
  ],
  state: "released",
};

/** The lines of such a session's journal, a spot told of twice among them. */
export function sampleLines(summary: SessionSummary, spots: readonly TenderSpot[] = [SPOT]): object[] {
  const { id, rollerId, rollerName, simulated, startedMs, selection } = summary;
  const calf = { muscle: "calf", side: "left", mode: "deep" };
  return [
    { ...HEADER, calibration: { ...CALIBRATION, createdMs: startedMs - DAY_MS } },
    {
      k: "session",
      event: "start",
      id,
      rollerId,
      rollerName,
      simulated,
      startedMs,
      selection,
      settings: { bodyWeightKg: 62 },
    },
    { k: "frame", ...sampleFrame(0) },
    { k: "cue", tMs: startedMs + 1000, action: "show", cueId: "slower", ruleId: "R1", why: "41 mm/s" },
    { k: "cue", tMs: startedMs + 3000, action: "clear", cueId: "slower", ruleId: "R1", why: "slower now" },
    ...spots.map((spot) => ({ k: "spot", tMs: spot.markedMs, ...spot, answers: [], state: "open" })),
    ...spots.map((spot) => ({ k: "spot", tMs: spot.markedMs + 30_000, ...spot })),
    { k: "hold", startMs: startedMs + 60_000, endMs: startedMs + 93_000, countedMs: 31_000 },
    { k: "session", event: "select", tMs: startedMs + 100_000, selection: calf },
    { k: "hold", startMs: startedMs + 160_000, endMs: startedMs + 193_000, countedMs: 31_000 },
    { k: "session", event: "stop", id, stoppedMs: startedMs + 600_000 },
  ];
}

const CALIBRATION = {
  format: "inchworm-calibration",
  version: 1,
  deviceId: HEADER.device.id,
  source: "home",
  mounting: "ring",
  rollAxis: "z+",
  gyro: { biasDps: [0, 0, 0], biasSdDps: 0.01, scale: 1, scaleSd: 0.01 },
  accelBiasG: [0, 0, 0],
  rollingRadiusMm: 70,
  rollingRadiusSdMm: 1,
};

/** Puts a session's folder into a data folder. */
export async function writeSession(
  dataDir: string,
  summary: SessionSummary,
  lines: readonly object[] = sampleLines(summary),
): Promise<void> {
  const { folder, journal, summary: file } = sessionFiles(dataDir, summary.id);
  await mkdir(folder, { recursive: true });
  await writeFile(file, JSON.stringify(summary));
  await writeFile(journal, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
}
