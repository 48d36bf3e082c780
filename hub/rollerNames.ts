// Names people gave their rollers, DIR/rollers.json: kept by the hub, so they need no board that can be written to.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { InchwormError, reasonOf } from "#hub/errors.ts";
import { makeFolder } from "#hub/makeFolder.ts";
import { createQueue, settledIn } from "#shared/domain/queue.ts";
import { RollerNames as Stored } from "#shared/schema/api.ts";
import { check } from "#shared/schema/check.ts";

export interface RollerNames {
  /** Undefined: none was given. */
  get(rollerId: string): string | undefined;
  /** In force at once, on the disk when it resolves; an empty name takes the given one back. @throws InchwormError FILE_UNWRITABLE */
  set(rollerId: string, name: string): Promise<void>;
  /** All that was asked for is on the disk, or has failed. */
  settled(): Promise<void>;
}

export interface RollerNamesOptions {
  readonly dataDir: string;
  /** Replaces a file as a whole or not at all. */
  readonly write: (path: string, text: string) => Promise<void>;
}

export interface OpenedRollerNames {
  readonly names: RollerNames;
  /** What was there is of no use; it stays until the next name is given. */
  readonly fault?: InchwormError;
}

/** Reads what is there. Never rejects. */
export async function openRollerNames({ dataDir, write }: RollerNamesOptions): Promise<OpenedRollerNames> {
  const file = join(dataDir, "rollers.json");
  const read = await readNames(file);
  let known: Stored = read instanceof InchwormError ? {} : read;
  const saving = createQueue();
  const names: RollerNames = {
    get: (rollerId) => known[rollerId],
    async set(rollerId, name) {
      const { [rollerId]: _before, ...others } = known;
      known = name === "" ? others : { ...others, [rollerId]: name };
      const text = `${JSON.stringify(known, undefined, 1)}\n`;
      await saving(async () => {
        await makeFolder(dataDir);
        await write(file, text);
      }).catch((thrown: unknown) => {
        throw new InchwormError("FILE_UNWRITABLE", `${file}: ${reasonOf(thrown)}`);
      });
    },
    settled: () => settledIn(saving),
  };
  return read instanceof InchwormError ? { names, fault: read } : { names };
}

async function readNames(file: string): Promise<Stored | InchwormError> {
  try {
    const checked = check(Stored, JSON.parse(await readFile(file, "utf8")));
    return checked.ok ? checked.value : new InchwormError("FILE_UNREADABLE", `${file}: ${checked.fault}`);
  } catch (thrown) {
    if (thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT") return {};
    return new InchwormError("FILE_UNREADABLE", `${file}: ${reasonOf(thrown)}`);
  }
}
