// How long what was recorded is kept, as the user chose: DIR/keeping.json. Without a file everything is kept.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { asInchwormError, InchwormError, reasonOf } from "#hub/errors.ts";
import { check } from "#shared/schema/check.ts";
import { KEEP_ALL, Keeping } from "#shared/schema/keeping.ts";

export interface KeepingChoice {
  get(): Keeping;
  /** In force once it is on the disk. @throws InchwormError FILE_UNWRITABLE */
  put(keeping: Keeping): Promise<void>;
  /** All that was asked for is on the disk, or has failed. */
  settled(): Promise<void>;
}

export interface ChoiceOptions {
  readonly dataDir: string;
  readonly write: (path: string, text: string) => Promise<void>;
}

/** Never rejects. `fault`: the file is of no use and left as it is; then everything is kept. */
export async function openKeepingChoice(
  options: ChoiceOptions,
): Promise<{ choice: KeepingChoice; fault?: InchwormError }> {
  const file = join(options.dataDir, "keeping.json");
  const { keeping: stored, fault } = await read(file);
  let keeping = stored;
  let saving: Promise<void> = Promise.resolve();

  async function save(next: Keeping): Promise<void> {
    try {
      await options.write(file, `${JSON.stringify(next, undefined, 2)}\n`);
    } catch (thrown) {
      throw asInchwormError(thrown, "FILE_UNWRITABLE");
    }
    keeping = next;
  }

  const choice: KeepingChoice = {
    get: () => keeping,
    put(next) {
      // One after the other, whatever became of the one before.
      saving = saving.catch(() => undefined).then(() => save(next));
      return saving;
    },
    async settled() {
      await saving.catch(() => undefined);
    },
  };
  return fault === undefined ? { choice } : { choice, fault };
}

async function read(file: string): Promise<{ keeping: Keeping; fault?: InchwormError }> {
  try {
    const checked = check(Keeping, JSON.parse(await readFile(file, "utf8")));
    if (checked.ok) return { keeping: checked.value };
    return { keeping: KEEP_ALL, fault: new InchwormError("SETTINGS_UNREADABLE", `${file}: ${checked.fault}`) };
  } catch (thrown) {
    if (thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT") return { keeping: KEEP_ALL };
    return { keeping: KEEP_ALL, fault: new InchwormError("SETTINGS_UNREADABLE", `${file}: ${reasonOf(thrown)}`) };
  }
}
