// What the restarted board says of itself, where it can be asked: a board with a serial line for its stream.
import type { Order } from "#scripts/flash/order.ts";
import { createDeframer, decodeRecord, encodeControl, encodeSerial } from "#shared/protocol/index.ts";
import type { InfoRecord } from "#shared/protocol/index.ts";
import { FIRMWARE_VERSION } from "#firmware/version.ts";

const SERIAL_BOARDS = ["mdbt42q"];
const BAUD = 115_200;
const TRIES = 5;
const TRY_MS = 1000;

/** A sentence for the end of the command. */
export async function readInfoBack(order: Order): Promise<string> {
  const onLine = order.port !== undefined && /^(\/dev\/|COM\d)/i.test(order.port);
  if (!onLine || order.port === undefined || !SERIAL_BOARDS.includes(order.board))
    return `Done. It restarts with firmware ${FIRMWARE_VERSION}; a hub that meets the roller shows the version it really runs.`;
  const info = await askInfo(order.port);
  if (info === undefined)
    return "The program is in the board's flash, but after its restart the board did not say what it is. Is its serial line wired?";
  return `Done. It says: ${info.board}, firmware ${info.firmware}, name ${info.name}, id ${info.deviceId}.`;
}

async function askInfo(path: string): Promise<InfoRecord | undefined> {
  const { SerialPort } = await import("serialport");
  const port = new SerialPort({ path, baudRate: BAUD, autoOpen: false });
  const deframer = createDeframer();
  const order = Buffer.from(encodeSerial(encodeControl({ op: "requestInfo" })));
  return new Promise((resolve) => {
    let tries = 0;
    const end = (info: InfoRecord | undefined): void => {
      clearInterval(timer);
      if (port.isOpen) port.close(() => resolve(info));
      else resolve(info);
    };
    const timer = setInterval(() => (tries++ < TRIES ? port.isOpen && port.write(order) : end(undefined)), TRY_MS);
    port.on("error", () => end(undefined));
    port.on("data", (chunk: Buffer) => {
      for (const payload of deframer.push(chunk)) {
        const record = decodeRecord(payload);
        if (record.kind === "info") end(record);
      }
    });
    port.open((error) => {
      if (error) end(undefined);
    });
  });
}
