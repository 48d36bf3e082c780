// The programs there are: those that come with the hub, and the user's own in DIR/programs/*.json. They are read anew
// each time, so that a file can be mended while the hub runs.
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

import { InchwormError, reasonOf } from "#hub/errors.ts";
import { MAX_PROGRAM_BYTES, type Program, type ProgramEntry } from "#shared/schema/program.ts";
import { readProgram } from "./read.ts";

export const SHIPPED_FOLDER = fileURLToPath(new URL("shipped", import.meta.url));
/** More of a user's files are not looked at. */
const MOST_FILES = 200;

export interface ProgramList {
  readonly entries: readonly ProgramEntry[];
  /** BAD_PROGRAM: file, line, reason. FILE_UNREADABLE: the folder. */
  readonly faults: readonly InchwormError[];
}

export interface ProgramStore {
  /** Never rejects. */
  read(): Promise<ProgramList>;
  /** @throws InchwormError NO_PROGRAM */
  find(programId: string): Promise<Program>;
}

export function createProgramStore({ dataDir }: { dataDir: string }): ProgramStore {
  async function read(): Promise<ProgramList> {
    const shipped = await readFolder(SHIPPED_FOLDER, true);
    const own = await readFolder(join(dataDir, "programs"), false);
    const entries: ProgramEntry[] = [...shipped.entries];
    const faults = [...shipped.faults, ...own.faults];
    for (const { file, entry } of own.files) {
      const { id } = entry.program;
      if (entries.some(({ program }) => program.id === id))
        faults.push(refused(file, 1, `another program has the id ${id}`));
      else entries.push(entry);
    }
    return { entries, faults };
  }

  return {
    read,
    async find(programId) {
      const { entries } = await read();
      const found = entries.find(({ program }) => program.id === programId);
      if (found === undefined) throw new InchwormError("NO_PROGRAM", programId);
      return found.program;
    },
  };
}

async function readFolder(folder: string, shipped: boolean) {
  const faults: InchwormError[] = [];
  const files: { file: string; entry: ProgramEntry }[] = [];
  const names = await readdir(folder).catch((thrown: unknown) => {
    if (!isMissing(thrown)) faults.push(new InchwormError("FILE_UNREADABLE", `${folder}: ${reasonOf(thrown)}`));
    return [];
  });
  const wanted = names.filter((name) => name.endsWith(".json") && !name.startsWith(".")).toSorted();
  if (wanted.length > MOST_FILES) faults.push(refused(folder, 1, `only the first ${MOST_FILES} files are read`));
  for (const name of wanted.slice(0, MOST_FILES)) {
    const file = join(folder, name);
    const text = await readText(file);
    const read = text instanceof InchwormError ? text : readProgram(text);
    if (read instanceof InchwormError) faults.push(read);
    else if (read.ok) files.push({ file, entry: { ...read.entry, shipped } });
    else faults.push(refused(file, read.line, read.reason));
  }
  return { files, faults, entries: files.map(({ entry }) => entry) };
}

async function readText(file: string): Promise<string | InchwormError> {
  try {
    const about = await stat(file);
    if (!about.isFile()) return refused(file, 1, "it is no file");
    if (about.size > MAX_PROGRAM_BYTES) return refused(file, 1, `it is larger than ${MAX_PROGRAM_BYTES / 1024} KiB`);
    return await readFile(file, "utf8");
  } catch (thrown) {
    return refused(file, 1, reasonOf(thrown));
  }
}

function refused(file: string, line: number, reason: string): InchwormError {
  return new InchwormError("BAD_PROGRAM", `${basename(file)}, line ${line}: ${reason}`);
}

function isMissing(thrown: unknown): boolean {
  return thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT";
}
