// A session's summary and facts as rows.
import { createHash } from "node:crypto";

import type { Insertable } from "kysely";

import { localDateOf } from "#hub/profiles/localDate.ts";
import { isRehearsal } from "#shared/domain/rehearsal.ts";
import type { CheckIn, Profile } from "#shared/schema/profile.ts";
import type { AreaDose, SessionSummary } from "#shared/schema/session.ts";
import type { TenderSpot } from "#shared/schema/spots.ts";
import type { SessionFacts } from "./facts.ts";
import type { Tables } from "./tables.ts";

/** Raised when rows are made in another way: then all of them are made anew. */
const ROWS_VERSION = 3;

export interface SessionRows {
  readonly session: Insertable<Tables["sessions"]>;
  readonly doses: readonly Insertable<Tables["doses"]>[];
  readonly holds: readonly Insertable<Tables["holds"]>[];
  readonly cues: readonly Insertable<Tables["cues"]>[];
  readonly spots: readonly Insertable<Tables["spots"]>[];
}

/** Says whether rows were made from this very summary. */
export function digestOf(summary: SessionSummary): string {
  const hash = createHash("sha256").update(JSON.stringify(summary)).digest("base64url");
  return `${ROWS_VERSION}.${hash}`;
}

export function sessionRows(summary: SessionSummary, facts: SessionFacts): SessionRows {
  const { id: sessionId, selection, startedMs } = summary;
  const doses = summary.areas ?? [wholeDose(summary)];
  // A rehearsal is nobody's past: whatever is asked about a person passes it over.
  const personId = isRehearsal(summary) ? null : (summary.personId ?? null);
  const date = summary.date ?? localDateOf(startedMs);
  const phase = summary.phase ?? null;
  const calibrationMs = facts.header?.calibration?.createdMs;
  return {
    session: {
      id: sessionId,
      rollerId: summary.rollerId,
      rollerName: storable(summary.rollerName),
      simulated: bit(summary.simulated),
      personId,
      state: summary.state,
      startedMs: whole(startedMs),
      stoppedMs: wholeOrNull(summary.stoppedMs),
      date,
      ...selection,
      programIds: JSON.stringify(summary.programIds ?? []),
      phase,
      note: summary.note ?? null,
      discomfortBefore: summary.discomfortBefore ?? null,
      discomfortAfter: summary.discomfortAfter ?? null,
      coreVersion: summary.coreVersion ?? null,
      calibrationMs: wholeOrNull(calibrationMs),
      calibrationAgeMs: calibrationMs === undefined ? null : whole(startedMs - calibrationMs),
      deviceId: facts.header?.device.id ?? null,
      device: facts.header === undefined ? null : storable(JSON.stringify(facts.header.device)),
      settings: facts.settings === undefined ? null : storable(JSON.stringify(facts.settings)),
      contactMs: whole(summary.contactMs),
      inPaceMs: whole(summary.inPaceMs),
      inForceMs: whole(summary.inForceMs),
      countedMs: whole(doses.reduce((sum, { countedMs }) => sum + countedMs, 0)),
      gapMs: whole(summary.gapMs),
      strokes: whole(summary.strokes),
      holds: whole(summary.holds),
      holdMs: whole(summary.holdMs),
      cues: facts.cues.length,
      meanForceN: summary.meanForceN ?? null,
      digest: digestOf(summary),
    },
    doses: doses.map(({ meanForceN, strokeMm, muscle, side, ...sums }) => ({
      sessionId,
      personId,
      date,
      phase,
      muscle,
      side,
      contactMs: whole(sums.contactMs),
      inPaceMs: whole(sums.inPaceMs),
      inForceMs: whole(sums.inForceMs),
      countedMs: whole(sums.countedMs),
      strokes: whole(sums.strokes),
      strokeMm,
      holds: whole(sums.holds),
      holdMs: whole(sums.holdMs),
      meanForceN: meanForceN ?? null,
    })),
    holds: (summary.recomputed?.holds ?? facts.holds).map((hold, number) => ({ sessionId, number, ...hold })),
    cues: facts.cues.map(({ why, ...cue }, number) => ({ sessionId, number, ...cue, why: storable(why) })),
    spots: facts.spots.filter(isOfThisSession).map((spot) => spotRow(sessionId, spot, summary.spotNotes?.[spot.id])),
  };
}

/** A summary from before there were areas: all of it on the muscle it was about. */
function wholeDose({
  selection,
  contactMs,
  inPaceMs,
  inForceMs,
  strokes,
  holds,
  holdMs,
  meanForceN,
}: SessionSummary): AreaDose {
  return {
    muscle: selection.muscle,
    side: selection.side,
    contactMs,
    inPaceMs,
    inForceMs,
    countedMs: 0,
    strokes,
    strokeMm: 0,
    holds,
    holdMs,
    ...(meanForceN === undefined ? {} : { meanForceN }),
  };
}

/** One of an earlier session that nobody said anything about is not tender in this one. */
function isOfThisSession({ how, answers }: TenderSpot): boolean {
  return how !== "earlier" || answers.length > 0;
}

function spotRow(sessionId: string, spot: TenderSpot, note: string | undefined): Insertable<Tables["spots"]> {
  const { id: spotId, muscle, side, markedMs, how, state, placeMm, from, knownPain, answers, after } = spot;
  return {
    sessionId,
    spotId,
    muscle,
    side,
    markedMs,
    how,
    state,
    placeMm: placeMm ?? null,
    placeFrom: from ?? null,
    knownPain: knownPain === undefined ? null : bit(knownPain),
    discomfortBefore: answers[0]?.nrs ?? null,
    // One answer tells how it was, not what became of it.
    discomfortAfter: after?.nrs ?? (answers.length > 1 ? answers.at(-1)?.nrs : undefined) ?? null,
    forceBeforeN: answers[0]?.forceN ?? null,
    forceAfterN: after === undefined && answers.length > 1 ? (answers.at(-1)?.forceN ?? null) : null,
    answers: JSON.stringify(answers),
    note: note ?? null,
  };
}

export function checkInRows({ id, checkIns }: Pick<Profile, "id" | "checkIns">): Insertable<Tables["checkIns"]>[] {
  return checkIns.map((checkIn) => checkInRow(id, checkIn));
}

function checkInRow(personId: string, checkIn: CheckIn): Insertable<Tables["checkIns"]> {
  const { date, atMs, soreness, soreOverADay, bruised, kneePain, flare, phase, note } = checkIn;
  return {
    personId,
    date,
    atMs: whole(atMs),
    soreness,
    soreOverADay: bit(soreOverADay),
    bruised: bit(bruised),
    kneePain,
    flare: bit(flare),
    phase: phase ?? null,
    note: note ?? null,
  };
}

function bit(yes: boolean): number {
  return yes ? 1 : 0;
}

function whole(value: number): number {
  return Math.round(value);
}

function wholeOrNull(value: number | undefined): number | null {
  return value === undefined ? null : whole(value);
}

/** PostgreSQL keeps no NUL in a text; a damaged journal may hold one. */
function storable(text: string): string {
  return text.replaceAll("\0", "").replaceAll(String.raw`\u0000`, "");
}
