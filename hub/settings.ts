// The user's settings, kept in DIR/settings.json; a save replaces the file as a whole or not at all.
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";

import { writeAtomically } from "#hub/atomicFile.ts";
import { InchwormError, reasonOf } from "#hub/errors.ts";
import { makeFolder } from "#hub/makeFolder.ts";
import { check } from "#shared/schema/check.ts";
import { DEFAULT_SETTINGS, Settings } from "#shared/schema/config.ts";

export interface SettingsStore {
  get(): Settings;
  /** @throws InchwormError FILE_UNWRITABLE; then the old settings stay in force. */
  put(settings: Settings): Promise<void>;
}

export interface LoadedSettings {
  readonly store: SettingsStore;
  /** The file was there but is of no use; the defaults are in force. */
  readonly fault?: InchwormError;
}

export async function loadSettings(file: string): Promise<LoadedSettings> {
  const { settings, fault } = await read(file);
  let current = settings;
  let saving: Promise<void> = Promise.resolve();

  async function save(next: Settings): Promise<void> {
    try {
      await makeFolder(dirname(file));
      await writeAtomically(file, `${JSON.stringify(next, undefined, 2)}\n`);
    } catch (thrown) {
      throw new InchwormError("FILE_UNWRITABLE", reasonOf(thrown), { cause: thrown });
    }
    current = next;
  }

  const store: SettingsStore = {
    get: () => current,
    put(next) {
      // One save at a time, in order, whatever became of the one before.
      saving = saving.catch(() => undefined).then(() => save(next));
      return saving;
    },
  };
  return fault === undefined ? { store } : { store, fault };
}

async function read(file: string): Promise<{ settings: Settings; fault?: InchwormError }> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (thrown) {
    if (thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT") return { settings: DEFAULT_SETTINGS };
    return unusable(reasonOf(thrown));
  }
  try {
    const checked = check(Settings, JSON.parse(text));
    return checked.ok ? { settings: checked.value } : unusable(`${file}: ${checked.fault}`);
  } catch {
    return unusable(`${file}: not JSON`);
  }
}

function unusable(detail: string) {
  return { settings: DEFAULT_SETTINGS, fault: new InchwormError("SETTINGS_UNREADABLE", detail) };
}
