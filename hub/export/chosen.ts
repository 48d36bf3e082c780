// A session reduced to what a person chose to share: what is not chosen is not in it, also not inside something else.
import * as z from "zod/mini";

import type { ExportAbout } from "#hub/export/about.ts";
import type { Happening } from "#hub/export/happening.ts";
import type { Batch, ExportSource } from "#hub/export/source.ts";
import { check } from "#shared/schema/check.ts";
import { Bands, Selection } from "#shared/schema/live.ts";
import type { SessionSummary } from "#shared/schema/session.ts";
import type { ShareField } from "#shared/schema/share.ts";

/** What of a session's line tells of weight and bands; all else is left out. */
const Weighed = z.object({
  selection: z.optional(Selection),
  bands: z.optional(Bands),
  settings: z.optional(z.object({ bodyWeightKg: z.optional(z.number()), bands: z.optional(Bands) })),
});

export type Chosen = ReadonlySet<ShareField>;

/** In place of the radio address, by which a roller could be known again. */
const SOME_ROLLER = "shared";
/** Kinds that say nothing about how anything felt. */
const PLAIN_KINDS = new Set([
  "stroke",
  "hold",
  "countedHold",
  "lift",
  "reversal",
  "program",
  "session",
  "link",
  "lost",
]);
/** Marks likewise. */
const PLAIN_MARKS = new Set(["kneeEnd", "press", "tare", "resume"]);
/** Why their cues come is told with the numbers of the band, and from those the weight is one division away. */
const PRESSURE_RULES = new Set(["R8", "R10", "R11", "R16"]);
/** Why theirs come is told with what the person said of how it felt. */
const DISCOMFORT_RULES = new Set(["R7", "R8"]);
const FELT_KINDS = new Set(["closed", "referral", "prompt"]);

export function chosenOf(source: ExportSource, chosen: Chosen): ExportSource {
  async function* batches(): AsyncGenerator<Batch, void> {
    for await (const { ticks, happenings, frames } of source.batches) {
      yield { ticks, frames, happenings: happenings.flatMap((one) => shared(one, chosen)) };
    }
  }
  const { about, person, ...rest } = source;
  const weight = chosen.has("weight") ? "told" : "withheld";
  return {
    ...rest,
    weight,
    about: sharedAbout(about, chosen),
    person: sharedPerson(person, chosen),
    batches: batches(),
  };
}

/** In which units they read is no secret; how a knee feels is theirs to tell. */
function sharedPerson(person: ExportSource["person"], chosen: Chosen): ExportSource["person"] {
  return person === undefined || chosen.has("discomfort") ? person : { units: person.units };
}

/** Who, whose roller and where it stands are left out; the name is only there when it was given. */
function sharedAbout({ scope, session, name, device, roller, calibration }: ExportAbout, chosen: Chosen): ExportAbout {
  return {
    scope,
    ...(session === undefined ? {} : { session: sharedSession(session, chosen) }),
    ...(name === undefined ? {} : { name }),
    device: { ...device, id: SOME_ROLLER },
    roller: { diameterMm: roller.diameterMm },
    ...(calibration === undefined || !chosen.has("calibration")
      ? {}
      : { calibration: { ...calibration, deviceId: SOME_ROLLER } }),
  };
}

function sharedSession(session: SessionSummary, chosen: Chosen): SessionSummary {
  const { discomfortBefore, discomfortAfter, rehearsal, areas } = session;
  const felt = {
    ...(discomfortBefore === undefined ? {} : { discomfortBefore }),
    ...(discomfortAfter === undefined ? {} : { discomfortAfter }),
  };
  const { id, simulated, state, startedMs, stoppedMs, selection, contactMs, inPaceMs, inForceMs } = session;
  const { strokes, holds, holdMs, meanForceN, gapMs } = session;
  return {
    id,
    rollerId: SOME_ROLLER,
    rollerName: SOME_ROLLER,
    simulated,
    ...(rehearsal === undefined ? {} : { rehearsal }),
    state,
    startedMs,
    ...(stoppedMs === undefined ? {} : { stoppedMs }),
    selection,
    contactMs,
    inPaceMs,
    inForceMs,
    strokes,
    holds,
    holdMs,
    ...(meanForceN === undefined ? {} : { meanForceN }),
    gapMs,
    ...(areas === undefined ? {} : { areas }),
    ...(chosen.has("discomfort") ? felt : {}),
  };
}

function shared(one: Happening, chosen: Chosen): Happening[] {
  const felt = chosen.has("discomfort");
  if (one.kind === "spot") return chosen.has("spots") ? [felt ? one : withoutAnswers(one)] : [];
  if (one.kind === "calibration") return [];
  if (one.kind === "cue") {
    const { ruleId = "" } = one;
    const tells = (PRESSURE_RULES.has(ruleId) && !chosen.has("weight")) || (DISCOMFORT_RULES.has(ruleId) && !felt);
    return [tells ? withoutWhy(one) : one];
  }
  if (PLAIN_KINDS.has(one.kind)) return [one.kind === "session" ? sharedLine(one, chosen) : one];
  if (one.kind === "mark") {
    if (one.name === "tenderSpot") return chosen.has("spots") ? [one] : [];
    return felt || PLAIN_MARKS.has(one.name ?? "") ? [one] : [];
  }
  return FELT_KINDS.has(one.kind) && felt ? [one] : [];
}

/** Weight, and what follows from it: only when chosen. */
function sharedLine(one: Happening, chosen: Chosen): Happening {
  const told = chosen.has("weight") ? check(Weighed, JSON.parse(one.line)) : undefined;
  return { ...one, line: JSON.stringify(told?.ok === true ? told.value : {}) };
}

function withoutWhy({ text: _band, ...cue }: Happening): Happening {
  return { ...cue, line: JSON.stringify(lineWithout(cue, "why")) };
}

function withoutAnswers(spot: Happening): Happening {
  return {
    ...spot,
    value: undefined,
    action: undefined,
    line: JSON.stringify({ ...lineWithout(spot, "knownPain"), answers: [], state: "open" }),
  };
}

function lineWithout({ line }: Happening, key: string): object {
  const parsed: unknown = JSON.parse(line);
  const entries = typeof parsed === "object" && parsed !== null ? Object.entries(parsed) : [];
  return Object.fromEntries(entries.filter(([name]) => name !== key));
}
