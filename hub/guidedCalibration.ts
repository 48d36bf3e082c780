// One roller's guided calibration while it lasts: the state machine's inputs come from the person and the roller, its
// effects become a recording, verdicts and in the end a calibration.
import { rm } from "node:fs/promises";

import { calibrate } from "#hub/calibration/calibrate.ts";
import { calibrationStep, isOver, startGuide } from "#hub/calibration/guide/guide.ts";
import type { GuideEffect, GuideInput, GuideState } from "#hub/calibration/guide/guide.ts";
import { guideMessage } from "#hub/calibration/guide/message.ts";
import { MotionWatch } from "#hub/calibration/guide/motion.ts";
import { SampleCollector } from "#hub/calibration/samples.ts";
import type { RollerIdentity } from "#hub/link/link.ts";
import type { Journal } from "#hub/session/journal.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import type { CalibrationCommand, CalibrationMessage, Rehearsal } from "#shared/schema/calibrationGuide.ts";
import type { StepLine } from "#shared/schema/recording.ts";

export interface GuidedCalibrationOptions {
  readonly rollerId: string;
  readonly identity: RollerIdentity;
  /** Of the link: what frames and steps are timed by. */
  readonly nowMs: () => number;
  /** Undefined: it could not be opened, and the calibration goes on without. */
  readonly journal: Journal | undefined;
  readonly publish: (message: CalibrationMessage) => void;
  /** A calibration has come out; gives whether it is kept. */
  readonly made: (calibration: Calibration) => Promise<boolean>;
  /** Must not throw. */
  readonly fault: (thrown: unknown) => void;
  /** A simulated person is shown it too, and does it; gives how far they are. */
  readonly rehearses?: ((message: CalibrationMessage) => Rehearsal | undefined) | undefined;
  /** Does what takes a while, soon; by default in 50 ms. */
  readonly later?: (action: () => void) => void;
}

export interface GuidedCalibration {
  frame(frame: RawFrame): void;
  /** Call it ten times a second. */
  watch(): void;
  /** Gives what to show once the command has been taken. */
  command(command: CalibrationCommand): CalibrationMessage;
  readonly message: CalibrationMessage;
  readonly over: boolean;
  /** The hub stops: what was recorded stays, and what was being finished or discarded is done. Never rejects. */
  close(): Promise<void>;
}

/** Whoever sent the command gets an answer first, and what came in meanwhile is looked at too, ms. */
const LATER_MS = 50;
/** Progress is told this often, ms; other changes at once. */
const TELL_EVERY_MS = 200;
/** A calibration that nobody goes on with is cancelled, ms. */
const FORGOTTEN_MS = 20 * 60_000;

export function startGuidedCalibration(options: GuidedCalibrationOptions): GuidedCalibration {
  const { rollerId, identity, nowMs, journal, fault } = options;
  const later = options.later ?? ((action) => void setTimeout(action, LATER_MS));
  const { device, roller } = identity;
  const collector = new SampleCollector(device);
  const motion = new MotionWatch(device);
  let state: GuideState = startGuide();
  let told = "";
  let toldMs = -Infinity;
  let commandMs = nowMs();
  /** What is being finished or discarded. */
  let ending: Promise<void> = Promise.resolve();

  function message(): CalibrationMessage {
    const shown = guideMessage(state, { rollerId, sentMs: Math.round(nowMs()) });
    const rehearsal = options.rehearses?.(shown);
    return rehearsal === undefined ? shown : { ...shown, rehearsal };
  }

  function tell(): void {
    const next = message();
    const text = JSON.stringify({ ...next, sentMs: 0 });
    if (text === told) return;
    told = text;
    toldMs = nowMs();
    options.publish(next);
  }

  function take(input: GuideInput): void {
    const before = state;
    const { state: after, effects } = calibrationStep(before, input);
    state = after;
    for (const effect of effects) act(effect);
    if (input.kind !== "motion" || after.phase !== before.phase || nowMs() - toldMs >= TELL_EVERY_MS) tell();
  }

  function act(effect: GuideEffect): void {
    switch (effect.kind) {
      case "reset":
        motion.reset();
        return;
      case "record":
        journal?.line(effect.step);
        return;
      case "judge":
        later(() => guarded(() => judge(effect.step)));
        return;
      case "finish":
        ending = new Promise((resolve) => {
          later(() => void finish().catch(failed).finally(resolve));
        });
        return;
      case "discard":
        ending = discard().catch(fault);
    }
  }

  function steps(): StepLine[] {
    return state.taken.map(({ step }) => step);
  }

  function judge(step: StepLine): void {
    const { quality } = calibrate({ device, roller, samples: collector.samples(), steps: [...steps(), step] });
    take({ kind: "verdicts", verdicts: quality.steps });
  }

  async function finish(): Promise<void> {
    const { calibration, quality } = calibrate({ device, roller, samples: collector.samples(), steps: steps() });
    await journal?.close();
    const saved = calibration === undefined ? false : await options.made(calibration);
    take({ kind: "finished", quality, saved });
  }

  function guarded(action: () => void): void {
    try {
      action();
    } catch (thrown) {
      failed(thrown);
    }
  }

  function failed(thrown: unknown): void {
    fault(thrown);
    take({ kind: "finished", quality: { grade: "partial", steps: [], notes: [] }, saved: false });
  }

  async function discard(): Promise<void> {
    await journal?.close();
    if (journal !== undefined) await rm(journal.path, { force: true });
  }

  return {
    frame(frame) {
      if (isOver(state)) return;
      collector.push(frame);
      motion.push(frame);
      journal?.frame(frame);
    },
    watch() {
      if (isOver(state)) return;
      take({ kind: "motion", motion: motion.motion(nowMs()), tMs: nowMs() });
      if (nowMs() - commandMs > FORGOTTEN_MS) take({ kind: "command", command: { action: "cancel" }, tMs: nowMs() });
    },
    command(command) {
      commandMs = nowMs();
      take({ kind: "command", command, tMs: commandMs });
      return message();
    },
    get message() {
      return message();
    },
    get over() {
      return isOver(state);
    },
    async close() {
      await ending;
      if (!isOver(state)) await journal?.close().catch(fault);
    },
  };
}
