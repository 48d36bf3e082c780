// What a round deleted because it was older than the user chose to keep, as the notice that says so.
import { InchwormError } from "#hub/errors.ts";
import type { Deleted } from "#hub/keeping/tending.ts";
import { inEnglish, told } from "#shared/domain/sentences/english.ts";

export function keptAsChosen({ sessions, samples }: Deleted): InchwormError {
  const much = [
    ...(sessions > 0 ? [told("kept.sessions", { count: sessions })] : []),
    ...(samples > 0 ? [told("kept.samples", { count: samples })] : []),
  ];
  return new InchwormError("KEPT_AS_CHOSEN", inEnglish(much), { told: much });
}
