import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { readOrder } from "#scripts/flash/order.ts";
import { toolArguments } from "#scripts/flash/plan.ts";
import { judge } from "#scripts/flash/verdict.ts";

const ROOT = join(import.meta.dirname, "../..");
const BOARDS = join(ROOT, "firmware/boards");
const EXPECTED = { length: 7588, crc: 0x9f4b_0c88 };

describe("an order", () => {
  it.each([
    { args: [], says: "--port PORT or --device NAME" },
    { args: ["--port", "a", "--device", "b"], says: "one of the two" },
    { args: ["--device", "Puck", "--board", "toaster"], says: "mdbt42q, puck" },
    { args: ["--port", "/dev/ttyUSB0", "--baud", "fast"], says: "--baud takes a number" },
    { args: ["--now"], says: "--now" },
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
    { args: ["--port", "tcp://127.0.0.1:2323"], tool: ["--no-ble", "-p", "tcp://127.0.0.1:2323", "x"] },
  ])("$args becomes $tool", ({ args, tool }) => {
    const order = readOrder(args, BOARDS);
    if (typeof order === "string") throw new Error(order);
    expect(toolArguments(order, ["x"])).toEqual(tool);
  });
});

describe("an upload", () => {
  it("that arrived is good, also when the board gives its CRC-32 as a negative number", () => {
    const output = (crc: number) => `--] inchworm 7588 ${crc}\r\nUpload Complete\n`;
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

it("--dry-run says what would be sent and sends nothing", () => {
  const args = [join(ROOT, "scripts/flash.ts"), "--dry-run", "--port", "/dev/nowhere", "--board", "mdbt42q"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/mdbt42q, production: \d+ bytes, CRC-32 \d+/);
  expect(stdout).toContain("espruino --no-ble -p /dev/nowhere --storage .bootcde:inchworm.js");
  expect(stdout).toContain("Nothing was sent.");
});
