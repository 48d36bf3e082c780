// The questions before rolling: fetched when they are asked. English meanings are those of shared/domain.
import { SCOPE_STATEMENT, SCREENING } from "#shared/domain/screening.ts";
import type { QuestionId } from "#shared/domain/questionIds.ts";
import type { ScreeningQuestion } from "#shared/domain/screening.ts";
import { recordOf } from "#web/words/recordOf.ts";

const QUESTIONS: readonly (ScreeningQuestion & { readonly id: QuestionId })[] = SCREENING;
/** Ticked where it is true; the questions themselves are in shared/domain. */
const statements: Readonly<Record<QuestionId, string>> = {
  "hot-knee": "A knee is swollen, hot or inflamed",
  "calf-signs": "A calf is painful and swollen, warm or red",
  "open-wound": "I have an open wound where I would roll",
  fracture: "I have a broken bone that is not fully mended",
  clot: "I have a known blood clot (DVT)",
  "bone-infection": "I have an infection of a bone",
  "bone-in-muscle": "Bone grows in a muscle (myositis ossificans)",
  pregnancy: "I am pregnant",
  osteoporosis: "I have osteoporosis",
  bleeding: "I take blood thinners, or I bleed or bruise easily",
  "reduced-feeling": "I have diabetes and feel less in my legs",
  "varicose-veins": "I have varicose veins",
  "high-blood-pressure": "I have high blood pressure",
  "surgery-or-injury": "I had surgery or an injury of legs or hips lately",
  cancer: "I have cancer, or had it lately",
  worse: "It has become worse although I roll regularly",
  numbness: "A leg is numb or tingles",
  weakness: "A leg is weak",
  "giving-way": "A knee gives way",
  locking: "A knee locks",
  "no-weight": "I cannot put weight on a leg",
  "fever-hot-knee": "I have a fever and a hot knee",
};

export const screening = {
  title: "Before you roll",
  name: (name: string) => `For ${name}`,
  scope: SCOPE_STATEMENT,
  groups: {
    session: { title: "How is it today?", text: "Asked once a day." },
    first: { title: "And in general?", text: "Asked once." },
  },
  signs: "Any of these today?",
  lead: "Tick what is true of you.",
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
    earliest: (day: string) => `Not before ${day}.`,
    atLatest: (day: string) => `Without another answer on ${day}.`,
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
