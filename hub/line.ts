// One roller's straight line: link → journal → signal → coach → live feed. Reads in the order a sample travels.
// Each stage is contained: what fails in one is counted and reported, and the next sample is taken as ever.
import { createBreathFeed } from "#hub/breathFeed.ts";
import { coachStep, createCoach } from "#hub/coach/coach.ts";
import { whyNoMark } from "#hub/coach/kneeLine.ts";
import type { CoachEffect, CoachInput, CoachState, UserEvent } from "#hub/coach/state.ts";
import { promptMessage } from "#hub/coachEffects.ts";
import { asInchwormError } from "#hub/errors.ts";
import type { LinkHandlers, RollerIdentity } from "#hub/link/link.ts";
import { createLineCommands } from "#hub/lineCommands.ts";
import { createLineCore } from "#hub/lineCore.ts";
import { createLineRecords, type CountedHold } from "#hub/lineRecords.ts";
import { createLineSession } from "#hub/lineSession.ts";
import { createLinkHealth } from "#hub/linkHealth.ts";
import { eventMessage } from "#hub/live/eventMessage.ts";
import type { Feed } from "#hub/live/feed.ts";
import { tickText } from "#hub/live/tickText.ts";
import type { Line, LineOptions } from "#hub/lineParts.ts";
import { isWithoutSensor } from "#hub/coach/program/runner.ts";
import type { ProgramEvent } from "#hub/coach/program/state.ts";
import { createProgramFeed } from "#hub/programFeed.ts";
import { createRollerCalibration } from "#hub/rollerCalibration.ts";
import { createRollerPerson } from "#hub/rollerPerson.ts";
import { isSameBands } from "#hub/recordedSettings.ts";
import { rollerState } from "#hub/rollerState.ts";
import { createJournal } from "#hub/session/journal.ts";
import { createPipeline } from "#hub/signal/pipeline.ts";
import { userMark } from "#hub/userMark.ts";
import type { SignalEvent, Tick } from "#shared/domain/features.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import type { RollerState } from "#shared/schema/live.ts";

/** Every second tick of the core goes out: 50 a second. */
const FEED_EVERY_MS = 20;
/** A long press asks for a tare; it is recorded as that. A replayed "tare" does nothing: it happened then. */
const LONG_PRESS = "longPress";
/** Ticks of a gap come all at once when it ends; older ones than this are no live data any more. */
const STALE_TICK_MS = 500;
/** Watch calls (ten a second) between two link messages when nothing changes. */
const WATCHES_A_LINK_MESSAGE = 4;

export function createLine(options: LineOptions): Line {
  const { rollerId, link, feed, containment, person } = options;
  const nowMs = () => link.clock.nowMs();
  const sentMs = () => Math.round(nowMs() * 10) / 10;
  let identity: RollerIdentity | undefined;
  let newestRxMs = -Infinity;

  // 1 — The link says who the roller is, then hands over its frames.
  const health = createLinkHealth({ rollerId, isSimulated: () => link.simulated });
  const handlers: LinkHandlers = {
    identity(next) {
      const isAnother = identity !== undefined && identity.device.id !== next.device.id;
      identity = next;
      if (isAnother) {
        coachUser({ kind: "otherRoller" }, nowMs());
        coachProgram({ action: "rollerChanged" }, nowMs());
      }
      calibration.identified(next);
      core.start();
      refreshPerson();
      session.tellDue();
    },
    frame(frame) {
      health.frame(frame);
      newestRxMs = frame.rxMs;
      records.frame(frame);
      calibrate(frame);
      core.push(frame);
    },
    status: (status) => health.status(status),
    mark({ tMs, ...mark }) {
      const event = userMark(mark);
      const { value, reason } = event?.kind === "mark" ? event : {};
      records.mark({ mark: mark.mark === LONG_PRESS ? "tare" : mark.mark, value, reason }, tMs);
      if (event) coachUser(event, tMs);
      if (mark.mark === LONG_PRESS) calibration.tare().catch(tareFailed);
      if (mark.mark === "stop") user.stop();
    },
    state(state, detail) {
      health.state(state, nowMs(), detail);
      publishLink();
    },
    bad: (count) => health.bad(count),
    fault: (error) => options.notice(error),
  };

  // 2 — The journal gets the raw frame first: whatever fails later can be computed again. What is computed and said
  // comes after it.
  const records = createLineRecords(options, () => shownName());
  const { recorder } = records;
  const shownName = () => options.givenName?.() ?? identity?.name ?? link.uri;

  // Beside the line: the calibration, which may be made anew from the same frames.
  const calibrating = `${rollerId} calibration`;
  const calibration = createRollerCalibration({
    rollerId,
    nowMs,
    given: options.calibrationFor,
    store: options.calibrationStore,
    openJournal: (path, header) =>
      createJournal({ path, header, onFailure: (error) => containment.note(calibrating, "JOURNAL_FAILED", error) }),
    publish: (message) => publish(message),
    rehearses: (message) => link.rehearses?.(message),
    notice: options.notice,
    changed() {
      core.start();
      publishRoller();
    },
    fault: (code, thrown) => containment.note(calibrating, code, thrown),
  });
  const calibrate = containment.wrap(calibrating, "PART_FAILED", (frame: RawFrame) => calibration.frame(frame));
  const watchCalibration = containment.wrap(calibrating, "PART_FAILED", () => calibration.watch());

  /** Nobody waits for the button's answer: what came of it is told as a notice, with its reason. */
  function tareFailed(thrown: unknown): void {
    options.notice(asInchwormError(thrown, "PART_FAILED"));
  }

  // Beside the line too: who uses the roller, and what they rolled.
  const user = createRollerPerson({
    rollerId,
    person,
    nowMs,
    deviceId: () => identity?.device.id,
    publish: (message) => publish(message),
    changed: () => refreshPerson(),
    failed: (thrown) => containment.note(`${rollerId} person`, "FILE_UNWRITABLE", thrown),
  });
  const userTick = containment.wrap(`${rollerId} person`, "PART_FAILED", (tick: Tick) =>
    user.tick(tick, {
      selection: coach.settings.selection,
      bands: coach.bands,
      // In a timed step another tool is in hand (R18): what the roller feels meanwhile is nobody's.
      inSession: recorder.session() !== undefined && !isWithoutSensor(coach.program),
    }),
  );
  function refreshPerson(): void {
    const personal = user.personal();
    records.settings(personal);
    coachUser({ kind: "settings", ...personal }, nowMs());
  }

  // 3 — The signal core turns frames into ticks and events.
  const core = createLineCore({
    rollerId,
    createCore: createPipeline,
    settings: () => {
      if (identity === undefined) return undefined;
      const { device, roller } = identity;
      const { current } = calibration;
      return { device, roller, ...(current ? { calibration: current } : {}) };
    },
    sink: { tick: onTick, event: onEvent },
    nowMs,
    containment,
    record: records.core,
  });

  function onTick(tick: Tick): void {
    coachTick(tick);
    userTick(tick);
    records.tick(tick, coach.view);
    if (tick.tMs % FEED_EVERY_MS === 0 && newestRxMs - tick.tMs <= STALE_TICK_MS) publishTick(tick);
  }

  function onEvent(event: SignalEvent): void {
    coachEvent(event);
    // A hold goes on through short lifts: when it is over, and how much of it counted, is the coach's to say.
    if (event.kind === "hold") return;
    records.event(event);
    const message = eventMessage(event, { rollerId, sentMs: sentMs() });
    if (message) publish(message);
  }

  function onHoldCounted(hold: CountedHold): void {
    const { startMs, endMs, countedMs } = hold;
    records.hold(hold);
    publish({ type: "event", rollerId, sentMs: sentMs(), event: { kind: "hold", startMs, endMs, countedMs } });
  }

  // 4 — The coach judges each tick and event.
  let coach: CoachState = createCoach({ ...user.personal(), selection: options.selection });
  const coaching = <Args extends readonly unknown[]>(input: (...args: Args) => CoachInput) =>
    containment.wrap(`${rollerId} coach`, "PART_FAILED", (...args: Args) => step(input(...args)));
  const coachTick = coaching((tick: Tick) => ({ kind: "tick", tick }));
  const coachEvent = coaching((event: SignalEvent) => ({ kind: "event", event }));
  const coachUser = coaching((event: UserEvent, tMs: number) => ({ kind: "user", event, tMs }));
  const coachProgram = coaching((event: ProgramEvent, tMs: number) => ({ kind: "program", event, tMs }));
  const coachNoData = coaching((tMs: number, ageMs: number) => ({ kind: "noData", tMs, ageMs }));

  function step(input: CoachInput): void {
    const before = coach;
    const { state: after, cues, effects } = coachStep(before, input);
    coach = after;
    for (const cue of cues) {
      publish({ type: "cue", rollerId, ...cue, sentMs: sentMs() });
      records.cue(cue);
    }
    if (after.view.cueId !== before.view.cueId) link.told?.(after.view.cueId);
    effects.forEach(onEffect);
    recordJudgedBy(before, after, input);
    const message = programFeed.due(after.view.program, nowMs());
    if (message !== undefined) publish(message);
    const breath = breathFeed.due(after.guarding.breath, nowMs());
    if (breath !== undefined) publish(breath);
    if (after.spots.shown !== before.spots.shown) {
      publish({ type: "spots", rollerId, sentMs: sentMs(), spots: [...after.spots.shown] });
    }
    if (after.bands !== before.bands || after.view.kneeLineMm !== before.view.kneeLineMm) publishRoller();
  }

  /** What is rolled and by which bands, so that whoever looks back sees each stretch as it was judged. */
  function recordJudgedBy(before: CoachState, after: CoachState, input: CoachInput): void {
    const { selection } = after.settings;
    const isSelected = selection !== before.settings.selection;
    // What a person selects is recorded where it is taken.
    if (isSelected && input.kind !== "user") records.selection(selection, after.bands);
    else if (!isSelected && !isSameBands(before.bands, after.bands)) records.bands(after.bands);
  }

  function onEffect(effect: CoachEffect): void {
    if (effect.kind === "holdCounted") onHoldCounted(effect);
    if (effect.kind === "areaClosed" || effect.kind === "referral") user.stopped(effect);
    if (effect.kind === "prompt") publish(promptMessage(effect, { rollerId, sentMs: sentMs() }));
    records.effect(effect);
  }

  // 5 — The feed carries it to every dashboard.
  const feeding = <Args extends readonly unknown[]>(action: (...args: Args) => void) =>
    containment.wrap(`${rollerId} feed`, "PART_FAILED", action);
  const publish = feeding((message: Parameters<Feed["publish"]>[0]) => feed.publish(message));
  const publishTick = feeding((tick: Tick) => {
    const { hold, lowered, cueId } = coach.view;
    const extras = {
      rollerId,
      sentMs: nowMs(),
      ...(hold ? { hold } : {}),
      ...(lowered ? { lowered } : {}),
      ...(cueId ? { cueId } : {}),
    };
    feed.publishTick(rollerId, tickText(tick, extras));
  });
  const publishRoller = () => publish({ type: "roller", roller: shownRoller() });
  const programFeed = createProgramFeed(rollerId);
  const breathFeed = createBreathFeed(rollerId);
  let shownState: string | undefined;
  let quietWatches = 0;

  function publishLink(): void {
    const message = health.message(nowMs());
    if (message.state !== shownState) records.link(message);
    shownState = message.state;
    quietWatches = 0;
    publish(message);
  }

  function shownRoller(): RollerState {
    const sessionId = recorder.session()?.id;
    return rollerState({
      rollerId,
      name: shownName(),
      link,
      coach,
      identity,
      calibration: calibration.current,
      sessionId,
      nowMs: nowMs(),
      person: person.shown,
      screeningDue: person.screeningDue() !== undefined,
    });
  }

  // Beside the line again: its session, and what the person tells it.
  const session = createLineSession({
    options,
    recorder,
    calibration,
    user,
    identity: () => identity,
    coach: () => coach,
    refreshPerson,
    coachNewSession: () => coachUser({ kind: "newSession", earlier: person.openSpots() }, nowMs()),
    endProgram: () => coachProgram({ action: "end" }, nowMs()),
    recordHold: records.hold,
    publish,
    publishRoller,
    opening: core.opening,
  });
  const commands = createLineCommands({
    options,
    user,
    session,
    forceKnown: () => calibration.current?.load !== undefined,
    inSession: () => recorder.session() !== undefined,
    coach: () => coach,
    whyNoKnee: () => whyNoMark({ ...coach, selection: coach.settings.selection }),
    coachUser: (event) => coachUser(event, nowMs()),
    coachProgram: (event) => coachProgram(event, nowMs()),
    recordMark: (mark) => records.mark(mark, nowMs()),
    recordReopened: records.reopened,
    recordSelection: (selection) => records.selection(selection, coach.bands),
    refreshPerson,
    shownRoller,
    publishRoller,
  });

  return {
    rollerId,
    async open() {
      publishRoller();
      publishLink();
      await link.open(handlers);
    },
    async close() {
      await Promise.all([link.close(), calibration.close(), session.close()]);
    },
    watch() {
      const linkState = health.stateAt(nowMs());
      quietWatches += 1;
      if (linkState !== shownState || quietWatches >= WATCHES_A_LINK_MESSAGE) publishLink();
      const ageMs = health.ageMs(nowMs());
      if (linkState !== "streaming" && ageMs !== undefined) coachNoData(nowMs(), ageMs);
      watchCalibration();
    },
    ...commands,
    startSession: session.start,
    stopSession: session.stop,
    get rampMessage() {
      return user.rampMessage;
    },
    calibration,
    get session() {
      return recorder.session();
    },
    get roller() {
      return shownRoller();
    },
    get linkMessage() {
      return health.message(nowMs());
    },
  };
}
