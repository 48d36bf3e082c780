// One roller's straight line: link → journal → signal → coach → live feed. Reads in the order a sample travels.
// Each stage is contained: what fails in one is counted and reported, and the next sample is taken as ever.
import type { CalibrationStore } from "#hub/calibrationStore.ts";
import type { Clock } from "#hub/clock.ts";
import { coachStep, createCoach } from "#hub/coach/coach.ts";
import type { CoachEffect, CoachInput, CoachState, CueChange, UserEvent } from "#hub/coach/state.ts";
import { effectLine, promptMessage } from "#hub/coachEffects.ts";
import type { Containment } from "#hub/containment.ts";
import { InchwormError } from "#hub/errors.ts";
import type { Link, LinkHandlers, RollerIdentity } from "#hub/link/link.ts";
import { createLinkHealth } from "#hub/linkHealth.ts";
import { eventMessage } from "#hub/live/eventMessage.ts";
import type { Feed } from "#hub/live/feed.ts";
import { tickText } from "#hub/live/tickText.ts";
import { createRollerCalibration, type RollerCalibration } from "#hub/rollerCalibration.ts";
import { rollerState } from "#hub/rollerState.ts";
import { createJournal } from "#hub/session/journal.ts";
import { createRecorder } from "#hub/session/recorder.ts";
import type { SessionStore } from "#hub/session/store.ts";
import { createPipeline, type Pipeline } from "#hub/signal/pipeline.ts";
import { userMark } from "#hub/userMark.ts";
import type { SignalEvent, Tick } from "#shared/domain/features.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import type { Settings } from "#shared/schema/config.ts";
import type { LinkMessage, RollerState, Selection, UserMarkFields } from "#shared/schema/live.ts";
import type { SessionSummary } from "#shared/schema/session.ts";

/** Every second tick of the core goes out: 50 a second. */
const FEED_EVERY_MS = 20;
/** Ticks of a gap come all at once when it ends; older ones than this are no live data any more. */
const STALE_TICK_MS = 500;
/** Watch calls (ten a second) between two link messages when nothing changes. */
const WATCHES_A_LINK_MESSAGE = 4;

export interface LineOptions {
  readonly rollerId: string;
  readonly link: Link;
  readonly hubClock: Clock;
  readonly store: SessionStore;
  readonly feed: Feed;
  readonly containment: Containment;
  readonly settings: () => Settings;
  readonly selection: Selection;
  /** A calibration the user gave for this device; it wins over the one that came with the link. */
  readonly calibrationFor: (deviceId: string) => Calibration | undefined;
  /** Those made at home. */
  readonly calibrationStore: CalibrationStore;
  /** What a session's recording taught about the response's shape; undefined: sessions teach nothing. */
  readonly learn?: ((journalPath: string) => Promise<Calibration | undefined>) | undefined;
  /** Something the user should know, that is no fault. Must not throw. */
  readonly notice: (error: InchwormError) => void;
}

export interface Line {
  readonly rollerId: string;
  open(): Promise<void>;
  close(): Promise<void>;
  /** Call it ten times a second: link messages go out, and the coach hears about missing data. */
  watch(): void;
  select(selection: Selection): RollerState;
  mark(mark: UserMarkFields): void;
  /** The settings have changed. */
  settingsChanged(): void;
  /** @throws InchwormError NO_ROLLER (it has not said who it is yet), SESSION_RUNNING, JOURNAL_FAILED */
  startSession(): Promise<SessionSummary>;
  /** @throws InchwormError SESSION_NOT_RUNNING */
  stopSession(): Promise<SessionSummary>;
  readonly session: SessionSummary | undefined;
  readonly calibration: Pick<RollerCalibration, "current" | "message" | "command" | "tare">;
  readonly roller: RollerState;
  readonly linkMessage: LinkMessage;
}

type CountedHold = Omit<Extract<CoachEffect, { kind: "holdCounted" }>, "kind">;

export function createLine(options: LineOptions): Line {
  const { rollerId, link, feed, containment, settings } = options;
  const nowMs = () => link.clock.nowMs();
  const sentMs = () => Math.round(nowMs() * 10) / 10;
  let identity: RollerIdentity | undefined;
  let newestRxMs = -Infinity;

  // 1 — The link says who the roller is, then hands over its frames.
  const health = createLinkHealth({ rollerId, simulated: link.simulated });
  const handlers: LinkHandlers = {
    identity(next) {
      identity = next;
      calibration.identified(next);
      startPipeline();
      publishRoller();
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
      recordMark({ mark: mark.mark, value, reason }, tMs);
      if (event) coachUser(event, tMs);
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
  let coach: CoachState = createCoach({ ...personal(settings()), selection: options.selection });
  const coaching = <Args extends readonly unknown[]>(input: (...args: Args) => CoachInput) =>
    containment.wrap(`${rollerId} coach`, "PART_FAILED", (...args: Args) => step(input(...args)));
  const coachTick = coaching((tick: Tick) => ({ kind: "tick", tick }));
  const coachEvent = coaching((event: SignalEvent) => ({ kind: "event", event }));
  const coachUser = coaching((event: UserEvent, tMs: number) => ({ kind: "user", event, tMs }));
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
    if (after.spots.shown !== before.spots.shown) {
      publish({ type: "spots", rollerId, sentMs: sentMs(), spots: [...after.spots.shown] });
    }
    if (after.bands !== before.bands || after.view.kneeLineMm !== before.view.kneeLineMm) publishRoller();
  }

  function onEffect(effect: CoachEffect): void {
    if (effect.kind === "holdCounted") onHoldCounted(effect);
    if (effect.kind === "prompt") publish(promptMessage(effect, { rollerId, sentMs: sentMs() }));
    recordEffect(effect);
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
  const recordEffect = recording((effect: CoachEffect) => {
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
    });
  }

  function publishSession(session: SessionSummary): SessionSummary {
    const { id, startedMs, stoppedMs } = session;
    const shown = { id, startedMs, state: session.state === "running" ? "running" : "stopped" } as const;
    publish({ type: "session", rollerId, session: stoppedMs === undefined ? shown : { ...shown, stoppedMs } });
    publishRoller();
    return session;
  }

  return {
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
      coachUser({ kind: "select", selection }, nowMs());
      recordSelection(selection);
      publishRoller();
      return shownRoller();
    },
    mark(mark) {
      recordMark(mark, nowMs());
      coachUser({ kind: "mark", ...mark }, nowMs());
    },
    settingsChanged() {
      coachUser({ kind: "settings", ...personal(settings()) }, nowMs());
      publishRoller();
    },
    async startSession() {
      if (!identity) throw new InchwormError("NO_ROLLER", `${rollerId} has not connected yet`);
      const { current } = calibration;
      startedWith = current;
      const roller = current ? { ...identity, calibration: current } : identity;
      const about = { ...settings(), bands: coach.bands };
      const session = await recorder.start({ roller, selection: coach.settings.selection, settings: about });
      coachUser({ kind: "newSession" }, nowMs());
      return publishSession(session);
    },
    async stopSession() {
      // A hold that still lasts belongs to the session as far as it has come.
      const { hold } = coach.view;
      if (hold) recordHold({ startMs: nowMs() - hold.elapsedMs, endMs: nowMs(), countedMs: hold.countedMs });
      const session = publishSession(await recorder.stop());
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
}

/** What the coach needs to know of the settings. */
function personal({ bodyWeightKg, units }: Settings) {
  return { units, ...(bodyWeightKg === undefined ? {} : { bodyWeightKg }) };
}
