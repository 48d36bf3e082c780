// The plan for today, and how it was the next day. Fetched with its page.
import { pluralIn } from "#web/words/plural.ts";

const plural = pluralIn("en");

export const today = {
  title: "Today",
  loading: "Looking at your last days",
  failed: "The plan is out of reach",
  failedText: "The hub did not answer. What it knows about you is safe on its computer.",
  nobody: "Nobody is known here yet",
  nobodyText: "Connect a roller and say who you are; then there is a plan.",

  roll: (minutes: string) => `Roll ${minutes} minutes`,
  light: "Lightly today.",
  rest: "Rest today",
  restUntil: (day: string) => `Next time on ${day}.`,
  restDays: (count: number) =>
    plural(count, { one: "One day without rolling.", other: `${count} days without rolling.` }),
  allClosed: "Everything is closed for now, by your answers or a stop.",
  areas: "In this order",
  area: (muscle: string, side: string) => `${muscle}, ${side}`,
  seconds: (from: number, to: number) => `${from} to ${to} s`,
  second: (count: number) => `${count} s`,
  why: "Why this plan",
  start: (program: string) => `Start ${program}`,
  startLight: "Start lightly",
  startLightHelp: (program: string) =>
    `The program is ${program}; stay light in all of it. It begins on the live page. Lie down first.`,
  startHelp: "It begins on the live page. Lie down first.",
  noRoller: "Connect a roller to start it.",
  startFailed: "The program could not be started.",
  free: "Or roll freely on the live page",

  when: { label: "Do you run today?" },
  runs: { "no-run": "No run", "before-run": "Before a run", "after-run": "After a run" },

  checkIn: {
    title: "How is it today?",
    text: "It takes a moment, and the plan heeds it.",
    done: "You have told today. Change it whenever you like.",
    soreness: "Soreness where you rolled",
    sorenessEnds: ["none", "the most"] as readonly [string, string],
    kneePain: "Knee pain",
    kneePainEnds: ["none", "the most"] as readonly [string, string],
    bruised: "There is a bruise",
    soreOverADay: "It was sore for more than a day",
    flare: "The knee pain has flared up",
    phase: "Training today",
    noPhase: "not said",
    note: "Note",
    save: "Tell the plan",
    saved: "Thank you. The plan takes it into account.",
    missing: "Say how sore you are and how the knee is, also when it is 0.",
    failed: "This was not saved. Try again.",
  },
  refer: "See someone about it when it gets worse, or with numbness, tingling, locking or giving way.",
};
