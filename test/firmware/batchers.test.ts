// What the batchers put together in place equals what the protocol encodes, byte for byte.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { createRoller } from "#firmware/roller.ts";
import { createBatcher } from "#firmware/stream/batcher.ts";
import { createShortBatcher } from "#firmware/stream/shortBatcher.ts";
import { decodeRecord, encodeBatch, encodeImuShort, encodeLoadShort } from "#shared/protocol/index.ts";
import { createFakeBoard, createStreamingBoard } from "#test/firmware/fakeHal.ts";
import type { FakeBoard } from "#test/firmware/fakeHal.ts";
import { toHex } from "#test/protocol/bytes.ts";

fc.configureGlobal({ seed: 20261121 });

const i16 = fc.integer({ min: -32768, max: 32767 });
const axes = fc.tuple(i16, i16, i16, i16, i16, i16);
const counts = fc.option(fc.integer({ min: -0x800000, max: 0x7fffff }), { nil: undefined });
const step = fc.integer({ min: 300, max: 400 });

/** The board leaves an old conversion in a slot that is not fresh; its bytes mean nothing. */
function withoutStale(bytes: Uint8Array): string {
  const copy = bytes.slice();
  const flags = copy[1] ?? 0;
  const atLoad = 10 + 12 * (flags & 3);
  if ((flags & 4) === 0) copy.fill(0, atLoad, atLoad + 7);
  if ((flags & 8) === 0) copy.fill(0, atLoad + 7);
  return toHex(copy);
}

function offer(board: FakeBoard, load: readonly (number | undefined)[]): void {
  board.cells.forEach((cell, channel) => {
    cell.waiting = load[channel];
  });
}

describe("104 Hz, 50-byte payload, one converter", () => {
  it("two samples and their conversions a frame", () => {
    const pair = fc.tuple(axes, counts, step, axes, counts, step);
    fc.assert(
      fc.property(
        fc.array(pair, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 2 ** 32 }),
        (pairs, from) => {
          const board = createStreamingBoard({ payload: 50 });
          board.ticks = from;
          const expected = pairs.map(([first, load0, delta, second, load1, pause], seq) => {
            const tick = board.ticks;
            offer(board, [load0]);
            board.sample(first);
            board.ticks += delta;
            offer(board, [load1]);
            board.sample(second);
            board.ticks += pause;
            const wire = encodeBatch({ seq, tick, tickDelta: delta, imu: [first, second], load: [load0, load1] });
            return toHex(wire);
          });
          expect(board.frames().map(withoutStale)).toEqual(expected);
        },
      ),
    );
  });
});

describe("one sample a frame", () => {
  it.each([{ cells: 1, rateHz: 52 as const }, { cells: 2 }, { cells: 2, rateHz: 52 as const }])("%o", (mode) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(axes, counts, counts, step), { minLength: 1, maxLength: 12 }), (samples) => {
        const board = createStreamingBoard({ ...mode, payload: 50 });
        const twoConverters = mode.cells === 2;
        const expected = samples.map(([sample, load0, load1, pause], seq) => {
          offer(board, [load0, load1]);
          const tick = board.ticks;
          board.sample(sample);
          board.ticks += pause;
          const load = [load0, twoConverters ? load1 : undefined] as const;
          return toHex(encodeBatch({ seq, tick, imu: [sample], load, twoConverters }));
        });
        expect(board.frames().map(withoutStale)).toEqual(expected);
      }),
    );
  });
});

describe("20-byte payload", () => {
  it.each([1, 2])("a frame a sample and one a conversion, %i converters", (cells) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(axes, counts, counts, step), { minLength: 1, maxLength: 12 }), (samples) => {
        const board = createStreamingBoard({ cells, payload: 20 });
        let seq = 0;
        const expected = samples.flatMap(([sample, load0, load1, pause]) => {
          offer(board, [load0, load1]);
          const tick = board.ticks;
          board.sample(sample);
          board.ticks += pause;
          const wire = [toHex(encodeImuShort({ seq: seq++, tick, axes: sample }))];
          if (load0 !== undefined) wire.push(toHex(encodeLoadShort({ seq: seq++, tick, channel: 0, counts: load0 })));
          if (load1 !== undefined && cells === 2)
            wire.push(toHex(encodeLoadShort({ seq: seq++, tick, channel: 1, counts: load1 })));
          return wire;
        });
        expect(board.frames().map(toHex)).toEqual(expected);
      }),
    );
  });
});

describe("time", () => {
  const REST = [0, 0, 8192, 0, 0, 0] as const;

  it("gives a lone sample up when its partner comes too late for 16 bits of ticks", () => {
    const board = createStreamingBoard({ payload: 50 });
    board.sample([1, 1, 1, 1, 1, 1]);
    board.ticks += 70_000;
    board.sample([2, 2, 2, 2, 2, 2]);
    board.ticks += 315;
    board.sample([3, 3, 3, 3, 3, 3]);
    expect(board.frames().map(decodeRecord)).toMatchObject([
      { imu: [{ tick: 71_000, axes: [2, 2, 2, 2, 2, 2] }, { tick: 71_315 }] },
    ]);
  });

  it("goes through the wrap of 32-bit ticks without counting a loss", () => {
    const board = createStreamingBoard({ payload: 50 });
    board.ticks = 2 ** 32 - 100;
    board.sample(REST);
    board.ticks = 215;
    board.sample(REST);
    expect(board.frames().map(decodeRecord)).toMatchObject([{ imu: [{ tick: 2 ** 32 - 100 }, { tick: 215 }] }]);
    board.second();
    expect(board.statuses().map(decodeRecord)).toMatchObject([{ lostSamples: 0 }]);
  });

  it.each([20, 50] as const)("counts samples that were missed, payload %i", (payload) => {
    const board = createStreamingBoard({ payload });
    for (const ticks of [315, 315, 630, 320, 3150, 315]) {
      board.ticks += ticks;
      board.sample(REST);
    }
    board.second();
    expect(board.statuses().map(decodeRecord)).toMatchObject([{ lostSamples: 10 }]);
  });

  it("counts frames that the radio refused", () => {
    const board = createStreamingBoard({ payload: 50 });
    board.radioFull = true;
    for (let index = 0; index < 6; index++) {
      board.ticks += 315;
      board.sample(REST);
    }
    board.radioFull = false;
    board.second();
    expect(board.statuses().map(decodeRecord)).toMatchObject([{ queueDrops: 3 }]);
  });
});

describe("a sensor of raw bytes, turn rates first", () => {
  it.each([20, 50] as const)("goes through as it is, payload %i, and decodes to the same axes", (payload) => {
    fc.assert(
      fc.property(fc.array(axes, { minLength: 2, maxLength: 8 }), (samples) => {
        const board = createStreamingBoard({ payload, rawImu: true });
        for (const [ax, ay, az, gx, gy, gz] of samples) {
          board.ticks += 315;
          board.sampleRaw(new Uint8Array(Int16Array.of(gx, gy, gz, ax, ay, az).buffer));
        }
        const read = board.frames().flatMap((frame) => {
          const record = decodeRecord(frame);
          return record.kind === "imuBatch" || record.kind === "imuShort"
            ? record.imu.map((sample) => sample.axes)
            : [];
        });
        expect(read).toEqual(samples.slice(0, read.length));
        expect(read.length).toBeGreaterThanOrEqual(samples.length - 1);
      }),
    );
  });
});

describe("what a handler may cost on the board", () => {
  const board = createFakeBoard({ cells: 2 });

  it.each([createBatcher, createShortBatcher])("%o", (create) => {
    const handler = create(createRoller(board.hal))
      .toString()
      .replace(/^function \w+/, "handler");
    const code = handler.replaceAll(/\/\/.*/g, "");
    // No loop, no new object but the one array of axes, no closure, no decoding, no division, no text.
    const costly = [/\bfor\b/, /\bwhile\b/, /\bnew\b/, /function|=>/, /\{\s*\w+:/, /DataView|JSON/, /\//, /["'`]/];
    expect(costly.filter((pattern) => pattern.test(code))).toEqual([]);
  });
});
