// How long sessions are kept, in German.
import type { KeepingWords } from "#web/words/areas/keeping.ts";
import { pluralIn } from "#web/words/plural.ts";

const plural = pluralIn("de");

export const keeping: KeepingWords = {
  title: "Wie lange Einheiten aufgehoben werden",
  text: "Alles liegt auf dem Rechner des Hubs und nirgends sonst. Rohwerte brauchen fast den ganzen Platz; ohne sie bleiben Summen, Hinweise und Notizen einer Einheit, aber keine Kurven.",
  samples: "Rohwerte",
  sessions: "Ganze Einheiten",
  forever: "Für immer",
  days: (days) => `${days} Tage`,
  years: (years) => plural(years, { one: "Ein Jahr", other: `${years} Jahre` }),
  failed: "Der Hub hat das nicht bestätigt. Lade diese Seite neu, um zu sehen, was gewählt ist.",
  confirm: {
    title: "Älteres löschen?",
    sessions: (count) =>
      plural(count, {
        one: "Eine Einheit ist älter und wird jetzt ganz gelöscht.",
        other: `${count} Einheiten sind älter und werden jetzt ganz gelöscht.`,
      }),
    samples: (count) =>
      plural(count, {
        one: "Die Rohwerte einer Einheit werden jetzt gelöscht.",
        other: `Die Rohwerte von ${count} Einheiten werden jetzt gelöscht.`,
      }),
    text: "Das lässt sich nicht rückgängig machen, außer aus einer Sicherung.",
    yes: "Löschen",
    no: "So lassen",
  },
};
