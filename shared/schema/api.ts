// Answers of the HTTP API that are not a message of the live feed.
// Errors everywhere: ErrorMessage of the live feed with the matching HTTP status.
import * as z from "zod/mini";

import { LinkMessage, RollerState } from "#shared/schema/live.ts";

const finite = z.number();

/** GET /api/health */
export const Health = z.object({
  status: z.literal("ok"),
  version: z.string(),
  upMs: finite,
  rollers: finite,
  clients: finite,
  /** Faults kept away from the live stream since the start, by the part they happened in. */
  faults: z.record(z.string(), finite),
});
export type Health = z.infer<typeof Health>;

/** One entry of GET /api/rollers. */
export const RollerEntry = z.object({ roller: RollerState, link: LinkMessage });
export type RollerEntry = z.infer<typeof RollerEntry>;
