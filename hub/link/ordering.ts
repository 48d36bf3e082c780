// Orders to a roller, each with its answer: opens a link, waits until the roller has said who it is, then one after the other.
import { InchwormError } from "#hub/errors.ts";
import type { Link, RollerIdentity } from "#hub/link/link.ts";
import {
  encodeControl,
  REPLY_BAD_VALUE,
  REPLY_BUSY,
  REPLY_NOT_STORED,
  REPLY_OK,
  REPLY_UNKNOWN_KEY,
  REPLY_UNKNOWN_OPCODE,
  REPLY_WRONG_LENGTH,
} from "#shared/protocol/index.ts";
import type { ControlCommand, ReplyRecord } from "#shared/protocol/index.ts";

const SEND_AGAIN_MS = 200;

export interface Orderly {
  readonly identity: RollerIdentity;
  /** Undefined: done; else why not. */
  order(command: ControlCommand): Promise<string | undefined>;
  close(): Promise<void>;
}

export interface OrderlyOptions {
  readonly link: Link;
  /** Longest wait until the roller has said who it is. */
  readonly meetMs: number;
  /** Longest wait for the answer to one order. */
  readonly answerMs: number;
}

/** @throws InchwormError why the roller cannot be reached */
export async function meetRoller({ link, meetMs, answerMs }: OrderlyOptions): Promise<Orderly> {
  let lastDetail: string | undefined;
  let answered: ((reply: ReplyRecord) => void) | undefined;
  const met = Promise.withResolvers<RollerIdentity>();
  const late = setTimeout(() => {
    met.reject(new InchwormError("NO_ROLLER", `${link.uri}: ${lastDetail ?? "nothing was heard from it"}`));
  }, meetMs);
  try {
    await link.open({
      identity: (told) => met.resolve(told),
      frame: () => undefined,
      status: () => undefined,
      mark: () => undefined,
      state: (_state, detail) => void (lastDetail = detail ?? lastDetail),
      bad: () => undefined,
      fault: (error) => met.reject(error),
      reply: (reply) => answered?.(reply),
    });
    const identity = await met.promise;
    return { identity, order, close: () => link.close() };
  } catch (thrown) {
    await link.close();
    throw thrown;
  } finally {
    clearTimeout(late);
  }

  async function order(command: ControlCommand): Promise<string | undefined> {
    const record = encodeControl(command);
    const { promise, resolve } = Promise.withResolvers<string | undefined>();
    answered = ({ opcode, code }) => {
      if (opcode === record[0]) resolve(REPLIES[code] ?? (code === REPLY_OK ? undefined : `it answers ${code}`));
    };
    let over = false;
    const tooLate = setTimeout(() => resolve("it does not answer"), answerMs);
    // A roller says who it is before the connection carries orders.
    const sending = (async () => {
      while (!over && !(await link.send(record))) await new Promise((again) => setTimeout(again, SEND_AGAIN_MS));
    })();
    try {
      return await promise;
    } finally {
      over = true;
      answered = undefined;
      clearTimeout(tooLate);
      await sending;
    }
  }
}

const REPLIES: Readonly<Record<number, string>> = {
  [REPLY_UNKNOWN_OPCODE]: "its firmware does not know this order",
  [REPLY_WRONG_LENGTH]: "it takes the order for damaged",
  [REPLY_BAD_VALUE]: "this value is not possible for it",
  [REPLY_UNKNOWN_KEY]: "its firmware does not know this setting",
  [REPLY_NOT_STORED]: "it took it, but could not write it down: a restart brings the old one back",
  [REPLY_BUSY]: "not while it sends samples",
};
