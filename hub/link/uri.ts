// Link addresses: a scheme, a colon, what it leads to; `file:FILE?speed=N` in detail.
import { fileURLToPath } from "node:url";

import { InchwormError, reasonOf } from "#hub/errors.ts";

export interface FileAddress {
  readonly file: string;
  /** Times real time. */
  readonly speed: number;
}

const MAX_SPEED = 1000;
const MIN_SPEED = 0.1;

/** The part before the first colon, in lower case; "" without one. */
export function schemeOf(uri: string): string {
  const colon = uri.indexOf(":");
  return colon < 0 ? "" : uri.slice(0, colon).toLowerCase();
}

/** @throws InchwormError BAD_LINK_URI */
export function parseFileUri(uri: string): FileAddress {
  const { target, params } = split(uri);
  refuseOthers(uri, params, ["speed"]);
  if (target === "") throw wrong(uri, "the file is missing");
  const speed = Number(params.get("speed") ?? "1");
  if (!(speed >= MIN_SPEED && speed <= MAX_SPEED)) throw wrong(uri, `speed is a number, ${MIN_SPEED} to ${MAX_SPEED}`);
  if (!target.startsWith("//")) return { file: target, speed };
  try {
    return { file: fileURLToPath(`file:${target}`), speed };
  } catch (thrown) {
    throw wrong(uri, reasonOf(thrown));
  }
}

/** A `?` belongs to the file's name unless settings follow it. */
function split(uri: string): { target: string; params: Map<string, string> } {
  const rest = uri.slice(uri.indexOf(":") + 1);
  const mark = rest.lastIndexOf("?");
  const query = rest.slice(mark + 1);
  if (mark < 0 || !/^(?:[a-zA-Z]+=[^&]*(?:&|$))+$/.test(query)) return { target: rest, params: new Map() };
  return { target: rest.slice(0, mark), params: new Map(new URLSearchParams(query)) };
}

function refuseOthers(uri: string, params: ReadonlyMap<string, string>, known: readonly string[]): void {
  for (const name of params.keys()) {
    if (!known.includes(name)) throw wrong(uri, `there is no setting ${name}; known: ${known.join(", ")}`);
  }
}

function wrong(uri: string, why: string): InchwormError {
  return new InchwormError("BAD_LINK_URI", `${uri}: ${why}`);
}
