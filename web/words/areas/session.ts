// The page of one session: fetched with it.
import { createArea } from "#web/words/area.ts";
import { session } from "#web/words/en/session.ts";

export type SessionWords = typeof session;

export const SESSION = createArea<SessionWords>({
  name: "session",
  en: session,
  others: { de: () => import("#web/words/de/session.ts").then(({ session: words }) => words) },
});
