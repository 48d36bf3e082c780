// Small recordings for the tests of everything that reads or writes one.
import type { RawFrame } from "#shared/domain/frame.ts";
import type { RecordingHeader } from "#shared/schema/recording.ts";

export const HEADER: RecordingHeader = {
  format: "inchworm-recording",
  version: 1,
  device: {
    id: "test-roller",
    board: "PUCKJS",
    firmware: "1.0.0",
    imu: { gyroDpsPerLsb: 0.07, accelGPerLsb: 0.000122, nominalHz: 104, rollAxis: "z+", groupDelayMs: 4 },
    loadCell: { nominalHz: 80, channels: 1, mounting: "ring", groupDelayMs: 25 },
  },
  roller: { diameterMm: 150 },
};

/** Hub clock of the first frame. */
export const FIRST_RX_MS = 1_700_000_000_000;
const FRAME_MS = 19.23;

export function sampleFrame(index: number): RawFrame {
  const tMs = 5000 + index * FRAME_MS;
  return {
    rxMs: FIRST_RX_MS + index * FRAME_MS + (index % 3),
    seq: index & 0xffff,
    imu: [
      [tMs, 1, -2, 8192, 30, -40, 300 + (index % 9)],
      [tMs + FRAME_MS / 2, 2, -3, 8190, 31, -41, 301 + (index % 9)],
    ],
    load: [[tMs + 1, 120_000 + index]],
  };
}

export function sampleFrames(count: number): RawFrame[] {
  return Array.from({ length: count }, (_, index) => sampleFrame(index));
}

/** Bytes as a file gives them, in pieces of `pieceBytes`. */
export async function* inPieces(bytes: Uint8Array | string, pieceBytes = 65_536): AsyncGenerator<Uint8Array> {
  const whole = Buffer.from(bytes);
  for (let at = 0; at < whole.length; at += pieceBytes) yield whole.subarray(at, at + pieceBytes);
}

export async function all<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const list: Value[] = [];
  for await (const value of values) list.push(value);
  return list;
}
