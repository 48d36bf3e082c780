// What the pages that look back share: the list of sessions, the calendar, filters. Fetched with them.
import { pluralIn } from "#web/words/plural.ts";

const plural = pluralIn("en");

export const review = {
  title: "Sessions",
  empty: "No sessions yet",
  emptyText: "Start one on the live page. It is kept on this computer, nowhere else.",
  none: "Nothing fits these filters",
  noneText: "Take one away, and the others come back.",
  clear: "Show all sessions",
  loading: "Fetching your sessions",
  failed: "Your sessions are out of reach",
  failedText: "The hub did not answer. They are safe on the computer it runs on.",
  more: "Show older sessions",
  moreFailed: "The older ones did not come. Try again.",
  running: "running now",
  recovered: "cut off by a crash or power cut, and saved",
  unread: (lines: number) =>
    lines === 0
      ? "the end of its recording cannot be read"
      : `${plural(lines, { one: "one line", other: `${lines} lines` })} of its recording cannot be read; the rest is used`,
  onRoller: "on the roller",
  inPace: "at the right pace",
  inPressure: "at the right pressure",
  gaps: (clock: string) => `${clock} without data`,
  rehearsal: "rehearsal, not counted",
  andMore: (areas: string, more: number) => `${areas} and ${more} more`,
  noContact: "You did not lean on the roller in this one.",
  discomfort: (before: string, after: string) => `discomfort ${before}\u00a0→\u00a0${after}`,
  minutes: (minutes: string) => `${minutes} min`,
  sessions: (count: number) => plural(count, { one: "1 session", other: `${count} sessions` }),

  filters: {
    label: "Which ones",
    person: "Person",
    muscle: "Muscle",
    side: "Side",
    phase: "Training",
    range: "Time",
    everyone: "Everyone",
    nobody: "Nobody's",
    anyMuscle: "Every muscle",
    anySide: "Both sides",
    anyPhase: "Every kind of day",
    ranges: { "28": "4 weeks", "90": "3 months", "365": "a year" },
  },
  phases: {
    easy: "easy run",
    speed: "speed work",
    hills: "hills",
    long: "long run",
    taper: "before a race",
    race: "race",
    rest: "rest day",
  },

  view: { label: "Shown as", list: "List", month: "Month" },
  month: {
    before: "Month before",
    after: "Month after",
    nothing: "No session in this month.",
    day: (day: string, sessions: string, minutes: string) => `${day}: ${sessions} and ${minutes}`,
    of: (day: string) => `Sessions of ${day}`,
    key: "The fuller the dot, the longer you rolled that day.",
  },
};
