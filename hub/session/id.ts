// A session's id is also its folder's name: sortable by start, safe in every file system and address.
import { randomBytes } from "node:crypto";

const PATTERN = /^\d{8}-\d{6}-[0-9a-f]{6}$/;

/** `20261121-035210-3fa9c1`: UTC date, time, and six random digits. `nowMs`: epoch ms of the wall clock. */
export function newSessionId(nowMs: number, random: () => string = sixRandomDigits): string {
  const iso = new Date(nowMs).toISOString();
  return `${iso.slice(0, 10).replaceAll("-", "")}-${iso.slice(11, 19).replaceAll(":", "")}-${random()}`;
}

/** Nothing else ever becomes part of a path. */
export function isSessionId(text: string): boolean {
  return PATTERN.test(text);
}

function sixRandomDigits(): string {
  return randomBytes(3).toString("hex");
}
