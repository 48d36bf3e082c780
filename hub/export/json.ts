// A session as one JSON document (shared/schema/sessionExport.ts): a line a tick, the very lines that `analyze` writes.
import { tickLine } from "#hub/export/featureLines.ts";
import type { ExportSource } from "#hub/export/source.ts";

/** Text in pieces. Events stand behind the ticks, so they wait in memory: some thousand in an hour. */
export async function* jsonText({ about, batches, quality }: ExportSource): AsyncGenerator<string, void> {
  const { scope, ...rest } = about;
  const head = JSON.stringify({ format: "inchworm-session", version: 1, scope, ...rest });
  yield `${head.slice(0, -1)},\n"ticks":[\n`;
  const events: string[] = [];
  let first = true;
  for await (const batch of batches) {
    for (const { line } of batch.happenings) events.push(line);
    if (batch.ticks.length === 0) continue;
    yield `${first ? "" : ",\n"}${batch.ticks.map(tickLine).join(",\n")}`;
    first = false;
  }
  yield `\n],\n"events":[\n${events.join(",\n")}\n],\n"quality":${JSON.stringify(quality())}}\n`;
}
