// How long sessions are kept. Fetched with the sessions page.
import { pluralIn } from "#web/words/plural.ts";

const plural = pluralIn("en");

export const keeping = {
  title: "How long sessions are kept",
  text: "All of it lies on the hub's computer and nowhere else. Raw samples take nearly all of the space; without them the sums, cues and notes of a session stay, but no curves.",
  samples: "Raw samples",
  sessions: "Whole sessions",
  forever: "For ever",
  days: (days: number) => `${days} days`,
  years: (years: number) => plural(years, { one: "One year", other: `${years} years` }),
  failed: "The hub did not confirm that. Load this page again to see what is chosen.",
  confirm: {
    title: "Delete what is older?",
    sessions: (count: number) =>
      plural(count, {
        one: "One session is older and will be deleted now, altogether.",
        other: `${count} sessions are older and will be deleted now, altogether.`,
      }),
    samples: (count: number) =>
      plural(count, {
        one: "The raw samples of one session will be deleted now.",
        other: `The raw samples of ${count} sessions will be deleted now.`,
      }),
    text: "There is no way back, except from a backup.",
    yes: "Delete",
    no: "Leave as it is",
  },
};
