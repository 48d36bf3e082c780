// The pages that look back. Fetched with them.
import { pluralIn } from "#web/words/plural.ts";

const plural = pluralIn("en");

export const review = {
  title: "Sessions",
  empty: "No sessions yet",
  emptyText: "Start one on the live page. It is kept on this computer, nowhere else.",
  loading: "Fetching your sessions",
  failed: "Your sessions are out of reach",
  failedText: "The hub did not answer. They are safe on the computer it runs on.",
  running: "running now",
  recovered: "cut off by a crash or power cut, and saved",
  csv: "CSV",
  recording: "Recording",
  exportLabel: (format: string, when: string) => `${format} of the session of ${when}`,
  onRoller: "on the roller",
  inPace: "at the right pace",
  inPressure: "at the right pressure",
  strokes: (count: number) => plural(count, { one: "stroke", other: "strokes" }),
  holds: (count: number) => plural(count, { one: "hold", other: "holds" }),
  gaps: (clock: string) => `${clock} without data`,
  simulated: "simulated",
  noContact: "You did not lean on the roller in this one.",
};
