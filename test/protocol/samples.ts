// One record of every kind, as values and by the encoder's own arguments.
import { encodeBatch, encodeImuShort, encodeInfo, encodeLoadShort } from "#shared/protocol/index.ts";
import { encodeEvent, encodeReply, encodeStatus, packCalibration } from "#shared/protocol/index.ts";
import type { DecodedRecord, InfoFields, SampleFrame, StatusFields } from "#shared/protocol/index.ts";

export const INFO: InfoFields = {
  channels: 1,
  mounting: "ring",
  rollAxis: "y-",
  maxPayload: 50,
  diameterMm: 150.4,
  gyroDpsPerLsb: 0.0175,
  accelGPerLsb: 0.000122,
  imuNominalHz: 104,
  loadNominalHz: 80,
  imuGroupDelayMs: 7.8,
  loadGroupDelayMs: 25,
  deviceId: "0123abcd-4567ef89",
  board: "Puck.js v2",
  firmware: "0.1.0",
  name: "Zoë's roller",
};

export const STATUS: StatusFields = {
  state: 0b111,
  batteryV: 3.912,
  temperatureC: -4.25,
  imuHz: 103.87,
  loadHz: 91.6,
  lostSamples: 70_000,
  queueDrops: 12,
  errors: 0b1001,
  uptimeS: 3723,
};

/** The bytes of a decoded record, made anew. */
export function encodeAgain(record: DecodedRecord): Uint8Array {
  switch (record.kind) {
    case "imuBatch":
      return encodeBatchAgain(record);
    case "imuShort": {
      const [sample] = record.imu;
      if (sample === undefined) throw new Error("an IMU frame without a sample");
      return encodeImuShort({ seq: record.seq, ...sample });
    }
    case "loadShort": {
      const [sample] = record.load;
      if (sample === undefined) throw new Error("a load frame without a conversion");
      return encodeLoadShort({ seq: record.seq, ...sample });
    }
    case "status":
      return encodeStatus(record);
    case "info":
      return encodeInfo(record);
    case "reply":
      return encodeReply(record.opcode, record.code);
    case "event":
      return encodeEvent(["other", "press", "longPress", "sleep"].indexOf(record.type), record.seq, record.tick);
    case "calibration": {
      const stored = new Uint8Array(record.total);
      stored.set(record.bytes, record.offset);
      return packCalibration(stored, record.offset);
    }
  }
}

function encodeBatchAgain(frame: SampleFrame): Uint8Array {
  const [first, second] = frame.imu;
  if (first === undefined) throw new Error("a batch without a sample");
  const twoConverters = frame.load.some(({ channel }) => channel === 1);
  const slot = (index: number): number | undefined =>
    frame.load.find(({ tick, channel }) => (twoConverters ? channel === index : tick === frame.imu[index]?.tick))
      ?.counts;
  return encodeBatch({
    seq: frame.seq,
    tick: first.tick,
    tickDelta: second === undefined ? 0 : (second.tick - first.tick) & 0xffff,
    imu: second === undefined ? [first.axes] : [first.axes, second.axes],
    load: [slot(0), slot(1)],
    twoConverters,
  });
}
