import type { Catalogue } from "#web/words/catalogue.ts";

export const cues: Catalogue["cues"] = {
  "stop-pressure": { text: "Stopp", spoken: "Stopp. Heb dich ab." },
  "stop-knee": { text: "Stopp am Knie", spoken: "Stopp. Weg vom Knie." },
  "stop-closed": { text: "Stelle geschlossen", spoken: "Stopp. Stelle geschlossen." },
  "stop-user": { text: "Angehalten", spoken: "Angehalten. Ruh dich aus." },
  "turn-back": { text: "Kehr um", spoken: "Kehr jetzt um." },
  "keep-moving": { text: "In Bewegung bleiben", spoken: "Leicht, in Bewegung bleiben." },
  "back-off": { text: "Nimm Druck weg", spoken: "Zu viel. Weniger Druck." },
  "no-data": { text: "Keine Daten", spoken: "Ich höre nichts mehr." },
  "hold-minimum": { text: "Bleib dran", spoken: "Gut. Halte weiter." },
  "hold-target": { text: "Roll weiter", spoken: "Genug. Roll weiter." },
  "hold-move-on": { text: "Jetzt weiter", spoken: "Zeit zum Weiterrollen." },
  "lift-off": { text: "Abheben", spoken: "Abheben. Kurze Pause." },
  breathe: { text: "Atme", spoken: "Atme langsam aus." },
  "ease-off": { text: "Lass nach", spoken: "Lass nach. Roll weiter." },
  "no-holds": { text: "Roll weiter", spoken: "Roll einfach weiter." },
  lighter: { text: "Leichter", spoken: "Ein wenig leichter." },
  heavier: { text: "Mehr Druck", spoken: "Ein wenig mehr." },
  slower: { text: "Langsamer", spoken: "Langsamer." },
  faster: { text: "Etwas schneller", spoken: "Ein wenig schneller." },
  right: { text: "Genau richtig", spoken: "Genau richtig." },
};
