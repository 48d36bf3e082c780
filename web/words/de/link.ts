import type { Catalogue } from "#web/words/catalogue.ts";

import { pluralIn } from "#web/words/plural.ts";

const plural = pluralIn("de");

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
  calibratedLongAgo: "vor langer Zeit kalibriert",
  panel: {
    title: "Keine Rolle",
    quality: "Die Werte sind",
    qualities: { good: "sicher", reduced: "weniger sicher", unknown: "nicht bekannt" },
    age: "Alter der Daten",
    lost: "Verloren, letzte 10 s",
    unreadable: "Unlesbar",
    rates: "Bewegung und Last",
    perSecond: (motion, load) => `${motion} und ${load} je Sekunde`,
    battery: "Batterie",
    volts: (volts) => `${volts} V`,
    temperature: "Temperatur",
    degrees: (degrees) => `${degrees} °C`,
    calibrated: "Kalibriert",
    never: "noch nicht",
    daysAgo: (days) => (days === 0 ? "heute" : plural(days, { one: "gestern", other: `vor ${days} Tagen` })),
    board: "Platine",
  },
};
