// The questions before rolling: fetched when they are asked. English meanings are those of shared/domain.
import { SCOPE_STATEMENT, SCREENING } from "#shared/domain/screening.ts";
import type { QuestionId } from "#shared/domain/questionIds.ts";
import type { ScreeningQuestion } from "#shared/domain/screening.ts";
import { recordOf } from "#web/words/recordOf.ts";

const QUESTIONS: readonly (ScreeningQuestion & { readonly id: QuestionId })[] = SCREENING;
/** Ticked where it is true, so short that a person reads them all; the whole questions are in shared/domain. */
const statements: Readonly<Record<QuestionId, string>> = {
  "hot-knee": "Knee swollen, hot or inflamed",
  "calf-signs": "Calf painful and swollen, warm or red",
  "open-wound": "Open wound where I roll",
  fracture: "Broken bone, not fully mended",
  clot: "Blood clot (DVT)",
  "bone-infection": "Bone infection",
  "bone-in-muscle": "Bone growing in a muscle",
  pregnancy: "Pregnant",
  osteoporosis: "Osteoporosis",
  bleeding: "Blood thinners or easy bleeding",
  "reduced-feeling": "Diabetes, less feeling in legs",
  "varicose-veins": "Varicose veins",
  "high-blood-pressure": "High blood pressure",
  "surgery-or-injury": "Recent leg or hip surgery or injury",
  cancer: "Cancer, now or lately",
  worse: "Pain worse despite regular rolling",
  numbness: "Numb or tingling leg",
  weakness: "Weak leg",
  "giving-way": "Knee gives way",
  locking: "Knee locks",
  "no-weight": "Leg bears no weight",
  "fever-hot-knee": "Fever and hot knee",
};

export const screening = {
  title: "Before you roll",
  lead: "Which of these are true?",
  name: (name: string) => `For ${name}`,
  scope: SCOPE_STATEMENT,
  groups: {
    session: "Today",
    first: "In general",
  },
  none: "None of these",
  some: (count: number) => `${count} ticked, go on`,
  side: "Which side?",
  where: "Where?",
  whereHelp: "Without a place everything stays closed.",
  statements,
  says: recordOf(
    QUESTIONS,
    ({ id }) => id,
    ({ says }) => says,
  ),
  unlock: recordOf(
    QUESTIONS,
    ({ id }) => id,
    ({ unlock }) => unlock,
  ),
  meaning: {
    title: "What this means today",
    clear: "Nothing is closed.",
    closed: (areas: string) => `Closed: ${areas}.`,
    allClosed: "Closed: everything. Please do not roll now.",
    opens: (day: string) => `It opens on ${day}.`,
    opensBy: (from: string, by: string) => `It opens once you answer no, from ${from} on; without a no, on ${by}.`,
    bothLegs: "both legs",
    mistake: "I ticked that by mistake",
    mistakeAsk: "You ticked:",
    mistakeText: "Take it back only if it is not true of you. If you are unsure, let it stand.",
    notSo: "It is not so: take it back",
    stands: "It is so: let it stand",
    mistakeTime: (time: string) => `A wrong tick can be taken back until ${time}.`,
    urgent: "Please seek care today",
    see: "See a professional about this",
    ask: "Ask a professional first",
    closedTitle: "Closed for now",
    cleared: "A professional has cleared me",
    asked: "I have asked a professional",
    sure: (what: string) => `Cleared: ${what}`,
    onward: "Go on",
    today: "Good. You can roll.",
  },
  stopped: {
    title: "Closed for today",
    text: "You stopped there. It opens again tomorrow.",
    rehearsed: "Rehearsed: closed on simulated rollers only.",
    mistake: "It was a mistake",
    ask: (area: string) =>
      `Open ${area} again today? Only if nothing hurt, tingled or went numb there when you stopped.`,
    open: "Nothing hurt: open it again",
    keep: "Keep it closed",
    opened: (area: string) => `${area} is open again.`,
  },
  page: {
    title: "Questions before you roll",
    answered: "Today’s questions are answered.",
    again: "Answer again",
  },
  saveFailed: "The hub did not take your answers. Try again in a moment.",
};
