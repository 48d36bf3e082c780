import type { TodayWords } from "#web/words/areas/today.ts";
import { pluralIn } from "#web/words/plural.ts";

const plural = pluralIn("de");

export const today: TodayWords = {
  title: "Heute",
  loading: "Deine letzten Tage werden angesehen",
  failed: "Der Plan ist nicht erreichbar",
  failedText: "Der Hub hat nicht geantwortet. Was er von dir weiß, liegt sicher auf seinem Rechner.",
  nobody: "Hier ist noch niemand bekannt",
  nobodyText: "Verbinde eine Rolle und sag, wer du bist; dann gibt es einen Plan.",

  roll: (minutes) => `Roll ${minutes} Minuten`,
  light: "Heute leicht.",
  rest: "Heute ist Ruhe",
  restUntil: (day) => `Das nächste Mal am ${day}.`,
  restDays: (count) => plural(count, { one: "Ein Tag ohne Rollen.", other: `${count} Tage ohne Rollen.` }),
  allClosed: "Alles ist vorerst geschlossen, durch deine Antworten oder einen Stopp.",
  areas: "In dieser Reihenfolge",
  area: (muscle, side) => `${muscle} ${side}`,
  seconds: (from, to) => `${from} bis ${to} s`,
  second: (count) => `${count} s`,
  why: "Warum dieser Plan",
  start: (program) => `${program} beginnen`,
  startLight: "Leicht beginnen",
  startLightHelp: (program) =>
    `Das Programm ist ${program}; bleib in allem leicht. Es beginnt auf der Live-Seite. Leg dich vorher hin.`,
  startHelp: "Es beginnt auf der Live-Seite. Leg dich vorher hin.",
  noRoller: "Verbinde eine Rolle, um es zu beginnen.",
  startFailed: "Das Programm konnte nicht begonnen werden.",
  free: "Oder roll frei auf der Live-Seite",

  when: { label: "Läufst du heute?" },
  runs: { "no-run": "Kein Lauf", "before-run": "Vor einem Lauf", "after-run": "Nach einem Lauf" },

  checkIn: {
    title: "Wie ist es heute?",
    text: "Das dauert einen Moment, und der Plan richtet sich danach.",
    done: "Für heute hast du es gesagt. Du kannst es jederzeit ändern.",
    soreness: "Muskelkater, wo du gerollt hast",
    sorenessEnds: ["keiner", "der stärkste"],
    kneePain: "Knieschmerz",
    kneePainEnds: ["keiner", "der stärkste"],
    bruised: "Da ist ein blauer Fleck",
    soreOverADay: "Der Muskelkater hielt länger als einen Tag an",
    flare: "Der Knieschmerz ist aufgeflammt",
    phase: "Training heute",
    noPhase: "nicht gesagt",
    note: "Notiz",
    save: "Dem Plan sagen",
    saved: "Danke. Der Plan berücksichtigt es.",
    missing: "Sag, wie stark der Muskelkater ist und wie es dem Knie geht, auch wenn es 0 ist.",
    failed: "Das wurde nicht gespeichert. Versuch es noch einmal.",
  },
  refer:
    "Lass jemanden darauf schauen, wenn es schlimmer wird, oder bei Taubheit, Kribbeln, Blockieren oder Wegknicken.",
};
