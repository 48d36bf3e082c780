// Many sessions of one person, made up: a few a day, eight areas each, with holds, cues and now and then a tender spot.
import { mkdir, writeFile } from "node:fs/promises";

import { sessionFiles } from "#hub/session/files.ts";
import { MUSCLE_IDS, SIDES } from "#shared/domain/muscles.ts";
import { MS_PER_DAY } from "#shared/domain/calendar.ts";
import { TRAINING_PHASES } from "#shared/domain/training.ts";
import type { AreaDose, SessionSummary } from "#shared/schema/session.ts";

export const PAST_PERSON = "0123456789ab";
/** When the newest one began. */
export const PAST_TODAY_MS = Date.UTC(2026, 10, 27, 7);
const SESSIONS_A_DAY = 2;
const AREAS = 8;
const FOLDERS_AT_ONCE = 32;

const HEADER = {
  format: "inchworm-recording",
  version: 1,
  device: {
    id: "bench-roller",
    board: "PUCKJS",
    firmware: "1.0.0",
    imu: { gyroDpsPerLsb: 0.07, accelGPerLsb: 0.000122, nominalHz: 104, rollAxis: "z+", groupDelayMs: 4 },
    loadCell: { nominalHz: 80, channels: 1, mounting: "ring", groupDelayMs: 25 },
  },
  roller: { diameterMm: 150 },
};

export async function writePast(dataDir: string, count: number): Promise<{ personId: string; today: string }> {
  const numbers = Array.from({ length: count }, (_, number) => number);
  for (let at = 0; at < count; at += FOLDERS_AT_ONCE)
    await Promise.all(numbers.slice(at, at + FOLDERS_AT_ONCE).map((number) => writeOne(dataDir, madeSession(number))));
  return { personId: PAST_PERSON, today: new Date(PAST_TODAY_MS).toISOString().slice(0, 10) };
}

/** 0 is the newest. */
function madeSession(number: number): SessionSummary {
  const startedMs = PAST_TODAY_MS - number * (MS_PER_DAY / SESSIONS_A_DAY);
  const iso = new Date(startedMs).toISOString();
  const areas = Array.from({ length: AREAS }, (_, at): AreaDose => ({
    ...areaAt(number + at),
    contactMs: 90_000 + at,
    inPaceMs: 60_000,
    inForceMs: 55_000,
    countedMs: 50_000,
    strokes: 20,
    strokeMm: 4000,
    holds: 1,
    holdMs: 31_000,
    meanForceN: 180 + (number % 40),
  }));
  return {
    id: `${iso.slice(0, 10).replaceAll("-", "")}-${iso.slice(11, 19).replaceAll(":", "")}-${number.toString(16).padStart(6, "0")}`,
    rollerId: "r1",
    rollerName: "Hall roller",
    simulated: false,
    state: "stopped",
    startedMs,
    stoppedMs: startedMs + 900_000,
    date: iso.slice(0, 10),
    personId: PAST_PERSON,
    phase: TRAINING_PHASES[number % TRAINING_PHASES.length] ?? "easy",
    selection: { ...areaAt(number), mode: "deep" },
    contactMs: AREAS * 90_000,
    inPaceMs: AREAS * 60_000,
    inForceMs: AREAS * 55_000,
    strokes: AREAS * 20,
    holds: AREAS,
    holdMs: AREAS * 31_000,
    gapMs: 100,
    areas,
  };
}

/** Muscles and sides in turn: seven and two, so that `AREAS` in a row are all different. */
function areaAt(number: number) {
  const side = SIDES[Math.floor(number / MUSCLE_IDS.length) % 2] ?? "left";
  return { muscle: MUSCLE_IDS[number % MUSCLE_IDS.length] ?? "calf", side };
}

async function writeOne(dataDir: string, summary: SessionSummary): Promise<void> {
  const { folder, journal, summary: file } = sessionFiles(dataDir, summary.id);
  await mkdir(folder, { recursive: true });
  await writeFile(file, JSON.stringify(summary));
  await writeFile(
    journal,
    `${linesOf(summary)
      .map((line) => JSON.stringify(line))
      .join("\n")}\n`,
  );
}

/** Without frames: they are passed over when a session is taken in. */
function linesOf({ id, startedMs, selection }: SessionSummary): object[] {
  const { muscle, side } = selection;
  const tMs = startedMs;
  const forceN = 180 + (startedMs % 41);
  const answers = [
    { askedAtS: 0, tMs, nrs: 6, forceN },
    { askedAtS: 30, tMs: tMs + 30_000, nrs: 4, forceN },
  ];
  const spot = {
    k: "spot",
    tMs,
    id: "spot-1",
    muscle,
    side,
    markedMs: tMs,
    how: "key",
    placeMm: 40 + (startedMs % 200),
  };
  return [
    HEADER,
    { k: "session", event: "start", id, startedMs, selection, settings: { bodyWeightKg: 62 } },
    ...Array.from({ length: 10 }, (_, at) => ({
      k: "cue",
      tMs: tMs + at * 9000,
      action: "show",
      cueId: "slower",
      ruleId: "R1",
      why: "41 mm/s for 0.4 s, the band ends at 38",
    })),
    { ...spot, from: "knee", knownPain: true, answers, state: "released" },
    ...Array.from({ length: AREAS }, (_, at) => ({
      k: "hold",
      startMs: tMs + at * 60_000,
      endMs: tMs + at * 60_000 + 33_000,
      countedMs: 31_000,
    })),
  ];
}
