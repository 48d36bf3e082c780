import type { Catalogue } from "#web/words/catalogue.ts";

export const actions: Catalogue["actions"] = {
  start: "Einheit beginnen",
  end: "Einheit beenden",
  stop: "Stopp",
  stopWhy: "etwas stimmt nicht",
  resume: "Weitermachen",
  chooseArea: "Andere Stelle wählen",
  mute: "Ton aus",
  unmute: "Ton an",
  traces: "Verlauf",
  settings: "Einstellungen",
  help: "Tasten",
  close: "Fertig",
  retry: "Noch einmal versuchen",

  session: {
    running: (clock) => `Aufzeichnung ${clock}`,
    scope: "Begleitet Tempo und Wohlbefinden. Stellt keine Diagnosen, behandelt nicht.",
    saved: "Gespeichert.",
    see: "Deine Einheiten ansehen",
    unknown: "Der Hub ist weg. Was aufgezeichnet wurde, ist sicher.",
    failed: "Die Einheit konnte nicht begonnen werden.",
    failedEnd: "Die Einheit konnte nicht beendet werden. Sie wird noch aufgezeichnet.",
  },

  prompt: {
    label: "Vom Coach",
    yes: "Ja",
    no: "Nein",
    scale: { none: "gar nicht", most: "am stärksten" },
    whatWasIt: "Was war es?",
    reasons: { sharp: "Stechender Schmerz", tingling: "Kribbeln", numb: "Taubheit", other: "Etwas anderes" },
    questions: {
      discomfort: "Wie sehr tut es weh, 0 bis 10?",
      discomfortAfter: "Wie sehr tut es jetzt weh, 0 bis 10?",
      knownPain: "Löst diese Stelle deinen Knieschmerz aus?",
      spotHere: "Eine empfindliche Stelle? Dann sag, wie sehr, 0 bis 10.",
    },
  },

  noted: {
    kneeEnd: "Knie-Ende markiert.",
    tenderSpot: "Empfindliche Stelle markiert.",
    discomfort: (value) => `Unbehagen ${value} notiert.`,
    knownPainYes: "Notiert: Sie löst deinen Knieschmerz aus.",
    knownPainNo: "Notiert: nicht dein Knieschmerz.",
    stop: "Angehalten. Ruh dich hier aus.",
    notSent: "Der Hub ist weg, daher wurde das nicht notiert.",
  },

  keys: {
    title: "Tasten",
    intro: "Je eine Taste, damit du nicht auf den Bildschirm sehen musst.",
    space: "Leer",
    stop: "etwas stimmt nicht: Stopp",
    pause: "Programm: Pause, oder weiter",
    next: "Programm: nächster Schritt",
    back: "Programm: Schritt zurück",
    mute: "Ton aus oder an",
    kneeEnd: "die Rolle ist jetzt am Knie-Ende",
    spot: "hier ist eine empfindliche Stelle",
    discomfort: "wie sehr es weh tut, 0 bis 9; X ist 10",
    knownPain: "ja (Y) oder nein (N), wenn du gefragt wirst",
    traces: "Verlauf",
    help: "diese Liste",
  },

  charts: {
    title: "Die letzte halbe Minute",
    pace: "Tempo",
    pressure: "Druck",
    failed: "Der Verlauf konnte nicht geladen werden. Schließ ihn und versuch es noch einmal.",
  },
};
