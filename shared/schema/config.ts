// Settings a user changes on the page or through the API; kept in DIR/settings.json.
import * as z from "zod/mini";

export const ASSUMED_BODY_WEIGHT_KG = 60;
export const BODY_WEIGHT_RANGE_KG = [25, 300] as const;

export const Settings = z.object({
  /** Absent: 60 kg is assumed and marked as assumed. */
  bodyWeightKg: z.optional(z.number().check(z.minimum(BODY_WEIGHT_RANGE_KG[0]), z.maximum(BODY_WEIGHT_RANGE_KG[1]))),
  units: z.enum(["in", "mm"]),
});
export type Settings = z.infer<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = { units: "in" };
