// A session's journal may lie in several parts, journal.ndjson, journal.2.ndjson …, which are read as one; or packed in one file
// once the session is over, journal.ndjson.gz.
import { access } from "node:fs/promises";

const JOURNAL = /(^|[/\\])journal\.ndjson$/;
const END = ".ndjson";

/** The name of a journal's `part`; 1 is the journal itself. */
export function partPath(journal: string, part: number): string {
  return part === 1 ? journal : `${journal.slice(0, -END.length)}.${part}${END}`;
}

export function packedPath(journal: string): string {
  return `${journal}.gz`;
}

/** Where the bytes of `file` lie; of anything but a journal, in the file itself. */
export async function partsOf(file: string): Promise<string[]> {
  if (!JOURNAL.test(file)) return [file];
  if (!(await isThere(file))) return [(await isThere(packedPath(file))) ? packedPath(file) : file];
  const parts = [file];
  for (let part = 2; await isThere(partPath(file, part)); part++) parts.push(partPath(file, part));
  return parts;
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
