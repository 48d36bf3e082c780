// A session as MCAP for Foxglove, Lichtblick and ROS tools: raw frames, ticks and events as JSON with their schemas.
import { aboutRows } from "#hub/export/aboutRows.ts";
import { tickLine } from "#hub/export/featureLines.ts";
import { createMcapFile } from "#hub/export/mcap/file.ts";
import { MCAP_CHANNELS } from "#hub/export/mcap/schemas.ts";
import type { ExportSource } from "#hub/export/source.ts";

/** The source has to bring its frames along. */
export async function* mcapBytes(source: ExportSource): AsyncGenerator<Uint8Array, void> {
  const file = createMcapFile(MCAP_CHANNELS);
  for await (const { frames, ticks, happenings } of source.batches) {
    for (const { rxMs, text } of frames) file.add("/raw/frame", rxMs, text);
    for (const tick of ticks) file.add("/tick", tick.tMs, tickLine(tick));
    for (const { startMs, line } of happenings) file.add("/event", startMs, line);
    const bytes = file.take();
    if (bytes !== undefined) yield bytes;
  }
  yield file.end(new Map(aboutRows(source).map(([path, value]) => [path, String(value)])));
}
