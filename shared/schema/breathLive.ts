// The live message about the breath in a hold (R12, experimental).
import * as z from "zod/mini";

const share = z.number().check(z.minimum(0), z.maximum(1));

export const BreathMessage = z.object({
  type: z.literal("breath"),
  rollerId: z.string().check(z.minLength(1), z.maxLength(32)),
  sentMs: z.number(),
  /** A breath that stands still would show in the force. */
  known: z.boolean(),
  /** How sure it is that the sway of the force is breath; absent: no hold. */
  sure: z.optional(share),
  /** How sure it is that the breath stands still; absent: not known. From one half on the coach says so. */
  held: z.optional(share),
  /** Absent: not known. */
  breathsPerMin: z.optional(z.number()),
});

export type BreathMessage = z.infer<typeof BreathMessage>;
