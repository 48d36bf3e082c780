// A roller's calibration as it is in force: where it comes from, how it is made anew, tared and watched.
//
// Which one is in force: one the user gave at the start, else the one its recording came with, else the one made at home,
// else what a simulated roller says of itself.
import { isOld } from "#hub/calibration/age.ts";
import { DriftWatch } from "#hub/calibration/driftWatch.ts";
import { mergeCalibration } from "#hub/calibration/merge.ts";
import { tare } from "#hub/calibration/tare.ts";
import { RecentFrames } from "#hub/calibration/zeroReading.ts";
import type { CalibrationStore } from "#hub/calibrationStore.ts";
import { InchwormError } from "#hub/errors.ts";
import type { ErrorCode } from "#hub/errors.ts";
import { startGuidedCalibration } from "#hub/guidedCalibration.ts";
import type { GuidedCalibration, GuidedCalibrationOptions } from "#hub/guidedCalibration.ts";
import type { RollerIdentity } from "#hub/link/link.ts";
import { recordingHeader } from "#hub/recording/header.ts";
import type { Journal } from "#hub/session/journal.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import type { CalibrationCommand, CalibrationMessage, TareReply } from "#shared/schema/calibrationGuide.ts";
import type { RecordingHeader } from "#shared/schema/recording.ts";

export interface RollerCalibrationOptions {
  readonly rollerId: string;
  /** Of the link. */
  readonly nowMs: () => number;
  readonly given: (deviceId: string) => Calibration | undefined;
  readonly store: CalibrationStore;
  readonly openJournal: (path: string, header: RecordingHeader) => Promise<Journal>;
  readonly publish: (message: CalibrationMessage) => void;
  /** Something the user should know. */
  readonly notice: (error: InchwormError) => void;
  /** Another calibration is in force. */
  readonly changed: () => void;
  /** Must not throw. */
  readonly fault: (code: ErrorCode, thrown: unknown) => void;
  /** A simulated person does what a guided calibration shows; gives how far they are. */
  readonly rehearses?: GuidedCalibrationOptions["rehearses"];
  readonly later?: (action: () => void) => void;
}

export interface RollerCalibration {
  readonly current: Calibration | undefined;
  /** The roller has said who it is. */
  identified(identity: RollerIdentity): void;
  frame(frame: RawFrame): void;
  /** Call it ten times a second. */
  watch(): void;
  /** @throws InchwormError NO_ROLLER, CALIBRATION_NOT_RUNNING, CALIBRATION_NUMBER_MISSING */
  command(command: CalibrationCommand): Promise<CalibrationMessage>;
  /** @throws InchwormError NO_ROLLER, TARE_REFUSED, FILE_UNWRITABLE */
  tare(): Promise<TareReply>;
  /**
   * `learned` takes the place of `before`, which is set aside; false when `before` is not the stored one in force (any
   * more). @throws InchwormError FILE_UNWRITABLE
   */
  refine(before: Calibration, learned: Calibration): Promise<boolean>;
  /** Of the guided calibration that runs or ran last. */
  readonly message: CalibrationMessage | undefined;
  /** Never rejects. */
  close(): Promise<void>;
}

/** Watch calls between two looks at the zero. */
const LOOK_EVERY = 10;

export function createRollerCalibration(options: RollerCalibrationOptions): RollerCalibration {
  const { rollerId, nowMs, store } = options;
  const recent = new RecentFrames();
  const drift = new DriftWatch();
  let identity: RollerIdentity | undefined;
  let current: Calibration | undefined;
  let guided: GuidedCalibration | undefined;
  /** Those before it, which may still be discarding what they recorded. */
  let earlier: Promise<unknown> = Promise.resolve();
  let toldOldOf: Calibration | undefined;
  let looks = 0;

  function inForce({ device, calibration: own }: RollerIdentity): Calibration | undefined {
    const recorded = own?.source === "simulator-truth" ? undefined : own;
    return options.given(device.id) ?? recorded ?? store.get(device.id) ?? own;
  }

  function refresh(): void {
    current = identity === undefined ? undefined : inForce(identity);
    drift.reset();
  }

  function known(): RollerIdentity {
    if (identity === undefined) throw new InchwormError("NO_ROLLER", `${rollerId} has not connected yet`);
    return identity;
  }

  /** Kept for this device; gives whether it could be written down. */
  async function keep(calibration: Calibration): Promise<boolean> {
    const merged = mergeCalibration(store.get(calibration.deviceId), calibration);
    const saved = store.save(merged).then(
      () => true,
      (thrown: unknown) => {
        options.fault("FILE_UNWRITABLE", thrown);
        return false;
      },
    );
    refresh();
    options.changed();
    return saved;
  }

  async function openJournal({ device, roller }: RollerIdentity): Promise<Journal | undefined> {
    try {
      const path = await store.recordingPath(device.id, nowMs());
      return await options.openJournal(path, recordingHeader({ device, roller }));
    } catch (thrown) {
      options.fault("JOURNAL_FAILED", thrown);
      return undefined;
    }
  }

  function tellAge(): void {
    if (current === undefined || current === toldOldOf || !isOld(current, nowMs())) return;
    toldOldOf = current;
    options.notice(new InchwormError("CALIBRATION_OLD", rollerId));
  }

  return {
    get current() {
      return current;
    },
    get message() {
      return guided?.message;
    },
    async close() {
      await Promise.all([earlier, guided?.close()]);
    },
    identified(next) {
      if (identity !== undefined && identity.device.id !== next.device.id && guided?.over === false) {
        guided.command({ action: "cancel" });
      }
      identity = next;
      recent.clear();
      refresh();
      tellAge();
    },
    frame(frame) {
      recent.push(frame);
      guided?.frame(frame);
    },
    watch() {
      guided?.watch();
      looks += 1;
      if (looks % LOOK_EVERY !== 0 || identity === undefined) return;
      const driftN = drift.step(recent.read(current, identity.device.imu));
      if (driftN !== undefined) {
        options.notice(new InchwormError("CALIBRATION_DRIFTED", `${rollerId}: by ${driftN.toFixed(0)} N`));
      }
    },
    async command(command) {
      const who = known();
      if (command.action === "start") {
        if (guided?.over === false) guided.command({ action: "cancel" });
        earlier = Promise.all([earlier, guided?.close()]);
        const journal = await openJournal(who);
        guided = startGuidedCalibration({
          rollerId,
          identity: who,
          nowMs,
          journal,
          publish: options.publish,
          rehearses: options.rehearses,
          made: keep,
          fault: (thrown) => options.fault("PART_FAILED", thrown),
          ...(options.later === undefined ? {} : { later: options.later }),
        });
      }
      if (guided === undefined || guided.over) throw new InchwormError("CALIBRATION_NOT_RUNNING", rollerId);
      refuseWithoutNumber(guided.message, command);
      return guided.command(command);
    },
    async refine(before, learned) {
      const inUse = () => current === before && store.get(before.deviceId) === before;
      if (!inUse() || learned.deviceId !== before.deviceId) return false;
      await store.setAside(before, nowMs());
      if (!inUse()) return false;
      await store.save(learned);
      refresh();
      options.changed();
      return true;
    },
    async tare() {
      const { device } = known();
      const tared = tare(current, recent.read(current, device.imu), nowMs());
      if (tared.kind === "refused") throw new InchwormError("TARE_REFUSED", tared.why);
      await store.save(tared.calibration);
      current = tared.calibration;
      drift.reset();
      options.changed();
      return { movedN: tared.movedN.map((moved) => Math.round(moved * 100) / 100) };
    },
  };
}

/** The distance may be left out: it is a metre then. */
function refuseWithoutNumber({ needs }: CalibrationMessage, command: CalibrationCommand): void {
  if (command.action !== "next" || needs === undefined || needs === "distanceMm") return;
  if (command[needs] === undefined) throw new InchwormError("CALIBRATION_NUMBER_MISSING", needs);
}
