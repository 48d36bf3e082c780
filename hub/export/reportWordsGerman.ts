// The report in German.
import type { ReportWords } from "#hub/export/reportWords.ts";
import { MUSCLE_IDS } from "#shared/domain/muscles.ts";
import { FLAG_WORDS, SPOT_STATE_WORDS } from "#shared/domain/sentences/de/data.ts";
import { MUSCLE_NAMES, SIDE_NAMES } from "#shared/domain/sentences/de/muscles.ts";
import { programName } from "#shared/domain/sentences/de/programNames.ts";
import { SCOPE } from "#shared/domain/sentences/de/screening.ts";

export const GERMAN_REPORT: ReportWords = {
  language: "de",
  locale: "de",
  title: "Einheit auf der Rolle",
  of: (name) => ` von ${name}`,
  recording: "Eine Aufzeichnung",
  long: (clock) => `${clock} lang`,
  running: "läuft noch",
  rehearsal: "Probe: Niemand lag auf der Rolle. Was folgt, handelt von keiner Person.",
  clock: (clock) => `${clock} min`,
  share: (percent) => `${percent} %`,
  notSaid: "nicht gesagt",
  notKnown: "nicht bekannt",
  muscle(id) {
    const known = MUSCLE_IDS.find((one) => one === id);
    return known === undefined ? "nicht gesagt" : MUSCLE_NAMES[known];
  },
  sides: SIDE_NAMES,
  inches: (value) => `${value} Zoll`,
  millimetres: (value) => `${value} mm`,
  newtons: (value) => `${value} N`,
  kilograms: (value) => `${value} kg`,
  pounds: (value) => `${value} lb`,
  kilogramsForce: (value) => `${value} kp`,
  dose: {
    title: "Was gerollt wurde",
    none: "Unter Last wurde nichts gerollt.",
    headings: [
      "Muskel",
      "Unter Last",
      "Im Tempo",
      "Im Druck",
      "Zielkraft",
      "Mittlere Kraft",
      "Höchste Kraft",
      "Züge",
      "Halte",
      "Gehalten",
    ],
    more: (count) => `und ${count} weitere Stellen`,
    key: "Im Tempo und im Druck: Anteil der Zeit unter Last. Zielkraft: das angestrebte Band, in Klammern als Anteil am Körpergewicht; mit * hat es gewechselt, und das am längsten gültige steht da. Gehalten: was von den Halten gezählt hat. –: nicht bekannt.",
    mark: "*",
    notShared: "nicht geteilt",
    weight: (mass) => `Körpergewicht: ${mass}.`,
    weightChanged: (mass) =>
      `Körpergewicht: ${mass}, erst während der Einheit angegeben; darum steht keine Zielkraft als Anteil davon da.`,
    weightAssumed: (mass) => `Das Körpergewicht war nicht angegeben, daher wurden ${mass} angenommen.`,
    weightWithheld: "Körpergewicht und Zielkraft, die daraus folgt: nicht geteilt.",
  },
  knee: {
    title: "Knie und Unbehagen",
    hurtsNow: "Die Person sagt, dass zurzeit ein Knie weh tut.",
    notNow: "Die Person sagt, dass zurzeit kein Knie weh tut.",
    spots: (count) =>
      count === 1
        ? "Eine empfindliche Stelle löst den bekannten Knieschmerz aus."
        : `${count} empfindliche Stellen lösen den bekannten Knieschmerz aus.`,
    whole: (before, after) => `Unbehagen vor der Einheit: ${before}, danach: ${after} (0 bis 10).`,
    checkIn: (day, kneePain, soreness) =>
      `Angaben vom ${day}: Knieschmerz ${kneePain} von 10, Muskelkater ${soreness} von 10.`,
    flare: "Der Knieschmerz war aufgeflammt.",
    bruised: "Mit blauem Fleck.",
    soreOverADay: "Länger als einen Tag Muskelkater.",
    nothing: "Zum Knie und zum Unbehagen wurde nichts gesagt.",
  },
  course: {
    title: "Wie es ging",
    shares: (pace, pressure) =>
      `Von der Zeit unter Last lagen ${pace} im angestrebten Tempo und ${pressure} im angestrebten Druck.`,
    noProgram: "Es lief kein Programm.",
    program: (names, steps, done) =>
      `Programm ${names}: ${steps === 1 ? "ein Schritt" : `${steps} Schritte`} beendet, ${done} davon wie gedacht.`,
    programName,
    unnamed: "ohne bekannten Namen",
    counted: (list) => `Gezählt in jedem: ${list}.`,
    step: ({ number, place, clock, how }) => `${number} ${place} ${clock}${how === "" ? "" : ` (${how})`}`,
    anywhere: "freie Wahl",
    ends: {
      done: "",
      skipped: "übersprungen",
      timeUp: "Zeit um",
      back: "zurückgegangen",
      closed: "Stelle geschlossen",
      ended: "Programm beendet",
    },
    stopped: (times, reasons) => `Von der Person ${times === 1 ? "einmal" : `${times}-mal`} gestoppt: ${reasons}.`,
    noReason: "kein Grund genannt",
    reasons: { sharp: "stechender Schmerz", tingling: "Kribbeln", numb: "Taubheit", other: "etwas anderes" },
  },
  spots: {
    title: "Empfindliche Stellen",
    none: "Es wurde keine markiert.",
    headings: ["Muskel", "Seite", "Ort", "Knieschmerz", "Unbehagen vorher", "nachher", "Ausgang"],
    fromKnee: (length) => `${length} von der Linie am Knie`,
    fromStart: (length) => `${length} vom Anfang der Züge`,
    notAsked: "nicht gefragt",
    bringsOn: "löst ihn aus",
    bringsNone: "nein",
    states: SPOT_STATE_WORDS,
    more: (count) => `und ${count} weitere Stellen`,
    key: "Unbehagen, wie die Person es gesagt hat, 0 (keines) bis 10.",
  },
  quality: {
    title: "Wie gut die Daten sind",
    none: "Es gibt keine.",
    shares: (good, reduced, unknown) =>
      `${good} gut, ${reduced} weniger sicher, ${unknown} nicht bekannt (als Lücken gezeigt, nie aufgefüllt).`,
    lost: (lost, all) => (lost === 0 ? "Kein Paket ging verloren." : `${lost} von ${all} Paketen gingen verloren.`),
    unread: (lines) => `${lines} ${lines === 1 ? "Zeile" : "Zeilen"} der Aufzeichnung nicht lesbar.`,
    why: (list) => `Gründe: ${list}.`,
    flags: FLAG_WORDS,
    flag: (name, seconds) => `${name} ${seconds} s`,
    calibration: (how) => `Kalibrierung: ${how}.`,
    uncalibrated: "keine, daher ist die Kraft nicht bekannt",
    sources: { home: "zu Hause gemacht", "simulator-truth": "die des Simulators", manual: "von Hand" },
    grades: { good: "gut", reduced: "eingeschränkt", partial: "in Teilen" },
    roller: (diameter, board, firmware) => `Rolle: ${diameter} dick, ${board}, Firmware ${firmware}.`,
    session: (id) => `Einheit ${id}.`,
  },
  scope: SCOPE,
};
