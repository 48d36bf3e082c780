// Control records from the hub: each is carried out or refused, and answered with a code.
import {
  FULL_RATE_HZ,
  HALF_RATE_HZ,
  OP_IDENTIFY,
  OP_NAME,
  OP_PAYLOAD_SIZE,
  OP_RATE,
  OP_REQUEST_INFO,
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

const STORE_BYTES = 6;

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
    const length = record.length;
    switch (record[0]) {
      case OP_START:
      case OP_STOP:
        return length === 1 ? setOverride(from, record[0] === OP_START) : REPLY_WRONG_LENGTH;
      case OP_RATE:
        return length === 2 ? setRate(record[1]) : REPLY_WRONG_LENGTH;
      case OP_PAYLOAD_SIZE:
        return length === 2 ? setPayload(from, record[1]) : REPLY_WRONG_LENGTH;
      case OP_IDENTIFY:
        if (length !== 1) return REPLY_WRONG_LENGTH;
        options.identify();
        return REPLY_OK;
      case OP_NAME:
        return length > 1 && length <= 1 + NAME_MAX_BYTES ? setName(record) : REPLY_WRONG_LENGTH;
      case OP_STORE:
        return length === STORE_BYTES ? storeValue(record) : REPLY_WRONG_LENGTH;
      case OP_REQUEST_INFO:
        if (length !== 1) return REPLY_WRONG_LENGTH;
        options.sendInfo(from);
        return REPLY_OK;
      default:
        return REPLY_UNKNOWN_OPCODE;
    }
  }

  return function onCommand(record, from) {
    from.reply(encodeReply(record[0] || 0, carryOut(record, from)));
  };
}
