import type { ReviewWords } from "#web/words/areas/review.ts";
import { pluralIn } from "#web/words/plural.ts";

const plural = pluralIn("de");

export const review: ReviewWords = {
  title: "Einheiten",
  empty: "Noch keine Einheiten",
  emptyText: "Beginne eine auf der Live-Seite. Sie bleibt auf diesem Rechner, sonst nirgends.",
  loading: "Deine Einheiten werden geholt",
  failed: "Deine Einheiten sind nicht erreichbar",
  failedText: "Der Hub hat nicht geantwortet. Sie liegen sicher auf seinem Rechner.",
  running: "läuft gerade",
  recovered: "durch einen Absturz oder Stromausfall abgebrochen und gesichert",
  csv: "CSV",
  recording: "Aufzeichnung",
  exportLabel: (format, when) => `${format} der Einheit vom ${when}`,
  onRoller: "auf der Rolle",
  inPace: "im richtigen Tempo",
  inPressure: "mit dem richtigen Druck",
  strokes: (count) => plural(count, { one: "Zug", other: "Züge" }),
  holds: (count) => plural(count, { one: "Halt", other: "Halte" }),
  gaps: (clock) => `${clock} ohne Daten`,
  simulated: "simuliert",
  noContact: "Hier hast du dich nicht auf die Rolle gestützt.",
};
