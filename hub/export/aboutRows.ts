// What stands beside the values, as rows of path and value, for formats that have no structure for it.
import { flattened } from "#hub/export/about.ts";
import type { ExportSource } from "#hub/export/source.ts";

/** The quality is whole once the source's batches are through. */
export function aboutRows({
  about,
  quality,
}: Pick<ExportSource, "about" | "quality">): [path: string, value: string | number | boolean][] {
  return flattened({ ...about, quality: quality() });
}
