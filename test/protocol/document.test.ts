// docs/protocol.md against the code: its worked example, its tables of codes, its addresses.
import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import * as protocol from "#shared/protocol/index.ts";
import { fromHex } from "#test/protocol/bytes.ts";

const text = readFileSync(new URL("../../docs/protocol.md", import.meta.url), "utf8")
  // The formatter pads tables.
  .replaceAll(/ {2,}\|/g, " |");

function block(language: string): string {
  const found = text.match(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``))?.[1];
  if (found === undefined) throw new Error(`docs/protocol.md has no ${language} block`);
  return found;
}

function rows(heading: string): string[][] {
  const part = text.split(/^#+ /m).find((section) => section.startsWith(heading)) ?? "";
  return part
    .split("\n")
    .filter((line) => /^\| (?!-)/.test(line))
    .slice(1)
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

describe("docs/protocol.md", () => {
  it("holds a worked example that decodes to what it says", () => {
    const payloads = protocol.createDeframer().push(fromHex(block("hex")));
    expect(payloads.map((payload) => protocol.decodeRecord(payload))).toEqual([JSON.parse(block("json"))]);
  });

  it("explains every byte of the example once and in order", () => {
    const explained = rows("A worked example").map(([bytes = ""]) =>
      [...bytes.replace(/=.*/, "").matchAll(/`([^`]*)`/g)].map(([, hex = ""]) => hex).join(""),
    );
    expect(fromHex(explained.join(""))).toEqual(fromHex(block("hex")));
  });

  it.each([
    [protocol.KIND_BATCH, "batch frame"],
    [protocol.KIND_IMU_SHORT, "IMU short frame"],
    [protocol.KIND_LOAD_SHORT, "load short frame"],
    [protocol.KIND_STATUS, "status"],
    [protocol.KIND_INFO, "info"],
    [protocol.KIND_REPLY, "reply"],
    [protocol.KIND_EVENT, "event"],
  ] as const)("names kind %i as the code does: %s", (code, record) => {
    const kind = `0x${code.toString(16).padStart(2, "0")}`;
    expect(text).toContain(`| \`${kind}\` | [${record}](`);
    expect(text).toContain(`### \`${kind}\` ${record}\n`);
  });

  it("lists the opcodes of the code", () => {
    const names = ["start", "stop", "rate", "payload size", "identify", "name", "store", "request info"];
    names.push("read calibration", "write calibration", "commit calibration");
    const { OP_START, OP_STOP, OP_RATE, OP_PAYLOAD_SIZE, OP_IDENTIFY, OP_NAME, OP_STORE, OP_REQUEST_INFO } = protocol;
    const { OP_CALIBRATION_READ, OP_CALIBRATION_WRITE, OP_CALIBRATION_COMMIT } = protocol;
    const codes = [OP_START, OP_STOP, OP_RATE, OP_PAYLOAD_SIZE, OP_IDENTIFY, OP_NAME, OP_STORE, OP_REQUEST_INFO];
    codes.push(OP_CALIBRATION_READ, OP_CALIBRATION_WRITE, OP_CALIBRATION_COMMIT);
    expect(rows("Control").map(([opcode]) => opcode)).toEqual(names.map((name, index) => `${codes[index]} ${name}`));
  });

  it("lists mountings and roll axes by their codes", () => {
    const list = (codes: readonly string[]) => codes.map((name, code) => `${code} ${name}`).join(", ");
    expect(text).toContain(list(protocol.MOUNTING_CODES));
    expect(text.replaceAll("−", "-")).toContain(list(protocol.ROLL_AXIS_CODES));
  });

  it("gives the addresses of service and characteristics", () => {
    expect(text).toContain(protocol.SERVICE_UUID);
    const places = rows("Over Bluetooth LE").map(([place = ""]) => place.replaceAll("`", ""));
    const uuids = [protocol.FRAME_UUID, protocol.STATUS_UUID, protocol.CONTROL_UUID, protocol.INFO_UUID];
    expect(uuids).toEqual(places.map((place) => protocol.SERVICE_UUID.replace("6c1b0001", `6c1b000${place}`)));
  });

  it("gives lengths that hold", () => {
    expect(text).toContain(`${protocol.BATCH_1_BYTES} or ${protocol.BATCH_2_BYTES} |`);
    expect(text).toContain(`–${protocol.INFO_MAX_BYTES} |`);
    expect(Math.max(protocol.BATCH_2_BYTES, protocol.BATCH_1_BYTES)).toBeLessThanOrEqual(protocol.LARGE_PAYLOAD);
  });
});
