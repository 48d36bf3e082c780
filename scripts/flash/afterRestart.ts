// What the restarted board says of itself: only a roller that answers, is this board, and runs this firmware is a success.
import { FIRMWARE_VERSION } from "#firmware/version.ts";
import type { RollerFacts } from "#hub/doctor/facts.ts";
import type { Order } from "#scripts/flash/order.ts";
import type { ToolRun } from "#scripts/flash/runTool.ts";
import type { BoardSays } from "#scripts/flash/verdict.ts";

/** Boards whose stream also goes over the serial line they were flashed through. */
const SERIAL_BOARDS = ["mdbt42q"];
const IN_FLASH = "The program is in the board's flash";

/** Where the restarted roller is met; undefined: nowhere (an emulator behind TCP). */
export function linkAfterRestart(
  { port, device, board }: Pick<Order, "port" | "device" | "board">,
  { address }: Pick<BoardSays, "address">,
  platform: NodeJS.Platform,
): string | undefined {
  const onLine = port !== undefined && /^(\/dev\/|COM\d)/i.test(port);
  if (onLine && SERIAL_BOARDS.includes(board)) return `serial:${port}`;
  if (port !== undefined && /^tcp:/i.test(port)) return undefined;
  // macOS hides addresses: a peripheral goes by an id of its own, and who it is its serial number tells.
  if (platform === "darwin") return onLine || device !== undefined ? "ble:" : `ble:${port ?? ""}`;
  return `ble:${address ?? (onLine ? "" : (port ?? ""))}`;
}

/** Undefined: the order to restart arrived; else what to say. */
export function restartFault({ status }: ToolRun): string | undefined {
  if (status === 0) return undefined;
  const how = status === undefined ? "it did not answer" : `the tools ended with ${status}`;
  return `${IN_FLASH}, but it could not be told to restart (${how}). Take its supply away and give it back.`;
}

/** What came of it, for people. */
export function judgeAnswer(facts: RollerFacts, { serial }: Pick<BoardSays, "serial">): { ok: boolean; text: string } {
  const fail = (what: string): { ok: boolean; text: string } => ({ ok: false, text: `${IN_FLASH}, but ${what}` });
  const { uri } = facts;
  switch (facts.answer) {
    case "none":
      return fail(
        `after its restart no roller answered at ${uri} (${facts.why}).\n` +
          `Take its supply away and give it back, then run: npm run doctor -- --link ${uri}`,
      );
    case "otherProtocol":
      return fail(
        `the roller at ${uri} runs firmware of another protocol. Restart it, and flash it again if it stays so.`,
      );
    case "info": {
      const { name, board, firmware, deviceId } = facts;
      const said = `${name}: ${board}, firmware ${firmware}, id ${deviceId}`;
      if (deviceId !== serial)
        return fail(`another roller answered at ${uri} (${said}). Switch that one off and look again.`);
      if (firmware === FIRMWARE_VERSION) return { ok: true, text: `Done. It says it is ${said}.` };
      return fail(
        `the board still runs another version (${said}; sent was ${FIRMWARE_VERSION}). Restart it and look again.`,
      );
    }
  }
}
