// One roller's straight line: link → journal → signal → coach → live feed. Reads in the order a sample travels.
// Each stage is contained: what fails in one is counted and reported, and the next sample is taken as ever.
import { coachStep, createCoach } from "#hub/coach/coach.ts";
import type { CoachEffect, CoachInput, CoachState, CueChange, UserEvent } from "#hub/coach/state.ts";
import { effectLine, promptMessage } from "#hub/coachEffects.ts";
import { asInchwormError, InchwormError } from "#hub/errors.ts";
import type { LinkHandlers, RollerIdentity } from "#hub/link/link.ts";
import { createLinkHealth } from "#hub/linkHealth.ts";
import { eventMessage } from "#hub/live/eventMessage.ts";
import type { Feed } from "#hub/live/feed.ts";
import { tickText } from "#hub/live/tickText.ts";
import type { Line, LineOptions } from "#hub/lineParts.ts";
import type { ProgramEvent, ProgramNews } from "#hub/coach/program/state.ts";
import { createProgramFeed } from "#hub/programFeed.ts";
import { createRollerCalibration } from "#hub/rollerCalibration.ts";
import { createRollerPerson } from "#hub/rollerPerson.ts";
import { rollerState } from "#hub/rollerState.ts";
import { createJournal } from "#hub/session/journal.ts";
import { createRecorder } from "#hub/session/recorder.ts";
import { createPipeline, type Pipeline } from "#hub/signal/pipeline.ts";
import { userMark } from "#hub/userMark.ts";
import type { SignalEvent, Tick } from "#shared/domain/features.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import type { LinkMessage, RollerState, Selection } from "#shared/schema/live.ts";
import type { SessionSummary } from "#shared/schema/session.ts";

/** Every second tick of the core goes out: 50 a second. */
const FEED_EVERY_MS = 20;
/** A long press asks for a tare; it is recorded as that. A replayed "tare" does nothing: it happened then. */
const LONG_PRESS = "longPress";
/** Ticks of a gap come all at once when it ends; older ones than this are no live data any more. */
const STALE_TICK_MS = 500;
/** Watch calls (ten a second) between two link messages when nothing changes. */
const WATCHES_A_LINK_MESSAGE = 4;

type CountedHold = Omit<Extract<CoachEffect, { kind: "holdCounted" }>, "kind">;

export function createLine(options: LineOptions): Line {
  const { rollerId, link, feed, containment, person } = options;
  const nowMs = () => link.clock.nowMs();
  const sentMs = () => Math.round(nowMs() * 10) / 10;
  let identity: RollerIdentity | undefined;
  let newestRxMs = -Infinity;

  // 1 — The link says who the roller is, then hands over its frames.
  const health = createLinkHealth({ rollerId, simulated: link.simulated });
  const handlers: LinkHandlers = {
    identity(next) {
      const isAnother = identity !== undefined && identity.device.id !== next.device.id;
      identity = next;
      if (isAnother) coachProgram({ action: "rollerChanged" }, nowMs());
      calibration.identified(next);
      startPipeline();
      refreshPerson();
    },
    frame(frame) {
      health.frame(frame);
      newestRxMs = frame.rxMs;
      journal(frame);
      calibrate(frame);
      if (!analyse(frame)) startPipeline();
    },
    status: (status) => health.status(status),
    mark({ tMs, ...mark }) {
      const event = userMark(mark);
      const { value, reason } = event?.kind === "mark" ? event : {};
      recordMark({ mark: mark.mark === LONG_PRESS ? "tare" : mark.mark, value, reason }, tMs);
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

  // 2 — The journal gets the raw frame first: whatever fails later can be computed again.
  const recorder = createRecorder({
    store: options.store,
    rollerId,
    get rollerName() {
      return identity?.name ?? link.uri;
    },
    simulated: link.simulated,
    clock: link.clock,
    hubClock: options.hubClock,
    onFailure: (error) => containment.note(`${rollerId} recorder`, "JOURNAL_FAILED", error),
  });
  const recording = <Args extends readonly unknown[]>(action: (...args: Args) => void) =>
    containment.wrap(`${rollerId} recorder`, "JOURNAL_FAILED", action);
  const journal = recording((frame: RawFrame) => recorder.frame(frame));
  const recordMark = recording(
    (mark: { mark: string; value?: number | undefined; reason?: string | undefined }, tMs: number) =>
      recorder.mark({ ...mark, tMs }),
  );

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
    notice: options.notice,
    changed() {
      startPipeline();
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
      inSession: recorder.session() !== undefined,
    }),
  );
  const refreshPerson = () => coachUser({ kind: "settings", ...user.personal() }, nowMs());

  // A session may teach the response's shape: looked at when it is over, taken when nothing has changed meanwhile.
  let startedWith: Calibration | undefined;
  async function learnFrom({ id }: SessionSummary): Promise<void> {
    const before = startedWith;
    if (options.learn === undefined || before === undefined) return;
    if (options.calibrationStore.get(before.deviceId) !== before) return;
    const learned = await options.learn(options.store.journalPath(id));
    if (learned !== undefined && recorder.session() === undefined) await calibration.refine(before, learned);
  }

  // 3 — The signal core turns frames into ticks and events.
  const signal = `${rollerId} signal`;
  let pipeline: Pipeline | undefined;
  const analyse = containment.wrap(signal, "PART_FAILED", (frame: RawFrame) => pipeline?.push(frame));
  const startPipeline = containment.wrap(signal, "PART_FAILED", () => {
    if (!identity) return;
    const { device, roller } = identity;
    const { current } = calibration;
    const about = { device, roller, ...(current ? { calibration: current } : {}) };
    pipeline = createPipeline(about, { tick: onTick, event: onEvent });
  });

  function onTick(tick: Tick): void {
    coachTick(tick);
    userTick(tick);
    recordTick(tick);
    if (tick.tMs % FEED_EVERY_MS === 0 && newestRxMs - tick.tMs <= STALE_TICK_MS) publishTick(tick);
  }

  function onEvent(event: SignalEvent): void {
    coachEvent(event);
    // A hold goes on through short lifts: when it is over, and how much of it counted, is the coach's to say.
    if (event.kind === "hold") return;
    recordEvent(event, undefined);
    const message = eventMessage(event, { rollerId, sentMs: sentMs() });
    if (message) publish(message);
  }

  function onHoldCounted(hold: CountedHold): void {
    const { startMs, endMs, countedMs } = hold;
    recordHold(hold);
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
      recordCue(cue);
    }
    effects.forEach(onEffect);
    const { selection } = after.settings;
    if (selection !== before.settings.selection && input.kind !== "user") recordSelection(selection);
    const message = programFeed.due(after.view.program, nowMs());
    if (message !== undefined) publish(message);
    if (after.spots.shown !== before.spots.shown) {
      publish({ type: "spots", rollerId, sentMs: sentMs(), spots: [...after.spots.shown] });
    }
    if (after.bands !== before.bands || after.view.kneeLineMm !== before.view.kneeLineMm) publishRoller();
  }

  function onEffect(effect: CoachEffect): void {
    if (effect.kind === "holdCounted") onHoldCounted(effect);
    if (effect.kind === "prompt") publish(promptMessage(effect, { rollerId, sentMs: sentMs() }));
    if (isProgramNews(effect)) recordProgram(effect);
    else recordEffect(effect);
  }

  // 5 — The session's recorder sums up what was computed and takes down what was said.
  const recordTick = recording((tick: Tick) => recorder.tick(tick, coach.view));
  const recordEvent = recording((event: SignalEvent, countedMs: number | undefined) =>
    recorder.event(event, countedMs),
  );
  const recordHold = recording(({ startMs, endMs, countedMs }: CountedHold) => {
    const inSessionMs = Math.min(countedMs, endMs - (recorder.session()?.startedMs ?? startMs));
    recorder.event({ kind: "hold", startMs, endMs, announcedMs: startMs, endedMs: endMs }, inSessionMs);
  });
  const recordCue = recording((cue: CueChange) => recorder.cue(cue));
  const recordProgram = recording((news: ProgramNews) => recorder.program(news));
  const recordEffect = recording((effect: Exclude<CoachEffect, ProgramNews>) => {
    const line = effectLine(effect);
    if (line) recorder.note(line);
  });
  const recordSelection = recording((selection: Selection) => recorder.select(selection, nowMs()));

  // 6 — The feed carries it to every dashboard.
  const feeding = <Args extends readonly unknown[]>(action: (...args: Args) => void) =>
    containment.wrap(`${rollerId} feed`, "PART_FAILED", action);
  const publish = feeding((message: Parameters<Feed["publish"]>[0]) => feed.publish(message));
  const publishTick = feeding((tick: Tick) => {
    const { hold, cueId } = coach.view;
    const extras = { rollerId, sentMs: nowMs(), ...(hold ? { hold } : {}), ...(cueId ? { cueId } : {}) };
    feed.publishTick(rollerId, tickText(tick, extras));
  });
  const publishRoller = () => publish({ type: "roller", roller: shownRoller() });
  const programFeed = createProgramFeed(rollerId);
  let shownState: string | undefined;
  let quietWatches = 0;

  function publishLink(): void {
    const message = health.message(nowMs());
    if (message.state !== shownState) recordLink(message);
    shownState = message.state;
    quietWatches = 0;
    publish(message);
  }
  const recordLink = recording((message: LinkMessage) => recorder.link(message.state, message.sentMs));

  function shownRoller(): RollerState {
    const sessionId = recorder.session()?.id;
    return rollerState({
      rollerId,
      link,
      coach,
      identity,
      calibration: calibration.current,
      sessionId,
      nowMs: nowMs(),
      person: person.shown,
    });
  }

  function publishSession(session: SessionSummary): SessionSummary {
    const { id, startedMs, stoppedMs } = session;
    const shown = { id, startedMs, state: session.state === "running" ? "running" : "stopped" } as const;
    publish({ type: "session", rollerId, session: stoppedMs === undefined ? shown : { ...shown, stoppedMs } });
    publishRoller();
    return session;
  }

  const line: Line = {
    rollerId,
    async open() {
      publishRoller();
      publishLink();
      await link.open(handlers);
    },
    async close() {
      await Promise.all([link.close(), calibration.close()]);
    },
    watch() {
      const linkState = health.stateAt(nowMs());
      quietWatches += 1;
      if (linkState !== shownState || quietWatches >= WATCHES_A_LINK_MESSAGE) publishLink();
      const ageMs = health.ageMs(nowMs());
      if (linkState !== "streaming" && ageMs !== undefined) coachNoData(nowMs(), ageMs);
      watchCalibration();
    },
    select(selection) {
      person.refuseIfBlocked(selection);
      user.selected(selection);
      coachUser({ kind: "select", selection }, nowMs());
      recordSelection(selection);
      publishRoller();
      return shownRoller();
    },
    ramp: (command) => user.ramp(command, (area) => line.select({ ...coach.settings.selection, ...area })),
    get rampMessage() {
      return user.rampMessage;
    },
    mark(mark) {
      recordMark(mark, nowMs());
      if (mark.mark === "stop") user.stop();
      coachUser({ kind: "mark", ...mark }, nowMs());
    },
    program(event) {
      const { program } = coach.view;
      if (event.action !== "start" && (program === undefined || program.phase === "finished")) {
        throw new InchwormError("PROGRAM_NOT_RUNNING", rollerId);
      }
      if (event.action === "start") {
        user.refuseProgram(event.program, coach.settings.selection);
        refreshPerson();
      }
      coachProgram(event, nowMs());
      const shown = coach.view.program;
      if (shown === undefined) throw new InchwormError("PART_FAILED", `${rollerId} coach`);
      return shown;
    },
    settingsChanged() {
      refreshPerson();
      publishRoller();
      const closed = user.newlyBlocked(coach.settings.selection);
      if (closed) options.notice(closed);
    },
    async startSession() {
      if (!identity) throw new InchwormError("NO_ROLLER", `${rollerId} has not connected yet`);
      person.refuseIfBlocked(coach.settings.selection);
      // No one lies on a simulated roller.
      if (!link.simulated) for (const word of person.beforeSession()) options.notice(word);
      refreshPerson();
      const { current } = calibration;
      startedWith = current;
      const roller = current ? { ...identity, calibration: current } : identity;
      const about = { ...person.settings(), bands: coach.bands };
      const session = await recorder.start({ roller, selection: coach.settings.selection, settings: about });
      coachUser({ kind: "newSession" }, nowMs());
      user.sessionStarted();
      return publishSession(session);
    },
    async stopSession() {
      // A hold that still lasts belongs to the session as far as it has come.
      const { hold } = coach.view;
      if (hold) recordHold({ startMs: nowMs() - hold.elapsedMs, endMs: nowMs(), countedMs: hold.countedMs });
      const session = publishSession(await recorder.stop());
      await user
        .sessionStopped(session.id)
        .catch((thrown: unknown) => containment.note(`${rollerId} person`, "FILE_UNWRITABLE", thrown));
      learnFrom(session).catch((thrown: unknown) => containment.note(calibrating, "PART_FAILED", thrown));
      return session;
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
  return line;
}

function isProgramNews(effect: CoachEffect): effect is ProgramNews {
  switch (effect.kind) {
    case "programStarted":
    case "programEnded":
    case "stepStarted":
    case "stepEnded":
    case "announcement":
      return true;
    default:
      return false;
  }
}
