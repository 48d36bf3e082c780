import type { Catalogue } from "#web/words/catalogue.ts";

export const ears: Catalogue["ears"] = {
  back: "Die Rolle ist da.",
  goesOn: "Es geht weiter.",
  seconds: { 3: "Drei", 2: "Zwei", 1: "Eins" },
  kind: "Du hörst",
  volumes: "Wie laut",
  volume: { master: "Alles", voice: "Stimme", cues: "Klänge der Hinweise", pacer: "Ticken", tone: "Ton" },
  stopNote: "Ein Stopp ist so laut wie das Lauteste davon.",
  parts: "Davon",
  pressureTone: "Ein Ton für den Druck: tief ist zu leicht, hoch ist zu stark, Stille ist richtig",
  tellProgram: "Der nächste Schritt eines Programms",
  countdown: "Die letzten drei Sekunden eines Schritts",
  tellQuestions: "Fragen vom Coach",
  tellAnswers: "Was du gedrückt hast",
  hear: "Anhören",
};
