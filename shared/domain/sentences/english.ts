// The hub's sentences in English: the shape of every other language, and what other clients read.
import { MIND } from "#shared/domain/mind.ts";
import { MUSCLES, SIDES, type MuscleId, type Side } from "#shared/domain/muscles.ts";
import type { QuestionId } from "#shared/domain/questionIds.ts";
import { SCREENING, type ScreeningQuestion } from "#shared/domain/screening.ts";
import { calibration } from "#shared/domain/sentences/en/calibration.ts";
import { doctor } from "#shared/domain/sentences/en/doctor.ts";
import { keeping } from "#shared/domain/sentences/en/keeping.ts";
import { plan } from "#shared/domain/sentences/en/plan.ts";
import { program } from "#shared/domain/sentences/en/program.ts";
import {
  createTongue,
  type OwnWords,
  type Sentences,
  type Told,
  type ToldValue,
} from "#shared/domain/sentences/tell.ts";
import { TOOLS, type ToolId } from "#shared/domain/tools.ts";

export const WRITTEN = { ...plan, ...program, ...calibration, ...doctor, ...keeping };

/** Made from what the domain says anyway. */
export type DerivedId =
  | `muscle.${MuscleId}`
  /** Inside a sentence. */
  | `muscleIn.${MuscleId}`
  | `place.${MuscleId}.${Side}`
  | `mind.${MuscleId}`
  | `toolMind.${ToolId}`
  | `block.${QuestionId}`
  | `unlock.${QuestionId}`;
export type SentenceId = keyof typeof WRITTEN | DerivedId;

const SIDE_WORDS: Readonly<Record<Side, string>> = { left: "left", right: "right", both: "both legs" };
const QUESTIONS: readonly ScreeningQuestion[] = SCREENING;

export const ENGLISH: Sentences = {
  ...WRITTEN,
  ...Object.fromEntries([
    ...MUSCLES.flatMap(({ id, name }) => [
      [`muscle.${id}`, name],
      [`muscleIn.${id}`, name.toLowerCase()],
      [`mind.${id}`, MIND[id].says],
      ...SIDES.map((side) => [`place.${id}.${side}`, `${name}, ${SIDE_WORDS[side]}`]),
    ]),
    ...TOOLS.map(({ id, mind }) => [`toolMind.${id}`, mind]),
    ...QUESTIONS.flatMap(({ id, says, unlock }) => [
      [`block.${id}`, says],
      [`unlock.${id}`, unlock],
    ]),
  ]),
};

const tongue = createTongue(ENGLISH, "en-GB");

export function told(id: SentenceId, values?: Record<string, ToldValue>): Told {
  return values === undefined ? { id } : { id, values };
}

/** @throws Error when a sentence lacks one of its values */
export function inEnglish(sentences: readonly Told[], own?: OwnWords): string {
  const text = tongue.tell(sentences, own);
  if (text === undefined) throw new Error(`a value is missing: ${JSON.stringify(sentences)}`);
  return text;
}

/** The sentence of this id; any other text as it is. */
export function wordsOf(idOrText: string): string {
  return Object.hasOwn(ENGLISH, idOrText) ? (tongue.tell([{ id: idOrText }]) ?? idOrText) : idOrText;
}

export interface ToldReason {
  ruleId: string;
  says: string;
  told: Told[];
}

/** A sentence or more with the rule behind it. */
export function reason(ruleId: string, ...sentences: Told[]): ToldReason {
  return { ruleId, says: inEnglish(sentences), told: sentences };
}
