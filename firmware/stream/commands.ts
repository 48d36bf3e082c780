// Control records from the hub: each is carried out or refused, and answered with a code.
import {
  FULL_RATE_HZ,
  HALF_RATE_HZ,
  OP_IDENTIFY,
  OP_NAME,
  OP_PAYLOAD_SIZE,
  OP_RATE,
  OP_START,
  OP_STOP,
  OP_STORE,
  REPLY_BAD_VALUE,
  REPLY_NOT_STORED,
  REPLY_OK,
  REPLY_UNKNOWN_OPCODE,
  REPLY_WRONG_LENGTH,
} from "#shared/protocol/controlCodes.ts";
import { LARGE_PAYLOAD, SMALL_PAYLOAD } from "#shared/protocol/frameLayout.ts";
import { NAME_MAX_BYTES } from "#shared/protocol/infoLayout.ts";
import { encodeReply } from "#shared/protocol/reply.ts";
import { applyName, applySetting } from "#firmware/settings.ts";
import type { Settings } from "#firmware/settings.ts";

import type { Output } from "./output.ts";
import type { Sampler } from "./sampler.ts";

export interface CommandsOptions {
  readonly sampler: Sampler;
  readonly settings: Settings;
  readonly converters: number;
  /** Settings changed: put them where they go; `false`: the flash refused. */
  keepSettings(): boolean;
  identify(): void;
  sendInfo(to: Output): void;
}

export type Commands = (record: Uint8Array, from: Output) => void;

/** By opcode; 0: one to 19 bytes of text follow. */
const LENGTHS = [undefined, 1, 1, 2, 2, 1, 0, 6, 1];

export function createCommands(options: CommandsOptions): Commands {
  const sampler = options.sampler;

  function setOverride(from: Output, streaming: boolean): number {
    from.override = streaming;
    sampler.update();
    return REPLY_OK;
  }

  function setRate(rateHz: number | undefined): number {
    if (rateHz !== FULL_RATE_HZ && rateHz !== HALF_RATE_HZ) return REPLY_BAD_VALUE;
    sampler.rateHz = rateHz;
    sampler.update();
    return REPLY_OK;
  }

  function setPayload(from: Output, bytes: number | undefined): number {
    if (bytes !== SMALL_PAYLOAD && bytes !== LARGE_PAYLOAD) return REPLY_BAD_VALUE;
    from.payload = bytes;
    sampler.update();
    return REPLY_OK;
  }

  function kept(code: number): number {
    return code === REPLY_OK && !options.keepSettings() ? REPLY_NOT_STORED : code;
  }

  function setName(record: Uint8Array): number {
    let name = "";
    for (let index = 1; index < record.length; index++) name += String.fromCharCode(record[index] || 0);
    return kept(applyName(options.settings, name));
  }

  function storeValue(record: Uint8Array): number {
    const value = new DataView(record.buffer, record.byteOffset).getInt32(2, true);
    return kept(applySetting(options.settings, record[1] || 0, value, options.converters));
  }

  function carryOut(record: Uint8Array, from: Output): number {
    const opcode = record[0] || 0;
    const length = LENGTHS[opcode];
    if (length === undefined) return REPLY_UNKNOWN_OPCODE;
    if (length ? record.length !== length : record.length < 2 || record.length > 1 + NAME_MAX_BYTES)
      return REPLY_WRONG_LENGTH;
    switch (opcode) {
      case OP_START:
      case OP_STOP:
        return setOverride(from, opcode === OP_START);
      case OP_RATE:
        return setRate(record[1]);
      case OP_PAYLOAD_SIZE:
        return setPayload(from, record[1]);
      case OP_IDENTIFY:
        options.identify();
        return REPLY_OK;
      case OP_NAME:
        return setName(record);
      case OP_STORE:
        return storeValue(record);
      default:
        options.sendInfo(from);
        return REPLY_OK;
    }
  }

  return function onCommand(record, from) {
    from.reply(encodeReply(record[0] || 0, carryOut(record, from)));
  };
}
