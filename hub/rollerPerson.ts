// Beside a roller's line: who uses it, their force bands, what they rolled, and the guided measurement of a band.
import type { AreaForce } from "#hub/coach/areaForce.ts";
import {
  answerRamp,
  cancelRamp,
  isRunning,
  rampProgress,
  rampTick,
  startRamp,
  type RampState,
} from "#hub/coach/ramp/ramp.ts";
import { selectionOf } from "#hub/coach/program/steps.ts";
import { ownBand } from "#hub/coach/ownBand.ts";
import type { CoachSettings } from "#hub/coach/state.ts";
import { InchwormError } from "#hub/errors.ts";
import type { PersonOn } from "#hub/profiles/personOn.ts";
import { createRolledAreas } from "#hub/rolledAreas.ts";
import type { Tick } from "#shared/domain/features.ts";
import type { StopReason } from "#shared/domain/prompts.ts";
import { RULES } from "#shared/domain/rules.ts";
import { inEnglish, reason, told } from "#shared/domain/sentences/english.ts";
import type { Bands, Selection } from "#shared/schema/live.ts";
import type { RampCommand, RampMessage } from "#shared/schema/plan.ts";
import type { Area } from "#shared/schema/profile.ts";
import type { Program } from "#shared/schema/program.ts";

export interface RollerPersonOptions {
  readonly rollerId: string;
  readonly person: PersonOn;
  readonly nowMs: () => number;
  /** The roller in use; undefined: it has not said. */
  readonly deviceId: () => string | undefined;
  readonly publish: (message: RampMessage) => void;
  /** The bands have changed: a measurement began or ended. */
  readonly changed: () => void;
  /** What could not be kept. Must not throw. */
  readonly failed: (thrown: unknown) => void;
}

export interface RollerPerson {
  /** What the coach needs to know of the person. */
  personal(): Omit<CoachSettings, "selection">;
  tick(tick: Readonly<Tick>, about: { selection: Selection; bands: Bands; inSession: boolean }): void;
  selected(selection: Selection): void;
  sessionStarted(): void;
  /** What was rolled in a rehearsal is nobody's dose: it counts for no ceiling and no plan. */
  sessionStopped(sessionId: string, about: { readonly isRehearsal: boolean }): Promise<void>;
  /** @throws InchwormError AREA_BLOCKED, RAMP_NOT_RUNNING */
  ramp(command: RampCommand, select: (area: Area) => void): RampMessage;
  readonly rampMessage: RampMessage | undefined;
  /**
   * What a program begins with. @throws InchwormError AREA_BLOCKED: nothing of it is open, or it leaves the place to the
   * person, who has chosen a closed one.
   */
  firstPlace(program: Program, chosen: Selection): Selection;
  /** The first time that the chosen area is found closed: why. A measurement there ends. */
  newlyBlocked(selection: Selection): InchwormError | undefined;
  /** A stop ends a measurement too. */
  stop(): void;
  /** R27: the area is closed for the rest of the day; what it felt like may come later. */
  stopped(area: Area & { readonly reason?: StopReason }): void;
}

const PUBLISH_EVERY_MS = 200;
const LEANS_EVERY_MS = 1000;

export function createRollerPerson(options: RollerPersonOptions): RollerPerson {
  const { person, nowMs } = options;
  const areas = createRolledAreas();
  let ramp: { readonly area: Area; readonly personId: string; state: RampState } | undefined;
  let publishedMs = -Infinity;
  let leantMs = -Infinity;
  let sessionOf: string | undefined;
  let toldOf: string | undefined;

  const measuring = () => ramp !== undefined && isRunning(ramp.state);

  function message(): RampMessage | undefined {
    if (ramp === undefined) return undefined;
    const { phase, aimN, loads, confidence, todo, range, population } = ramp.state;
    const [, of] = RULES.R10.numbers.steps;
    const band = phase === "done" ? ownBand(loads, range, population) : undefined;
    const [fromNrs, toNrs] = range;
    const found = band && [
      told("force.own", { fromNrs, toNrs, lowN: Math.round(band.lowN), highN: Math.round(band.highN) }),
    ];
    return {
      type: "ramp",
      rollerId: options.rollerId,
      sentMs: Math.round(nowMs()),
      ...ramp.area,
      phase,
      step: Math.min(of, loads.length + (isRunning(ramp.state) ? 1 : 0)),
      of,
      aimN: [...aimN],
      progress: rampProgress(ramp.state),
      todo,
      loads: loads.map((load) => ({ ...load })),
      ...(isRunning(ramp.state) ? {} : { confidence }),
      ...(found === undefined ? {} : { reasons: [inEnglish(found)], reasonsTold: [found] }),
    };
  }

  function publish(): void {
    const news = message();
    if (news) options.publish(news);
    publishedMs = nowMs();
  }

  function moveOn(next: RampState): void {
    if (ramp === undefined || next === ramp.state) return;
    const before = ramp.state;
    ramp.state = next;
    const isNews = next.phase !== before.phase || next.todo !== before.todo;
    if (isNews || nowMs() - publishedMs >= PUBLISH_EVERY_MS) publish();
    if (!isRunning(before) || isRunning(next)) return;
    const { area, personId } = ramp;
    if (next.phase === "done") {
      const deviceId = options.deviceId();
      const loads = next.loads.map((load) => ({ ...load }));
      const fit = { ...area, loads, confidence: next.confidence, ...(deviceId === undefined ? {} : { deviceId }) };
      person.measured(personId, fit).catch(options.failed);
    }
    options.changed();
  }

  function forcesNow(): AreaForce[] {
    const forces = person.forces(options.deviceId());
    if (ramp === undefined || !measuring()) return forces;
    // A ramp goes below and above every band: while it lasts only the ease-off value and the stop speak.
    const { easeOffN } = ramp.state.population;
    const reasons = [reason("R10", told("force.measuring"))];
    const wide: AreaForce = { ...ramp.area, forceN: [0, easeOffN], easeOffN, personal: false, reasons };
    return [wide, ...forces];
  }

  return {
    personal() {
      const { bodyWeightKg, units } = person.settings();
      // The loads of a measurement are short as they are.
      const gentle = measuring() ? undefined : person.gentle();
      return {
        units,
        forces: forcesNow(),
        blocked: person.blocked(),
        ...(bodyWeightKg === undefined ? {} : { bodyWeightKg }),
        ...(gentle === undefined ? {} : { gentle }),
      };
    },
    tick(tick, { selection, bands, inSession }) {
      if (tick.contact && tick.quality !== "unknown" && Math.abs(tick.tMs - leantMs) >= LEANS_EVERY_MS) {
        leantMs = tick.tMs;
        person.leans();
      }
      if (ramp !== undefined && measuring()) moveOn(rampTick(ramp.state, tick));
      else if (inSession) areas.tick(tick, selection, bands);
    },
    selected({ muscle, side }) {
      if (ramp === undefined || (ramp.area.muscle === muscle && ramp.area.side === side)) return;
      moveOn(cancelRamp(ramp.state, "You chose something else. Nothing was kept."));
    },
    sessionStarted() {
      areas.take();
      sessionOf = person.shown.id;
    },
    async sessionStopped(sessionId, { isRehearsal }) {
      const rolled = areas.take();
      if (isRehearsal) return;
      if (sessionOf !== undefined && rolled.length > 0) await person.rolled(sessionOf, { sessionId, areas: rolled });
    },
    ramp(command, select) {
      if (command.action === "start") {
        const { muscle, side } = command;
        const area = { muscle, side };
        person.refuseIfBlocked(area);
        const { population, range } = person.rampFacts(area);
        ramp = { area, personId: person.shown.id, state: startRamp(population, range) };
        select(area);
        options.changed();
        publish();
      } else {
        if (ramp === undefined || !isRunning(ramp.state)) throw new InchwormError("RAMP_NOT_RUNNING", options.rollerId);
        if (command.action === "cancel") moveOn(cancelRamp(ramp.state));
        else {
          if (ramp.state.phase !== "answer") throw new InchwormError("RAMP_NOT_RUNNING", "no answer is asked for yet");
          moveOn(answerRamp(ramp.state, command.discomfort));
        }
      }
      const news = message();
      if (news === undefined) throw new InchwormError("RAMP_NOT_RUNNING", options.rollerId);
      return news;
    },
    get rampMessage() {
      return message();
    },
    firstPlace({ steps }, chosen) {
      const closed = person.blocked();
      const isOpen = (area: Area) => !closed.some(({ muscle, side }) => muscle === area.muscle && side === area.side);
      const first = steps.find((step) => step.mode === "free" || isOpen(step)) ?? steps[0];
      const place = (first === undefined ? undefined : selectionOf(first)) ?? chosen;
      person.refuseIfBlocked(place);
      return place;
    },
    newlyBlocked(selection) {
      try {
        person.refuseIfBlocked(selection);
        toldOf = undefined;
      } catch (thrown) {
        if (!(thrown instanceof InchwormError)) throw thrown;
        const isNews = thrown.detail !== toldOf;
        toldOf = thrown.detail;
        const isOwnStop = thrown.code === "AREA_STOPPED";
        if (ramp !== undefined) moveOn(cancelRamp(ramp.state, "This area is closed now. Nothing was kept."));
        // Whoever stopped there knows.
        return isNews && !isOwnStop ? thrown : undefined;
      }
      return undefined;
    },
    stopped({ reason: felt, ...area }) {
      person.stopped(area, felt).catch(options.failed);
    },
    stop() {
      if (ramp !== undefined) moveOn(cancelRamp(ramp.state));
    },
  };
}
