import type { ClinicWords } from "#web/words/areas/clinic.ts";

export const clinic: ClinicWords = {
  title: "Rollen",
  empty: {
    title: "Noch keine Rolle",
    text: "Schalte eine Rolle ein oder dreh sie ein wenig, damit sie aufwacht. Jede erscheint hier von selbst.",
  },
  nobody: "Noch niemand",
  open: "Öffnen",
  openNamed: (name) => `${name} auf der Live-Seite öffnen`,
  change: "Ändern",
  changeNamed: (name) => `${name} ändern`,
  name: "Name der Rolle",
  nameHelp: "Zum Beispiel der Raum, in dem sie liegt. Leer: der eigene Name der Rolle.",
  person: "Wer an der Reihe ist",
  personRuns: "Solange eine Einheit läuft, bleibt die Person.",
  save: "Sichern",
  pace: "Tempo",
  pressure: "Druck",
  recording: "Aufzeichnung",
  states: { unjudged: "in Ruhe" },
  failed: "Der Hub hat das nicht angenommen. Er ist weg oder beschäftigt; versuch es gleich noch einmal.",
};
