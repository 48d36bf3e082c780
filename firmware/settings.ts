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
  MIN_DIAMETER_MM,
  MOUNTING_CODES,
  NAME_MAX_BYTES,
  ROLL_AXIS_CODES,
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

/** What the flash holds: only ever read as unknown. */
interface Stored {
  readonly name?: unknown;
  readonly values?: unknown;
}

export function defaultSettings(): Settings {
  return { name: "Inchworm", values: [0, 1500, 0, 0, 1], unreadable: false };
}

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
  } else if (key === SETTING_MOUNTING) max = MOUNTING_CODES.length - 1;
  else if (key === SETTING_ROLL_AXIS) max = ROLL_AXIS_CODES.length - 1;
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
  if (typeof name !== "string" || name.length < 1 || name.length > NAME_MAX_BYTES) return REPLY_BAD_VALUE;
  settings.name = name;
  return REPLY_OK;
}

export function loadSettings(store: Store, converters: number): Settings {
  const settings = defaultSettings();
  const found = store.read();
  if (found === undefined) return settings;
  const stored: Stored = typeof found === "object" && found !== null ? found : {};
  const values = Array.isArray(stored.values) ? stored.values : [];
  settings.unreadable = applyName(settings, stored.name) !== REPLY_OK;
  for (let key = SETTING_DIAMETER; key <= SETTING_CHANNELS; key++) {
    if (applySetting(settings, key, values[key], converters) !== REPLY_OK) settings.unreadable = true;
  }
  return settings;
}

export function storeSettings(store: Store, settings: Settings): boolean {
  return store.write({ name: settings.name, values: settings.values });
}
