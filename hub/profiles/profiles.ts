// The people of this hub: made, changed and deleted; whose turn it is on which roller. One change at a time, in order;
// a change is in force once it is on the disk; a stop is at once, whatever the disk does.
import { areaClosed } from "#hub/profiles/areaClosed.ts";
import { createQueue, settledIn } from "#shared/domain/queue.ts";
import { SIMULATED_ID } from "#shared/domain/rehearsal.ts";
import { randomBytes } from "node:crypto";

import { InchwormError } from "#hub/errors.ts";
import { blockOn } from "#hub/plan/closes.ts";
import { answersAfter, judgeScreening } from "#hub/plan/screening.ts";
import { gentleBecause } from "#hub/plan/past.ts";
import { lastUseMs, mistakenUntilMs, withoutYes } from "#hub/plan/takeBack.ts";
import { closesToday, withoutStops, withStop } from "#hub/plan/stopped.ts";
import { readyProgram } from "#hub/plan/readyProgram.ts";
import { proposeSession, type PlanFacts } from "#hub/plan/proposeSession.ts";
import type { OpenedProfiles } from "#hub/profiles/files.ts";
import { bandsOf } from "#hub/profiles/forcesOf.ts";
import { localDateOf } from "#hub/profiles/localDate.ts";
import type { Settings } from "#shared/schema/config.ts";
import type { AreaBand, Proposal, Screening } from "#shared/schema/plan.ts";
import type { Program, ReadyProgram } from "#shared/schema/program.ts";
import {
  MAX_KEPT,
  type ActiveProfiles,
  type Area,
  type CheckIn,
  type NewCheckIn,
  type PressureFit,
  type Profile,
  type ProfileDetails,
  type Rolled,
  type ScreeningInput,
  type StoppedArea,
} from "#shared/schema/profile.ts";

export interface ProfilesOptions {
  readonly opened: Pick<OpenedProfiles, "files" | "profiles" | "active">;
  /** What was known before there were profiles: it becomes the first one. */
  readonly before: Settings;
  /** Epoch ms of the wall clock, which goes on while the computer sleeps: people live by it. */
  readonly wallMs: () => number;
  readonly timeZone?: string;
  /** Where a person's key spots are (R31), most pressing first; absent: none are known. */
  readonly keyAreas?: (profileId: string) => readonly Area[];
  /** Something about a person or whose turn it is has changed. */
  readonly changed: () => void;
}

export interface PlanQuery {
  readonly date?: string | undefined;
  readonly when?: PlanFacts["when"] | undefined;
}

/** What names a profile throws InchwormError NO_PROFILE for an id that there is not; what changes one, FILE_UNWRITABLE. */
export interface Profiles {
  /** Oldest first; never none. */
  list(): readonly Profile[];
  get(id: string): Profile;
  create(details: ProfileDetails): Promise<Profile>;
  /** Takes the details' place; an absent one is unknown or as at first. */
  replace(id: string, details: ProfileDetails): Promise<Profile>;
  remove(id: string): Promise<void>;
  activeOn(rollerId: string): Profile;
  activate(rollerId: string, id: string): Promise<Profile>;
  screening(id: string): Screening;
  screen(id: string, input: ScreeningInput): Promise<Screening>;
  checkIn(id: string, input: NewCheckIn): Promise<CheckIn>;
  /** Today's force band of every area, with its reasons. */
  bands(id: string): AreaBand[];
  plan(id: string, query: PlanQuery): Proposal;
  /** The program as it runs for this person today. @throws InchwormError AREA_BLOCKED when nothing of it is open. */
  ready(id: string, program: Program): ReadyProgram;
  /** Whether anything of it is open today. @throws InchwormError NO_PROFILE */
  isStartable(id: string, program: Program): boolean;
  addFit(id: string, fit: PressureFit): Promise<Profile>;
  addRolled(id: string, rolled: Omit<Rolled, "atMs" | "date">): Promise<Profile>;
  /** R27: closed for the rest of today, also when it rejects: then it is written as soon as that works. */
  addStop(id: string, stop: Omit<StoppedArea, "atMs" | "date">): Promise<Profile>;
  /** Puts the first one on the disk, when it is not there yet. */
  keepFirst(): Promise<Profile>;
  /** They lie on a real roller now. Known until the hub ends; what was rolled in a session is kept when it is over. */
  leans(id: string): void;
  /** What was rolled in a session that is deleted is forgotten by whoever rolled it. */
  forgetSession(sessionId: string): Promise<void>;
  /** Earlier versions kept what was measured on a simulated roller, where nobody pressed. */
  forgetRehearsedFits(): Promise<void>;
  /** All that was asked for is on the disk, or has failed. */
  settled(): Promise<void>;
  /** The wall clock's time. */
  nowMs(): number;
  /** Its local date. */
  today(): string;
}

const FIRST_NAME = "Me";
const WRITE_AGAIN_MS = 10_000;

export function createProfiles({ opened, before, wallMs, timeZone, keyAreas, changed }: ProfilesOptions): Profiles {
  const { files } = opened;
  const nowMs = () => Math.max(0, Math.round(wallMs()));
  const today = () => localDateOf(nowMs(), timeZone);
  let profiles: readonly Profile[] = opened.profiles.length > 0 ? opened.profiles : [firstProfile(before)];
  let active: ActiveProfiles = opened.active;
  /** After all that was asked for before, whatever became of it. */
  const inTurn = createQueue();
  const leantMs = new Map<string, number>();

  function firstProfile({ bodyWeightKg, units }: Settings): Profile {
    return made(newId(), {
      name: FIRST_NAME,
      ...(bodyWeightKg === undefined ? {} : { bodyWeightKg }),
      units: { pace: units, mass: "kg", force: "N" },
    });
  }

  function made(id: string, details: ProfileDetails): Profile {
    return { id, createdMs: nowMs(), screening: {}, fits: [], rolled: [], checkIns: [], ...filled(details) };
  }

  function usedMs(person: Profile): number {
    return Math.max(lastUseMs(person), leantMs.get(person.id) ?? Number.NEGATIVE_INFINITY);
  }

  function toldNow(person: Profile, at = { nowMs: nowMs(), today: today() }): Screening {
    return told(person, { ...at, usedMs: usedMs(person) });
  }

  function newId(): string {
    return randomBytes(6).toString("hex");
  }

  function get(id: string): Profile {
    const profile = profiles.find((one) => one.id === id);
    if (profile === undefined) throw new InchwormError("NO_PROFILE", id);
    return profile;
  }

  /** What the answers and today's stops close, on `date`. */
  function readySteps(id: string, program: Program): ReadyProgram {
    const person = get(id);
    const { rolled, checkIns, usualSide, phase } = person;
    const blocks = closing(person, today());
    const about = { rolled, checkIns, usualSide, phase, blocks, keyAreas: keyAreas?.(id) ?? [] };
    return readyProgram(program, { ...about, today: today(), gentle: gentleBecause(person, person) });
  }

  function closing({ screening, stops }: Profile, date: string) {
    const { blocks } = judgeScreening({ answers: screening, nowMs: nowMs(), today: today() });
    return [...blocks, ...closesToday(stops, date)];
  }

  function change(id: string, next: (profile: Profile) => Profile): Promise<Profile> {
    return inTurn(async () => {
      const after = next(get(id));
      await files.save(after);
      inForce(after);
      return after;
    });
  }

  function inForce(after: Profile): void {
    profiles = profiles.map((one) => (one.id === after.id ? after : one));
    changed();
  }

  /** What is in force but not on the disk yet. */
  function writeAgain(id: string): void {
    const retry = () => {
      if (profiles.some((one) => one.id === id)) change(id, (one) => one).catch(() => writeAgain(id));
    };
    setTimeout(retry, WRITE_AGAIN_MS).unref();
  }

  return {
    list: () => profiles,
    get,
    create(details) {
      return inTurn(async () => {
        const profile = made(newId(), details);
        await files.save(profile);
        profiles = [...profiles, profile];
        return profile;
      });
    },
    replace: (id, details) =>
      change(id, ({ createdMs, scopeAcceptedMs, screening, fits, rolled, checkIns, stops }) => ({
        id,
        createdMs,
        ...(scopeAcceptedMs === undefined ? {} : { scopeAcceptedMs }),
        screening,
        fits,
        rolled,
        checkIns,
        ...(stops === undefined ? {} : { stops }),
        ...filled(details),
      })),
    remove(id) {
      return inTurn(async () => {
        get(id);
        await files.remove(id);
        const left = profiles.filter((one) => one.id !== id);
        profiles = left.length > 0 ? left : [firstProfile({ units: before.units })];
        active = Object.fromEntries(Object.entries(active).filter(([, profileId]) => profileId !== id));
        changed();
        await files.saveActive(active);
      });
    },
    activeOn(rollerId) {
      const chosen = profiles.find(({ id }) => id === active[rollerId]) ?? profiles[0];
      if (chosen === undefined) throw new InchwormError("NO_PROFILE");
      return chosen;
    },
    activate(rollerId, id) {
      return inTurn(async () => {
        const profile = get(id);
        const next = { ...active, [rollerId]: id };
        await files.saveActive(next);
        active = next;
        changed();
        return profile;
      });
    },
    screening: (id) => toldNow(get(id)),
    async screen(id, input) {
      const at = { nowMs: nowMs(), today: today() };
      const after = await change(id, (one) => ({
        ...one,
        // The first time counts.
        ...(input.scopeAccepted ? { scopeAcceptedMs: one.scopeAcceptedMs ?? at.nowMs } : {}),
        screening: withoutYes(
          answersAfter(one.screening, input, at),
          takenBack(one, input, { nowMs: at.nowMs, usedMs: usedMs(one) }),
          at,
        ),
        ...(input.mistaken === undefined ? {} : { stops: withoutStops(one.stops, input.mistaken) }),
      }));
      return toldNow(after, at);
    },
    async checkIn(id, input) {
      const checkIn: CheckIn = { ...input, date: input.date ?? today(), atMs: nowMs() };
      await change(id, (one) => ({
        ...one,
        // What is told later of an earlier day says nothing of the knee now.
        ...(one.checkIns.some(({ date }) => date > checkIn.date)
          ? {}
          : { kneePainNow: checkIn.kneePain > 0 || checkIn.flare }),
        // One a day: what is said again about a day takes the place of what was said before.
        checkIns: kept([...one.checkIns.filter(({ date }) => date !== checkIn.date), checkIn], MAX_KEPT.checkIns),
      }));
      return checkIn;
    },
    bands: (id) => bandsOf(get(id), nowMs()),
    plan(id, { date = today(), when }) {
      const person = get(id);
      const { rolled, checkIns, kneePainNow, experience, usualSide, phase } = person;
      return proposeSession({
        today: date,
        rolled,
        checkIns,
        kneePainNow,
        experience,
        usualSide,
        phase,
        blocks: closing(person, date),
        keyAreas: keyAreas?.(id) ?? [],
        ...(when === undefined ? {} : { when }),
      });
    },
    isStartable(id, program) {
      const blocks = closing(get(id), today());
      return readySteps(id, program).steps.some((step) => step.mode === "free" || blockOn(blocks, step) === undefined);
    },
    ready(id, program) {
      const ready = readySteps(id, program);
      const [block] = closing(get(id), today());
      if (ready.steps.length === 0) {
        throw block === undefined ? new InchwormError("AREA_BLOCKED") : areaClosed(block);
      }
      return ready;
    },
    addFit: (id, fit) => change(id, (one) => ({ ...one, fits: kept([...one.fits, fit], MAX_KEPT.fits) })),
    addRolled: (id, rolled) =>
      change(id, (one) => ({
        ...one,
        rolled: kept([...one.rolled, { ...rolled, atMs: nowMs(), date: today() }], MAX_KEPT.rolled),
      })),
    addStop(id, stop) {
      const closed = { ...stop, atMs: nowMs(), date: today() };
      return inTurn(async () => {
        const one = get(id);
        const after = { ...one, stops: withStop(one.stops, closed) };
        inForce(after);
        await files.save(after).catch((thrown: unknown) => {
          writeAgain(id);
          throw thrown;
        });
        return after;
      });
    },
    keepFirst: () => change(profiles[0]?.id ?? "", (one) => one),
    leans: (id) => void leantMs.set(id, nowMs()),
    async forgetSession(sessionId) {
      const isOther = (one: Rolled) => one.sessionId !== sessionId;
      for (const { id } of profiles.filter(({ rolled }) => !rolled.every(isOther)))
        await change(id, (one) => ({ ...one, rolled: one.rolled.filter(isOther) }));
    },
    async forgetRehearsedFits() {
      const isReal = ({ deviceId = "" }: PressureFit) => !deviceId.startsWith(SIMULATED_ID);
      for (const { id } of profiles.filter(({ fits }) => !fits.every(isReal)))
        await change(id, (one) => ({ ...one, fits: one.fits.filter(isReal) }));
    },
    settled: () => settledIn(inTurn),
    nowMs,
    today,
  };
}

/** @throws InchwormError ANSWER_STANDS */
function takenBack(person: Profile, { notSo = [] }: ScreeningInput, since: { nowMs: number; usedMs: number }) {
  for (const id of notSo) {
    if (mistakenUntilMs(person.screening[id] ?? {}, since) === undefined) throw new InchwormError("ANSWER_STANDS");
  }
  return notSo;
}

function told(person: Profile, at: { nowMs: number; today: string; usedMs: number }): Screening {
  const { screening, scopeAcceptedMs, stops } = person;
  const judged = judgeScreening({ answers: screening, stops, ...at });
  return scopeAcceptedMs === undefined ? judged : { ...judged, scopeAcceptedMs };
}

function filled(
  details: ProfileDetails,
): Omit<Profile, "id" | "createdMs" | "screening" | "fits" | "rolled" | "checkIns"> {
  return {
    ...details,
    units: details.units ?? { pace: "in", mass: "kg", force: "N" },
    usualSide: details.usualSide ?? "right",
    kneePainNow: details.kneePainNow ?? false,
  };
}

function kept<Entry>(entries: readonly Entry[], most: number): Entry[] {
  return entries.slice(-most);
}
