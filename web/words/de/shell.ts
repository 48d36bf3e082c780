import type { Catalogue } from "#web/words/catalogue.ts";

export const shell: Catalogue["shell"] = {
  product: "inchworm",
  titleEnd: " · Inchworm",
  pages: {
    label: "Seiten",
    menu: "Menü",
    live: "Live",
    today: "Heute",
    rollers: "Rollen",
    sessions: "Einheiten",
    history: "Rückblick",
    people: "Personen",
  },
  skip: "Zum Inhalt der Seite",
  notice: { label: "Vom Hub", dismiss: "Schließen", answer: "Jetzt antworten", answers: "Deine Antworten ansehen" },
  newer: { text: "Es gibt ein neueres Inchworm. Lade die Seite neu, um es zu nutzen.", load: "Neu laden" },
  notFound: { title: "Hier ist nichts", text: "Die Adresse hat sich vielleicht geändert." },
  toLive: "Zur Live-Seite",
  states: {
    loading: "Einen Moment",
    failed: "Das ist gerade nicht erreichbar",
    offline: "Der Hub wird gesucht",
    offlineText: "Was aufgezeichnet wurde, liegt sicher auf seinem Rechner. Diese Seite kommt von selbst wieder.",
    old: "Der Hub ist weg. Was du siehst, ist von vorher.",
    broken: "Diese Seite ist hängen geblieben",
    brokenText: "Von deinen Aufzeichnungen ist nichts verloren. Versuch es noch einmal, oder geh zur Live-Seite.",
  },
  problems: {
    offline: {
      message: "Der Hub hat nicht geantwortet.",
      whatToDo: "Sieh nach, ob Inchworm auf seinem Rechner noch läuft.",
    },
    unreadable: {
      message: "Die Antwort des Hubs ist für diese Seite unverständlich.",
      whatToDo: "Lade die Seite neu; der Hub ist vielleicht neuer.",
    },
  },
  numberField: {
    notANumber: "Gib eine Zahl an.",
    range: (from, to) => `Gib eine Zahl von ${from} bis ${to} an.`,
  },
  stepper: (step, of) => `Schritt ${step} von ${of}`,
};
