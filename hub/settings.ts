// Settings from before there were profiles, DIR/settings.json: read once; the first profile takes them over.
import { readFile, rm } from "node:fs/promises";

import { InchwormError, reasonOf } from "#hub/errors.ts";
import { check } from "#shared/schema/check.ts";
import { DEFAULT_SETTINGS, Settings } from "#shared/schema/config.ts";

export interface OldSettings {
  readonly settings: Settings;
  /** There are some, of use. */
  readonly found: boolean;
  /** The file was there but is of no use; the defaults are in force, and it is left as it is. */
  readonly fault?: InchwormError;
}

/** Never rejects. */
export async function readOldSettings(file: string): Promise<OldSettings> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (thrown) {
    if (thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT") {
      return { settings: DEFAULT_SETTINGS, found: false };
    }
    return unusable(`${file}: ${reasonOf(thrown)}`);
  }
  try {
    const checked = check(Settings, JSON.parse(text));
    return checked.ok ? { settings: checked.value, found: true } : unusable(`${file}: ${checked.fault}`);
  } catch {
    return unusable(`${file}: not JSON`);
  }
}

/** Once they live in a profile. Rejects with the system's error. */
export async function removeOldSettings(file: string): Promise<void> {
  await rm(file, { force: true });
}

function unusable(detail: string): OldSettings {
  return { settings: DEFAULT_SETTINGS, found: false, fault: new InchwormError("SETTINGS_UNREADABLE", detail) };
}
