// The vectors in test/vectors hold for any implementation; here both directions of ours.
import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { createDeframer, decodeRecord, encodeControl, encodeSerial, PROTOCOL_VERSION } from "#shared/protocol/index.ts";
import type { ControlCommand } from "#shared/protocol/index.ts";
import { fromHex, toHex } from "#test/protocol/bytes.ts";
import { encodeAgain } from "#test/protocol/samples.ts";

interface Vectors {
  readonly protocolVersion: number;
  readonly records: readonly {
    readonly name: string;
    readonly hex: string;
    readonly record: { readonly kind: string };
  }[];
  readonly bad: readonly { readonly name: string; readonly hex: string; readonly reason: string }[];
  readonly control: readonly { readonly name: string; readonly command: ControlCommand; readonly hex: string }[];
  readonly serial: readonly { readonly name: string; readonly payload: string; readonly hex: string }[];
}

const vectors: Vectors = JSON.parse(
  readFileSync(new URL("../vectors/protocol.json", import.meta.url), "utf8"),
  // JSON has no NaN: "NaN" stands for an unknown number.
  (_key, value: unknown) => (value === "NaN" ? Number.NaN : value),
);

it("is of the version the code speaks", () => {
  expect(vectors.protocolVersion).toBe(PROTOCOL_VERSION);
});

describe("records", () => {
  it.each(vectors.records)("decodes: $name", ({ hex, record }) => {
    expect(decodeRecord(fromHex(hex))).toEqual(record);
  });

  it.each(vectors.records)("encodes: $name", ({ hex }) => {
    const decoded = decodeRecord(fromHex(hex));
    if (decoded.kind === "bad") throw new Error(decoded.reason);
    expect(toHex(encodeAgain(decoded))).toBe(hex);
  });

  it("cover every kind there is", () => {
    const kinds = new Set(vectors.records.map(({ record }) => record.kind));
    expect([...kinds].toSorted()).toEqual(["event", "imuBatch", "imuShort", "info", "loadShort", "reply", "status"]);
  });

  it.each(vectors.records)("decodes inside a larger buffer: $name", ({ hex, record }) => {
    const bytes = fromHex(`ffffff${hex}ffff`);
    expect(decodeRecord(bytes.subarray(3, bytes.length - 2))).toEqual(record);
  });
});

it.each(vectors.bad)("refuses: $name", ({ hex, reason }) => {
  expect(decodeRecord(fromHex(hex))).toEqual({ kind: "bad", reason });
});

it.each(vectors.control)("encodes control: $name", ({ command, hex }) => {
  expect(toHex(encodeControl(command))).toBe(hex);
});

it.each(vectors.serial)("frames for a serial line and back: $name", ({ payload, hex }) => {
  expect(toHex(encodeSerial(fromHex(payload)))).toBe(hex);
  expect(createDeframer().push(fromHex(hex)).map(toHex)).toEqual([payload]);
});
