// Answers of the HTTP API that are not a message of the live feed.
// Errors everywhere: ErrorMessage of the live feed with the matching HTTP status.
import * as z from "zod/mini";

import { LinkMessage, RollerState } from "#shared/schema/live.ts";
import { NOT_PLAIN } from "#shared/schema/plainText.ts";

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

export const MAX_ROLLER_NAME = 40;
/** One line: no control characters, and none that turn the direction of text. */
const GivenName = z
  .string()
  .check(
    z.trim(),
    z.maxLength(MAX_ROLLER_NAME),
    z.regex(/^[^\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]*$/u, NOT_PLAIN),
  );

/** PATCH /api/rollers/{id}. An empty name: back to the roller's own. */
export const RollerChange = z.object({ name: GivenName });
export type RollerChange = z.infer<typeof RollerChange>;

/** DIR/rollers.json: given names by roller id. */
export const RollerNames = z.record(z.string().check(z.maxLength(32)), GivenName);
export type RollerNames = z.infer<typeof RollerNames>;
