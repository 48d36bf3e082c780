import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { FIRMWARE_VERSION } from "#firmware/version.ts";
import type { RollerFacts } from "#hub/doctor/facts.ts";
import { judgeAnswer, linkAfterRestart, restartFault } from "#scripts/flash/afterRestart.ts";
import { boardDoubt, readOrder } from "#scripts/flash/order.ts";
import { toolArguments } from "#scripts/flash/plan.ts";
import { judge, whoIsIt } from "#scripts/flash/verdict.ts";
import { inWholeForm } from "#test/support/often.ts";

const ROOT = join(import.meta.dirname, "../..");
const BOARDS = join(ROOT, "firmware/boards");
const EXPECTED = { length: 7588, crc: 0x9f4b_0c88 };

describe("an order", () => {
  it.each([
    { args: ["--port", "/dev/ttyUSB0"], says: "build for puck" },
    { args: ["--port", "/dev/ttyUSB0", "--board", "puck"], says: undefined },
    { args: ["--device", "Puck"], says: undefined },
  ])("$args: a board that nobody named is doubted at a serial port", ({ args, says }) => {
    const order = readOrder(args, BOARDS);
    if (typeof order === "string") throw new Error(order);
    expect(boardDoubt(order)).toEqual(says === undefined ? undefined : expect.stringContaining(says));
  });

  it.each([
    { args: [], says: "--port PORT or --device NAME" },
    { args: ["--port", "a", "--device", "b"], says: "one of the two" },
    { args: ["--device", "Puck", "--board", "toaster"], says: "mdbt42q, puck" },
    { args: ["--port", "/dev/ttyUSB0", "--baud", "fast"], says: "--baud takes a number" },
    { args: ["--now"], says: "--now" },
    { args: ["--port", ""], says: "--port needs a name" },
    { args: ["--device", ""], says: "--device needs a name" },
  ])("$args is refused in plain words", ({ args, says }) => {
    expect(readOrder(args, BOARDS)).toEqual(expect.stringContaining(says));
  });

  it.each([
    { args: ["--device", "Puck"], tool: ["-d", "Puck", "x"] },
    { args: ["--port", "C0:11:22:33:44:55"], tool: ["-p", "C0:11:22:33:44:55", "x"] },
    {
      args: ["--port", "/dev/ttyUSB0", "--baud", "115200"],
      tool: ["--no-ble", "-p", "/dev/ttyUSB0", "-b", "115200", "x"],
    },
    {
      args: ["--port", "0A1B2C3D-0A1B-2C3D-4E5F-0A1B2C3D4E5F"],
      tool: ["-p", "0A1B2C3D-0A1B-2C3D-4E5F-0A1B2C3D4E5F", "x"],
    },
    { args: ["--port", "COM3"], tool: ["--no-ble", "-p", "COM3", "x"] },
    { args: ["--port", "tcp://127.0.0.1:2323"], tool: ["--no-ble", "-p", "tcp://127.0.0.1:2323", "x"] },
  ])("$args becomes $tool", ({ args, tool }) => {
    const order = readOrder(args, BOARDS);
    if (typeof order === "string") throw new Error(order);
    expect(toolArguments(order, ["x"])).toEqual(tool);
  });
});

describe("an upload", () => {
  it("that arrived is good, also when the board gives its CRC-32 as a negative number", () => {
    const output = (crc: number) => `--] inchworm 7588 ${crc} 1-2 c0:11:22:33:44:55\r\nUpload Complete\n`;
    expect(judge({ status: 0, output: output(EXPECTED.crc) }, EXPECTED)).toBeUndefined();
    expect(judge({ status: 0, output: output(EXPECTED.crc - 2 ** 32) }, EXPECTED)).toBeUndefined();
  });

  it.each([
    { output: "inchworm 4096 1\n", status: 0, says: "holds 4096 bytes of 7588" },
    { output: "inchworm 7588 1\n", status: 0, says: "not the ones that were sent" },
    { output: "Connected\n", status: undefined, says: "stopped answering during the upload" },
    { output: "Unable to connect!\n", status: 1, says: "No board answered (Unable to connect!)" },
    { output: "Upload Complete\n", status: 0, says: "hold its button while it starts" },
  ])("$output is told in plain words", ({ output, status, says }) => {
    expect(judge({ output, status }, EXPECTED)).toContain(says);
  });

  it("that is not whole says how to recover", () => {
    expect(judge({ output: "inchworm 4096 1\n", status: 0 }, EXPECTED)).toContain("Hold its button while it starts");
  });
});

describe("after the restart", () => {
  const board = { serial: "1-2", address: "c0:11:22:33:44:55" };
  const answer: RollerFacts = {
    uri: "ble:x",
    answer: "info",
    name: "Worm",
    deviceId: "1-2",
    board: "PUCKJS",
    firmware: FIRMWARE_VERSION,
    ownFirmware: FIRMWARE_VERSION,
    frames: 0,
    batteryV: undefined,
    errors: [],
  };

  it("the board is known by what it said while its program was read back", () => {
    expect(whoIsIt({ status: 0, output: "]inchworm 7588 -1 1-2 c0:11:22:33:44:55\r\n" })).toEqual(board);
    expect(whoIsIt({ status: 0, output: "inchworm 7588 1 1-2 -\n" })).toEqual({ serial: "1-2", address: undefined });
  });

  it.each<[Parameters<typeof linkAfterRestart>[0], NodeJS.Platform, string | undefined]>([
    [{ board: "puck", device: "Puck", port: undefined }, "linux", "ble:c0:11:22:33:44:55"],
    [{ board: "puck", device: "Puck", port: undefined }, "darwin", "ble:"],
    [{ board: "puck", device: undefined, port: "0A1B-2C" }, "darwin", "ble:0A1B-2C"],
    [{ board: "puck", device: undefined, port: "/dev/ttyUSB0" }, "linux", "ble:c0:11:22:33:44:55"],
    [{ board: "mdbt42q", device: undefined, port: "COM3" }, "win32", "serial:COM3"],
    [{ board: "mdbt42q", device: "MDBT", port: undefined }, "linux", "ble:c0:11:22:33:44:55"],
    [{ board: "puck", device: undefined, port: "tcp://127.0.0.1:2323" }, "linux", undefined],
  ])("%j on %s is met at %s", (order, platform, uri) => {
    expect(linkAfterRestart(order, board, platform)).toBe(uri);
  });

  it("an order to restart that did not arrive is told", () => {
    expect(restartFault({ status: 0, output: "" })).toBeUndefined();
    expect(restartFault({ status: 1, output: "" })).toContain("could not be told to restart");
    expect(restartFault({ status: undefined, output: "" })).toContain("did not answer");
  });

  it("only this board with this firmware is a success", () => {
    expect(judgeAnswer(answer, board)).toMatchObject({ ok: true });
    const others: [RollerFacts, string][] = [
      [{ ...answer, firmware: "0.0.1" }, "another version"],
      [{ ...answer, deviceId: "3-4" }, "another roller"],
      [{ uri: "ble:x", answer: "otherProtocol", ownFirmware: FIRMWARE_VERSION }, "another protocol"],
      [{ uri: "ble:x", answer: "none", why: "not heard", whatToDo: undefined }, "npm run doctor -- --link ble:x"],
    ];
    for (const [facts, says] of others) {
      const { ok, text } = judgeAnswer(facts, board);
      expect(ok).toBe(false);
      expect(text).toContain(says);
    }
  });
});

inWholeForm(() => {
  it("--dry-run says what would be sent and sends nothing", () => {
    const args = [join(ROOT, "scripts/flash.ts"), "--dry-run", "--port", "/dev/nowhere", "--board", "mdbt42q"];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/mdbt42q, production: \d+ bytes, CRC-32 \d+/);
    expect(stdout).toContain("espruino --no-ble -p /dev/nowhere --storage .bootcde:inchworm.js");
    expect(stdout).toContain("Nothing was sent.");
  });
});
