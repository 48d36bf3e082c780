// What the owner set and the flash keeps: a name, and whole numbers by the keys of the `store` command.
import {
  REPLY_BAD_VALUE,
  REPLY_OK,
  REPLY_UNKNOWN_KEY,
  SETTING_CHANNELS,
  SETTING_DIAMETER,
  SETTING_MOUNTING,
  SETTING_ROLL_AXIS,
} from "#shared/protocol/controlCodes.ts";
import {
  MAX_DIAMETER_MM,
  MAX_MOUNTING_CODE,
  MAX_ROLL_AXIS_CODE,
  MIN_DIAMETER_MM,
  NAME_MAX_BYTES,
} from "#shared/protocol/infoLayout.ts";

import type { Store } from "./hal.ts";

export interface Settings {
  /** Byte text: UTF-8, one character a byte. */
  name: string;
  /** By key, as on the wire; entry 0 is not used. */
  values: number[];
  /** Something in the flash could not be used; its default holds. */
  unreadable: boolean;
}

/** 0.1 mm. */
const DEFAULT_DIAMETER = 1500;

/** Converters that carry a cell: 1 or 2. */
export function channelsOf(settings: Settings): number {
  return settings.values[SETTING_CHANNELS] || 1;
}

/** Takes one value when it is possible; answers with a reply code. */
export function applySetting(settings: Settings, key: number, value: unknown, converters: number): number {
  let min = 0;
  let max = 0;
  if (key === SETTING_DIAMETER) {
    min = MIN_DIAMETER_MM * 10;
    max = MAX_DIAMETER_MM * 10;
  } else if (key === SETTING_MOUNTING) max = MAX_MOUNTING_CODE;
  else if (key === SETTING_ROLL_AXIS) max = MAX_ROLL_AXIS_CODE;
  else if (key === SETTING_CHANNELS) {
    min = 1;
    max = converters;
  } else return REPLY_UNKNOWN_KEY;
  if (typeof value !== "number" || value !== Math.floor(value) || !(value >= min && value <= max))
    return REPLY_BAD_VALUE;
  settings.values[key] = value;
  return REPLY_OK;
}

export function applyName(settings: Settings, name: unknown): number {
  if (typeof name !== "string" || !name || name.length > NAME_MAX_BYTES) return REPLY_BAD_VALUE;
  settings.name = name;
  return REPLY_OK;
}

/** The flash holds `[name, diameter, mounting, rollAxis, channels]`: places, so that no key can be renamed by the build. */
export function loadSettings(store: Store, converters: number): Settings {
  const settings: Settings = { name: "Inchworm", values: [0, DEFAULT_DIAMETER, 0, 0, 1], unreadable: false };
  const found = store.read();
  if (found === undefined) return settings;
  const stored: readonly unknown[] = Array.isArray(found) ? found : [];
  settings.unreadable = applyName(settings, stored[0]) !== REPLY_OK;
  for (let key = SETTING_DIAMETER; key <= SETTING_CHANNELS; key++) {
    if (applySetting(settings, key, stored[key], converters) !== REPLY_OK) settings.unreadable = true;
  }
  return settings;
}

export function storeSettings(store: Store, settings: Settings): boolean {
  const stored: unknown[] = [settings.name];
  for (let key = SETTING_DIAMETER; key <= SETTING_CHANNELS; key++) stored.push(settings.values[key]);
  return store.write(stored);
}
