// What the firmware lives through on the interpreter and here, as text for both.
import { crc32 } from "#shared/protocol/crc.ts";

export interface Scenario {
  readonly name: string;
  readonly board: "puck" | "mdbt42q";
  /** What the flash holds before, as `settings.ts` stores it. */
  readonly settings?: readonly (string | number)[];
  /** Device ticks at the start. */
  readonly startTicks?: number;
  /** Runs after the bundle. */
  readonly script: string;
  /** Lines that a simulated board gave for the same sensors. */
  readonly simulated?: readonly string[];
}

const CALIBRATION = Array.from({ length: 20 }, (_, index) => (index * 37) & 0xff);

function calibrationOrders(bytes: readonly number[]): string {
  const crc = crc32(Uint8Array.from(bytes));
  const crcBytes = [crc & 0xff, (crc >> 8) & 0xff, (crc >> 16) & 0xff, crc >>> 24];
  return `
write([10, 0, 0, ${bytes.slice(0, 17).join(", ")}]);
write([11, 20, 0, 1, 2, 3, 4]);
write([9, 0, 0]);
write([10, 0, 0, ${bytes.slice(0, 17).join(", ")}]);
write([10, 17, 0, ${bytes.slice(17).join(", ")}]);
write([11, 20, 0, ${crcBytes.join(", ")}]);
write([9, 0, 0]);
write([9, 14, 0]);
write([9, 40, 0]);
write([11, 0, 0, 0, 0, 0, 0]);
write([9, 0, 0]);
`;
}

/** A life on the roller that touches everything once. */
export const WHOLE_LIFE = `
second();
connect();
subscribe(1);
samples(20);
write([4, 50]);
samples(60);
second();
stub.ticks += 3000;
samples(7);
write([3, 52]);
samples(9);
write([11, 1, 0, 0, 0, 0, 0]);
write([7, 1, 132, 3, 0, 0]);
write([6, 90, 111, 195, 171]);
write([8]);
write([5]);
write([2]);
samples(4);
${calibrationOrders(CALIBRATION)}
write([1]);
samples(4);
write([]);
write([99, 1]);
write([4, 33]);
write([7, 2, 9, 0, 0, 0]);
write([7, 9, 0, 0, 0, 0]);
write([7, 5, 1, 0, 0, 0]);
write([7, 6, 64, 226, 1, 0]);
write([3]);
press(0.1);
press(1.5);
second();
disconnect();
second();
samples(2);
press(6);
second();
second();
second();
press(0.1);
second();
var stored = require("Storage").readJSON("inchworm.json", true);
tell("stored " + hex(E.toUint8Array(stored[0])) + " " + stored.slice(1).join(","));
`;

/** The 20-byte payload, with orders in between. */
const SHORT = `
connect();
subscribe(1);
samples(40);
write([3, 52]);
samples(20);
write([2]);
write([1]);
samples(10);
second();
disconnect();
`;

/** Two converters and a sensor of raw bytes: both payloads, over the radio, then down the serial line. */
const TWO_CONVERTERS = `
connect();
write([7, 4, 2, 0, 0, 0]);
subscribe(1);
samples(20);
write([4, 50]);
samples(80);
second();
write([3, 104]);
samples(10);
disconnect();
stub.serial("\\x00\\xA5\\x5A\\x01\\x01\\x1B\\xDF\\x05\\xA5");
samples(10);
second();
stub.serial("\\xA5\\x5A\\x01\\x02\\xA1\\x8E\\x0C\\x3C");
samples(4);
`;

/** Bytes of one order as it comes down a serial line are written out above: start (1) and stop (2). */
export const SCENARIOS: readonly Scenario[] = [
  { name: "a whole life", board: "puck", script: WHOLE_LIFE },
  { name: "20-byte payload", board: "puck", script: SHORT },
  { name: "two converters, raw sensor, serial line", board: "mdbt42q", script: TWO_CONVERTERS },
  { name: "a whole life", board: "mdbt42q", script: WHOLE_LIFE },
];

/** Streaming at 104 Hz in 50-byte payloads, which is what the memory budget is about. */
export const MEMORY = `
stub.peak = 0;
stub.watching = true;
connect();
subscribe(1);
write([4, 50]);
samples(9);
second();
samples(104);
second();
`;
