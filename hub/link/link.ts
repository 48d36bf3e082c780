// The one interface every way to a roller implements: BLE, serial, simulated, playback.
import type { Clock } from "#hub/clock.ts";
import type { InchwormError } from "#hub/errors.ts";
import type { CueId } from "#shared/domain/cues.ts";
import type { DeviceInfo, DeviceStatus, RollerInfo } from "#shared/domain/device.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import type { ReplyRecord } from "#shared/protocol/index.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import type { CalibrationMessage, Rehearsal } from "#shared/schema/calibrationGuide.ts";
import type { LinkState } from "#shared/schema/live.ts";

export interface RollerIdentity {
  readonly device: DeviceInfo;
  readonly roller: RollerInfo;
  readonly name: string;
  /** Calibration that came with the source (a recording's header, a simulator's truth). */
  readonly calibration?: Calibration;
}

/** Called synchronously; none of them may throw. Identity comes before the first frame. */
export interface LinkHandlers {
  identity(identity: RollerIdentity): void;
  frame(frame: RawFrame): void;
  status(status: DeviceStatus): void;
  /** The roller's button, or a mark in a recording. */
  mark(mark: {
    readonly mark: string;
    readonly tMs: number;
    /** As a recording has it: not checked. */
    readonly value?: unknown;
    readonly reason?: unknown;
  }): void;
  /** What the link itself knows. Frames that stay out while it streams are noticed by who takes them. */
  state(state: Exclude<LinkState, "silent">, detail?: string): void;
  /** Bytes that could not be decoded, counted. */
  bad(count: number, reason: string): void;
  /** The roller's answer to what was sent. */
  reply?(reply: ReplyRecord): void;
  /** Something a person has to do before this link can work; the link goes on trying. */
  fault?(error: InchwormError): void;
}

export interface Link {
  readonly uri: string;
  readonly simulated: boolean;
  /** The clock its `rxMs` are on: the hub's for live links, the recording's for playback. */
  readonly clock: Clock;
  /** Starts; resolves when trying has begun, not when a roller is found. */
  open(handlers: LinkHandlers): Promise<void>;
  /** A control record to the roller; resolves false when it could not be sent. */
  send(record: Uint8Array): Promise<boolean>;
  /** What the coach says from now on, or nothing: a simulated body heeds it, a person hears it by themselves. */
  told?(cueId: CueId | undefined): void;
  /**
   * What a guided calibration shows from now on: a simulated person does it. Gives how far they are; undefined: nobody
   * simulated follows the guide.
   */
  rehearses?(message: CalibrationMessage): Rehearsal | undefined;
  close(): Promise<void>;
}
