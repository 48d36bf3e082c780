// The pages that look back: fetched with them.
import { createArea } from "#web/words/area.ts";
import { review } from "#web/words/en/review.ts";

export type ReviewWords = typeof review;

export const REVIEW = createArea<ReviewWords>({
  name: "review",
  en: review,
  others: { de: () => import("#web/words/de/review.ts").then(({ review: words }) => words) },
});
