// Who rolls here: fetched with its page.
import { createArea } from "#web/words/area.ts";
import { people } from "#web/words/en/people.ts";

export type PeopleWords = typeof people;

export const PEOPLE = createArea<PeopleWords>({
  name: "people",
  en: people,
  others: { de: () => import("#web/words/de/people.ts").then(({ people: words }) => words) },
});
