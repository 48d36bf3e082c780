// A roller that is a recording played back.
import type { RollerState } from "#shared/schema/live.ts";

export function isPlayback({ uri }: Pick<RollerState, "uri">): boolean {
  return uri.startsWith("file:");
}
