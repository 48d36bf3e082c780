// What the owner set and the flash keeps: a name, and whole numbers by the keys of the `store` command.
import {
  MAX_PASSKEY,
  MAX_SLEEP_MINUTES,
  REPLY_BAD_VALUE,
  REPLY_OK,
  REPLY_UNKNOWN_KEY,
  SETTING_CHANNELS,
  SETTING_DIAMETER,
  SETTING_PASSKEY,
} from "#shared/protocol/controlCodes.ts";
import {
  MAX_DIAMETER_MM,
  MAX_MOUNTING_CODE,
  MAX_ROLL_AXIS_CODE,
  MIN_DIAMETER_MM,
  NAME_MAX_BYTES,
} from "#shared/protocol/infoLayout.ts";

import type { Roller } from "./roller.ts";

export function valueOf(roller: Roller, key: number): number {
  return roller.values[key] || 0;
}

/** Two converters carry a cell. */
export function hasTwoCells(roller: Roller): boolean {
  return roller.hal.cells === 2 ? roller.values[SETTING_CHANNELS] === 2 : false;
}

/**
 * Takes one value when it is possible; answers with a reply code. `undefined`: what an earlier version did not know keeps
 * its default.
 */
export function applySetting(roller: Roller, key: number, value: number | undefined): number {
  /** By key. */
  const max = [
    0,
    MAX_DIAMETER_MM * 10,
    MAX_MOUNTING_CODE,
    MAX_ROLL_AXIS_CODE,
    roller.hal.cells,
    MAX_SLEEP_MINUTES,
    MAX_PASSKEY,
  ][key];
  const min = key === SETTING_DIAMETER ? MIN_DIAMETER_MM * 10 : key === SETTING_CHANNELS ? 1 : 0;
  if (!max) return REPLY_UNKNOWN_KEY;
  if (value === undefined) return REPLY_OK;
  // Only a whole number is its own whole part: from the flash anything may come.
  if (value !== (value | 0) || !(value >= min && value <= max)) return REPLY_BAD_VALUE;
  roller.values[key] = value;
  return REPLY_OK;
}

export function applyName(roller: Roller, name: unknown): number {
  if (typeof name !== "string" || !name || name.length > NAME_MAX_BYTES) return REPLY_BAD_VALUE;
  roller.name = name;
  return REPLY_OK;
}

/** The flash holds `[name, diameter, mounting, …]`: places, so that no key can be renamed by the build. */
export function loadSettings(roller: Roller): void {
  const found = roller.hal.readSettings();
  if (found === undefined) return;
  const stored: readonly number[] = Array.isArray(found) ? found : [];
  if (applyName(roller, stored[0]) !== REPLY_OK) roller.unreadable = 1;
  for (let key = SETTING_DIAMETER; key <= SETTING_PASSKEY; key++) {
    if (applySetting(roller, key, stored[key]) !== REPLY_OK) roller.unreadable = 1;
  }
}

/** Writing flash blocks: never while samples come in. `false`: not stored. */
export function saveSettings(roller: Roller): boolean {
  if (!roller.unsaved || roller.streamingHz) return true;
  roller.unsaved = 0;
  const stored: unknown[] = [roller.name];
  for (let key = SETTING_DIAMETER; key <= SETTING_PASSKEY; key++) stored[key] = roller.values[key];
  return roller.hal.writeSettings(stored);
}
