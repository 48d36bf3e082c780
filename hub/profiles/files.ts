// People's profiles on the disk: DIR/profiles/ID.json, and active.json with whose turn it is on which roller.
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";

import { InchwormError, reasonOf } from "#hub/errors.ts";
import { makeFolder } from "#hub/makeFolder.ts";
import { check } from "#shared/schema/check.ts";
import { ActiveProfiles, Profile } from "#shared/schema/profile.ts";

export interface ProfileFiles {
  /** All three: @throws InchwormError FILE_UNWRITABLE */
  save(profile: Profile): Promise<void>;
  /** Nothing of it is left in the folder. */
  remove(id: string): Promise<void>;
  saveActive(active: ActiveProfiles): Promise<void>;
}

export interface OpenedProfiles {
  readonly files: ProfileFiles;
  /** Oldest first. */
  readonly profiles: readonly Profile[];
  readonly active: ActiveProfiles;
  /** PROFILE_UNREADABLE, BODY_WEIGHT_ASSUMED, FILE_UNREADABLE: what was there but is of no use; it is left as it is. */
  readonly faults: readonly InchwormError[];
}

export interface ProfileFilesOptions {
  readonly dataDir: string;
  /** Replaces a file as a whole or not at all. */
  readonly write: (path: string, text: string) => Promise<void>;
}

const NAME = /^[0-9a-f]{12}\.json$/;

/** Reads what is there. Never rejects. */
export async function openProfileFiles({ dataDir, write }: ProfileFilesOptions): Promise<OpenedProfiles> {
  const folder = join(dataDir, "profiles");
  const faults: InchwormError[] = [];
  const names: string[] = await readdir(folder).catch((thrown: unknown) => {
    if (!isMissing(thrown)) faults.push(new InchwormError("FILE_UNREADABLE", `${folder}: ${reasonOf(thrown)}`));
    return [];
  });
  const profiles: Profile[] = [];
  for (const name of names.filter((file) => NAME.test(file)).toSorted()) {
    const read = await readProfile(join(folder, name));
    faults.push(...read.faults);
    // A copy of a file is no second person.
    if (read.profile?.id === name.slice(0, -".json".length)) profiles.push(read.profile);
  }
  const active = names.includes("active.json") ? await readActive(join(folder, "active.json")) : {};

  async function save(name: string, value: unknown): Promise<void> {
    const file = join(folder, name);
    try {
      await makeFolder(folder);
      await write(file, `${JSON.stringify(value, undefined, 1)}\n`);
    } catch (thrown) {
      throw unwritable(file, thrown);
    }
  }

  return {
    profiles: profiles.toSorted((a, b) => a.createdMs - b.createdMs),
    active,
    faults,
    files: {
      save: (profile) => save(`${profile.id}.json`, profile),
      saveActive: (value) => save("active.json", value),
      async remove(id) {
        const file = join(folder, `${id}.json`);
        try {
          await rm(file, { force: true });
          await rm(`${file}.new`, { force: true });
        } catch (thrown) {
          throw unwritable(file, thrown);
        }
      },
    },
  };
}

async function readProfile(file: string): Promise<{ profile?: Profile; faults: InchwormError[] }> {
  const value = await readJson(file);
  if (value instanceof InchwormError) return { faults: [value] };
  const checked = check(Profile, value);
  if (checked.ok) return { profile: checked.value, faults: [] };
  // An absurd weight is no reason to lose the rest: it counts as missing.
  if (typeof value === "object" && value !== null && "bodyWeightKg" in value) {
    const { bodyWeightKg: _absurd, ...others } = value;
    const again = check(Profile, others);
    if (again.ok)
      return { profile: again.value, faults: [new InchwormError("BODY_WEIGHT_ASSUMED", `of ${again.value.name}`)] };
  }
  return { faults: [new InchwormError("PROFILE_UNREADABLE", `${file}: ${checked.fault}`)] };
}

/** Whose turn it was is no great loss: without it the first person has it. */
async function readActive(file: string): Promise<ActiveProfiles> {
  const checked = check(ActiveProfiles, await readJson(file));
  return checked.ok ? checked.value : {};
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (thrown) {
    const what = thrown instanceof SyntaxError ? "not JSON" : reasonOf(thrown);
    return new InchwormError("PROFILE_UNREADABLE", `${file}: ${what}`);
  }
}

function unwritable(file: string, thrown: unknown): InchwormError {
  return new InchwormError("FILE_UNWRITABLE", `${file}: ${reasonOf(thrown)}`, { cause: thrown });
}

function isMissing(thrown: unknown): boolean {
  return thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT";
}
