// A roller's records → what a link tells the hub. Every link that carries bytes (simulated, BLE, serial) has one.
// Bytes that make no sense are counted and dropped, never thrown.
import { InchwormError } from "#hub/errors.ts";
import { createDeviceTime } from "#hub/link/deviceTime.ts";
import type { LinkHandlers } from "#hub/link/link.ts";
import { createLoadRows } from "#hub/link/loadRows.ts";
import type { LoadRows } from "#hub/link/loadRows.ts";
import { identityOf } from "#hub/link/rollerIdentity.ts";
import type { ImuRow, LoadRow } from "#shared/domain/frame.ts";
import { decodeRecord, PROTOCOL_VERSION } from "#shared/protocol/index.ts";
import type { DecodedRecord, InfoRecord, SampleFrame } from "#shared/protocol/index.ts";
import type { Calibration } from "#shared/schema/calibration.ts";

export interface FrameAssembler {
  /** One record as it came (a notification, a characteristic's value, a serial payload), and when, hub clock. */
  payload(bytes: Uint8Array, rxMs: number): void;
  /** A new connection to the same roller begins. */
  connected(): void;
  /** FIRMWARE_MISMATCH, when the newest info record was one that this hub does not understand: its frames mean nothing. */
  readonly refusal: InchwormError | undefined;
}

export interface FrameAssemblerOptions {
  readonly handlers: Pick<LinkHandlers, "identity" | "frame" | "status" | "mark" | "bad" | "reply">;
  /** Comes with the identity; a simulator knows it. */
  readonly calibration?: Calibration;
}

export function createFrameAssembler({ handlers, calibration }: FrameAssemblerOptions): FrameAssembler {
  const time = createDeviceTime();
  /** Undefined until the roller has said what it is. */
  let loadRows: LoadRows | undefined;
  let knownInfo: string | undefined;
  let refusal: InchwormError | undefined;

  function takeFrame(frame: SampleFrame, rxMs: number): void {
    if (frame.corruptLoads > 0) handlers.bad(frame.corruptLoads, "corruptLoad");
    if (loadRows === undefined) {
      handlers.bad(1, "frameBeforeInfo");
      return;
    }
    const first = frame.imu[0] ?? frame.load[0];
    // A frame whose only conversion was corrupt still counts in the sequence.
    if (first !== undefined) time.frame(first.tick, rxMs);
    const imu = frame.imu.map(({ tick, axes }): ImuRow => [time.near(tick), ...axes]);
    const load: LoadRow[] = [];
    for (const { channel, tick, counts } of frame.load) {
      const row = loadRows.add(channel, time.near(tick), counts);
      if (row !== undefined) load.push(row);
    }
    handlers.frame({ rxMs, seq: frame.seq, imu, load });
  }

  /** Told once, and again only when it has changed: a roller that comes back is still the same. */
  function takeInfo(info: InfoRecord): void {
    const text = JSON.stringify(info);
    if (text === knownInfo) return;
    knownInfo = text;
    loadRows = createLoadRows(info.channels);
    handlers.identity(identityOf(info, calibration));
  }

  /** A roller known before may have got other firmware: what its frames meant then does not hold. */
  function refuse({ protocolVersion }: InfoRecord): void {
    loadRows = undefined;
    knownInfo = undefined;
    const versions = `it speaks version ${protocolVersion} of the protocol, this hub version ${PROTOCOL_VERSION}`;
    refusal = new InchwormError("FIRMWARE_MISMATCH", versions);
    handlers.bad(1, "protocolVersion");
  }

  function take(record: DecodedRecord, rxMs: number): void {
    switch (record.kind) {
      case "imuBatch":
      case "imuShort":
      case "loadShort":
        takeFrame(record, rxMs);
        return;
      case "info":
        if (record.protocolVersion !== PROTOCOL_VERSION) {
          refuse(record);
          return;
        }
        refusal = undefined;
        takeInfo(record);
        return;
      case "status":
        handlers.status(record);
        return;
      case "event":
        // A roller that goes to sleep says so, and is gone a moment later.
        if (record.type === "press" || record.type === "longPress") handlers.mark({ mark: record.type, tMs: rxMs });
        return;
      case "reply":
        handlers.reply?.(record);
        return;
      case "calibration":
        // Asked for by whoever reads a roller's calibration; no part of the stream.
        return;
    }
  }

  return {
    payload(bytes, rxMs) {
      const record = decodeRecord(bytes);
      if (record.kind === "bad") handlers.bad(1, record.reason);
      else take(record, rxMs);
    },
    connected: () => time.connected(),
    get refusal() {
      return refusal;
    },
  };
}
