// What is filled in about a person and not sent yet, as it is typed.
import * as z from "zod/mini";

import { SIDES } from "#shared/domain/muscles.ts";
import { EXPERIENCES } from "#shared/domain/training.ts";
import { UnitChoice } from "#shared/schema/profile.ts";

export const ProfileDraft = z.object({
  name: z.string(),
  /** In the chosen unit. */
  weight: z.string(),
  units: UnitChoice,
  usualSide: z.enum(SIDES),
  kneePainNow: z.boolean(),
  experience: z.enum(EXPERIENCES),
});

export type ProfileDraft = z.infer<typeof ProfileDraft>;
