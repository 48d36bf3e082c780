// What is ticked and not sent yet: it outlives a reload of the page.
import * as z from "zod/mini";

import { MUSCLE_IDS, SIDES } from "#shared/domain/muscles.ts";
import { QUESTION_IDS } from "#shared/domain/questionIds.ts";

/** A yes with its place, as it is sent. */
export const Yes = z.object({ side: z.optional(z.enum(SIDES)), muscles: z.optional(z.array(z.enum(MUSCLE_IDS))) });
export const Ticks = z.partialRecord(z.enum(QUESTION_IDS), Yes);

export type Yes = z.infer<typeof Yes>;
export type Ticks = z.infer<typeof Ticks>;
