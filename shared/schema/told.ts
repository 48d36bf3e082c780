// A sentence as its id and values, beside the English of it; shared/domain/sentences has the words.
import * as z from "zod/mini";

const text = z.string().check(z.maxLength(1000));

export const Told = z.object({
  id: z.string().check(z.maxLength(60)),
  values: z.optional(z.record(z.string().check(z.maxLength(32)), z.union([z.number(), text, z.array(text)]))),
});

/** Sentences that follow each other. */
export const ToldText = z.array(Told);
