// What is asked of npm run flash.
import { readdirSync } from "node:fs";
import { parseArgs } from "node:util";

export const HELP = `npm run flash -- --port PORT | --device NAME [--board NAME] [--dev] [--dry-run]

Builds the firmware, writes it to the board as its saved program, reads it back and restarts the board.

  --port PORT    serial port (/dev/ttyUSB0, COM3), Bluetooth address, or tcp://HOST:PORT
  --device NAME  the first Bluetooth device whose name holds NAME, like Puck
  --board NAME   a file of firmware/boards; puck unless given; at a serial port say it
  --baud RATE    of a serial port; 9600 unless given, which is what a fresh board listens at
  --dev          a development build: its JavaScript prompt stays open to anyone nearby
  --dry-run      only says what it would do
  --help         this text

A roller with a production build has no prompt. Hold its button while it starts: it then runs without its saved program
and takes a new one.
`;

export interface Order {
  readonly board: string;
  /** Nobody named the board. */
  readonly boardAssumed: boolean;
  readonly dev: boolean;
  readonly dryRun: boolean;
  /** Exactly one of the two. */
  readonly port: string | undefined;
  readonly device: string | undefined;
  readonly baud: string | undefined;
  /** Either, for people. */
  readonly target: string;
}

/** The order; `"help"`; or any other text: what is wrong with it. */
export function readOrder(args: string[], boardsFolder: string): Order | string {
  try {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: "string" },
        device: { type: "string" },
        board: { type: "string" },
        baud: { type: "string" },
        dev: { type: "boolean", default: false },
        "dry-run": { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) return "help";
    const boards = readdirSync(boardsFolder).map((name) => name.replace(/\.ts$/, ""));
    const { port, device, baud } = values;
    const board = values.board ?? "puck";
    if (!boards.includes(board)) return `There is no board "${board}"; choose one of: ${boards.join(", ")}.`;
    if ((port === undefined) === (device === undefined))
      return "Say where the board is: --port PORT or --device NAME (one of the two; --help says more).";
    if (port === "" || device === "") return `${port === "" ? "--port" : "--device"} needs a name behind it.`;
    if (baud !== undefined && !/^\d+$/.test(baud)) return `--baud takes a number, not "${baud}".`;
    const target = port ?? device ?? "";
    return {
      board,
      boardAssumed: values.board === undefined,
      dev: values.dev,
      dryRun: values["dry-run"],
      port,
      device,
      baud,
      target,
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Of a Puck, which has no USB, there is none but on an adapter: whoever is there likely means another board. */
export function boardDoubt({ boardAssumed, board, port }: Order): string | undefined {
  if (!boardAssumed || port === undefined || !/^(?:\/dev\/|COM\d)/i.test(port)) return undefined;
  return `No --board was given, so this is a build for ${board}. If another board is at ${port}, stop and name it.`;
}
