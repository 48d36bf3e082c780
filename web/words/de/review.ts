import type { ReviewWords } from "#web/words/areas/review.ts";
import { pluralIn } from "#web/words/plural.ts";

const plural = pluralIn("de");

export const review: ReviewWords = {
  title: "Einheiten",
  empty: "Noch keine Einheiten",
  emptyText: "Beginne eine auf der Live-Seite. Sie bleibt auf diesem Rechner, sonst nirgends.",
  none: "Zu dieser Auswahl passt nichts",
  noneText: "Nimm einen Filter weg, dann kommen die anderen wieder.",
  clear: "Alle Einheiten zeigen",
  loading: "Deine Einheiten werden geholt",
  failed: "Deine Einheiten sind nicht erreichbar",
  failedText: "Der Hub hat nicht geantwortet. Sie liegen sicher auf seinem Rechner.",
  more: "Ältere Einheiten zeigen",
  moreFailed: "Die älteren sind nicht gekommen. Versuch es noch einmal.",
  running: "läuft gerade",
  recovered: "durch einen Absturz oder Stromausfall abgebrochen und gesichert",
  unread: (lines) =>
    lines === 0
      ? "das Ende der Aufzeichnung ist nicht lesbar"
      : `${plural(lines, { one: "eine Zeile", other: `${lines} Zeilen` })} der Aufzeichnung nicht lesbar; der Rest zählt`,
  onRoller: "auf der Rolle",
  inPace: "im richtigen Tempo",
  inPressure: "mit dem richtigen Druck",
  gaps: (clock) => `${clock} ohne Daten`,
  rehearsal: "Probe, zählt nicht",
  andMore: (areas, more) => `${areas} und ${more} weitere`,
  noContact: "Hier hast du dich nicht auf die Rolle gestützt.",
  discomfort: (before, after) => `Unbehagen ${before}\u00a0→\u00a0${after}`,
  minutes: (minutes) => `${minutes} Min.`,
  sessions: (count) => plural(count, { one: "1 Einheit", other: `${count} Einheiten` }),

  filters: {
    label: "Auswahl",
    person: "Von wem",
    muscle: "Muskel",
    side: "Seite",
    phase: "Trainingstag",
    range: "Zeitraum",
    everyone: "Alle",
    nobody: "Von niemandem",
    anyMuscle: "Alle Muskeln",
    anySide: "Beide Seiten",
    anyPhase: "Alle Tage",
    ranges: { "28": "4 Wochen", "90": "3 Monate", "365": "ein Jahr" },
  },
  phases: {
    easy: "lockerer Lauf",
    speed: "Tempotraining",
    hills: "Berge",
    long: "langer Lauf",
    taper: "vor dem Wettkampf",
    race: "Wettkampf",
    rest: "Ruhetag",
  },

  view: { label: "Ansicht", list: "Liste", month: "Monat" },
  month: {
    before: "Monat davor",
    after: "Monat danach",
    nothing: "In diesem Monat war keine Einheit.",
    day: (day, sessions, minutes) => `${day}: ${sessions} und ${minutes}`,
    of: (day) => `Einheiten vom ${day}`,
    key: "Je voller der Punkt, desto länger hast du an dem Tag gerollt.",
  },
};
