// What a client of the live feed may say, read strictly; anything else gets a typed answer.
import { ERRORS, type ErrorCode } from "#hub/errors.ts";
import { check } from "#shared/schema/check.ts";
import { ClientMessage, type ErrorMessage } from "#shared/schema/live.ts";

export type Inbound = { readonly message: ClientMessage } | { readonly error: ErrorMessage };

/** A client message is one line of text; longer ones close the connection. */
export const MAX_CLIENT_MESSAGE_BYTES = 8 * 1024;

export function readClientMessage(data: Uint8Array, isBinary: boolean): Inbound {
  if (isBinary) return { error: errorMessage("BAD_MESSAGE", "it is binary; messages are JSON text") };
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(data).toString("utf8"));
  } catch {
    return { error: errorMessage("BAD_MESSAGE", "it is not JSON") };
  }
  const checked = check(ClientMessage, value);
  return checked.ok ? { message: checked.value } : { error: errorMessage("BAD_MESSAGE", checked.fault) };
}

export function errorMessage(code: ErrorCode, detail = ""): ErrorMessage {
  const { message, whatToDo } = ERRORS[code];
  return { type: "error", code, message: detail === "" ? message : `${message}: ${detail}`, whatToDo };
}
