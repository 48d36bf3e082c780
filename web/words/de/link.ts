import type { Catalogue } from "#web/words/catalogue.ts";

export const link: Catalogue["link"] = {
  live: "Live",
  searching: "Die Rolle wird gesucht",
  connecting: "Verbindet",
  silent: "Keine Daten",
  waiting: "Wartet",
  closed: "Rolle weg",
  hubAway: "Hub weg",
  hubConnecting: "Sucht den Hub",
  age: (age) => `${age} alt`,
  loss: (percent) => `${percent} verloren`,
  bad: (count) => `${count} unlesbar`,
  battery: (volts) => `Batterie ${volts} V`,
  simulated: "Simulierte Rolle",
  recording: "Aufzeichnung",
  simulatedRecording: "Aufzeichnung einer simulierten Rolle",
  playing: "Läuft ab",
  ended: "Zu Ende",
  label: "Verbindung zur Rolle",
};
