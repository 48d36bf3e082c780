// R24, R25, R26, R29: the questions before rolling, what an answer closes, why, and what opens it again.
import { MUSCLES, MUSCLE_IDS, type Muscle, type MuscleId } from "#shared/domain/muscles.ts";
import type { QuestionId } from "#shared/domain/questionIds.ts";
import type { RuleId } from "#shared/domain/rules.ts";

/** Shown where a person starts: at the first run and at the start of a session. */
export const SCOPE_STATEMENT =
  "Inchworm coaches pace and comfort while you roll. It does not diagnose or treat anything, or replace a professional. " +
  "If something feels wrong, stop.";

export interface ScreeningQuestion {
  readonly id: QuestionId;
  /** first: once, before the first session. session: again on every day with a session. */
  readonly when: "first" | "session";
  readonly ruleId: RuleId;
  readonly asks: string;
  /** What a yes does. caution: nothing is closed. refer: see someone; nothing is closed by it alone. */
  readonly effect: "block" | "caution" | "refer";
  /** Which areas a yes closes when no place is given with it. */
  readonly closes: "knee" | "all" | "none";
  /** Why, in one or two sentences. */
  readonly says: string;
  /** time: after the wait of R24 and a no. cleared: when a professional has said so. */
  readonly opens: "time" | "cleared" | "never-closed";
  /** What the person is told about it. */
  readonly unlock: string;
  /** Today, not some time soon. */
  readonly urgent: boolean;
}

const CLEARED = "It opens again when a professional has cleared you to roll and you say so here.";
const ASK = "Nothing is closed. Ask a professional first, and say here when you have.";
const SEE = "Please see a professional about it before you go on.";
const URGENT = "Please seek urgent medical care now, and do not roll.";

const block25 = {
  when: "first",
  ruleId: "R25",
  effect: "block",
  closes: "all",
  opens: "cleared",
  unlock: CLEARED,
  urgent: false,
} as const;
const caution = {
  when: "first",
  ruleId: "R26",
  effect: "caution",
  closes: "none",
  opens: "cleared",
  unlock: ASK,
  urgent: false,
} as const;
const refer = {
  when: "session",
  ruleId: "R29",
  effect: "refer",
  closes: "none",
  opens: "never-closed",
  unlock: SEE,
  urgent: false,
} as const;

export const SCREENING = [
  {
    id: "hot-knee",
    when: "session",
    ruleId: "R24",
    asks: "Is a knee swollen, hot or inflamed today?",
    effect: "block",
    closes: "knee",
    says: "A swollen, hot or inflamed knee needs rest: the areas at the knee stay closed for two to three days. Please have it looked at.",
    opens: "time",
    unlock: "It opens two days after the last yes once you answer no, or after three days.",
    urgent: false,
  },
  {
    id: "calf-signs",
    when: "session",
    ruleId: "R25",
    asks: "Is a calf painful together with swelling, warmth or redness?",
    effect: "block",
    closes: "all",
    says: `A painful calf that is swollen, warm or red can be a blood clot. ${URGENT}`,
    opens: "cleared",
    unlock: CLEARED,
    urgent: true,
  },
  {
    id: "open-wound",
    ...block25,
    when: "session",
    asks: "Do you have an open wound where you would roll?",
    says: "An open wound must close first.",
  },
  {
    id: "fracture",
    ...block25,
    asks: "Do you have a broken bone that is not fully mended?",
    says: "A fracture must not be loaded by a roller.",
  },
  {
    id: "clot",
    ...block25,
    asks: "Do you have a known blood clot (DVT)?",
    says: "Pressure on a vein with a clot is dangerous.",
  },
  {
    id: "bone-infection",
    ...block25,
    asks: "Do you have an infection of a bone?",
    says: "An infected bone must not be pressed.",
  },
  {
    id: "bone-in-muscle",
    ...block25,
    asks: "Has bone been found growing in a muscle (myositis ossificans)?",
    says: "Pressure on bone that grows in a muscle can make it worse.",
  },
  { id: "pregnancy", ...caution, asks: "Are you pregnant?", says: "In pregnancy, ask a professional before you roll." },
  {
    id: "osteoporosis",
    ...caution,
    asks: "Do you have osteoporosis?",
    says: "With osteoporosis, ask how much pressure is safe for you.",
  },
  {
    id: "bleeding",
    ...caution,
    asks: "Do you take blood thinners, or do you have a bleeding disorder?",
    says: "You may bruise easily: ask a professional first.",
  },
  {
    id: "reduced-feeling",
    ...caution,
    asks: "Do you have diabetes with reduced feeling in the legs?",
    says: "With reduced feeling, discomfort is no guide to pressure: ask a professional first.",
  },
  {
    id: "varicose-veins",
    ...caution,
    asks: "Do you have varicose veins?",
    says: "Do not press on varicose veins: ask a professional first.",
  },
  {
    id: "high-blood-pressure",
    ...caution,
    asks: "Do you have high blood pressure?",
    says: "With high blood pressure, ask a professional first.",
  },
  {
    id: "surgery-or-injury",
    ...caution,
    asks: "Have you had surgery or an injury of the legs or hips lately?",
    says: "After surgery or an injury, ask when rolling is allowed.",
  },
  {
    id: "cancer",
    ...caution,
    asks: "Do you have cancer, or have you had it lately?",
    says: "With cancer, ask a professional first.",
  },
  {
    id: "worse",
    ...refer,
    asks: "Has it become worse although you roll regularly?",
    says: "Worse despite regular rolling needs a closer look.",
  },
  {
    id: "numbness",
    ...refer,
    asks: "Do you have numbness or tingling in a leg?",
    says: "Numbness or tingling can come from a nerve.",
  },
  { id: "weakness", ...refer, asks: "Is a leg weak?", says: "A weak leg needs a closer look." },
  { id: "giving-way", ...refer, asks: "Does a knee give way?", says: "A knee that gives way needs a closer look." },
  { id: "locking", ...refer, asks: "Does a knee lock?", says: "A knee that locks needs a closer look." },
  {
    id: "no-weight",
    ...refer,
    asks: "Can you not put weight on a leg?",
    says: `A leg that bears no weight needs to be seen today. ${URGENT}`,
    urgent: true,
  },
  {
    id: "fever-hot-knee",
    ...refer,
    asks: "Do you have a fever together with a hot knee?",
    closes: "knee",
    effect: "block",
    opens: "cleared",
    unlock: CLEARED,
    says: `Fever with a hot knee can be an infected joint. ${URGENT}`,
    urgent: true,
  },
] as const satisfies readonly ScreeningQuestion[];

export function questionById(id: QuestionId): ScreeningQuestion {
  const question = SCREENING.find((candidate) => candidate.id === id);
  if (!question) throw new Error(`no question ${id}`);
  return question;
}

/** A knee, a clot or a bone is never only one muscle: only a wound or a fracture has a place of its own. */
export const PLACED_QUESTIONS: ReadonlySet<QuestionId> = new Set(["open-wound", "fracture", "bone-in-muscle"]);
/** A yes may come with a side. */
export const SIDED_QUESTIONS: ReadonlySet<QuestionId> = new Set([...PLACED_QUESTIONS, "hot-knee", "fever-hot-knee"]);

/** The areas at the knee: whatever has the knee at an end of its strokes, and the calf, which crosses it. */
export const KNEE_AREAS: readonly MuscleId[] = MUSCLE_IDS.filter(
  (id) => id === "calf" || MUSCLES.some((muscle: Muscle) => muscle.id === id && muscle.kneeEnd !== undefined),
);
