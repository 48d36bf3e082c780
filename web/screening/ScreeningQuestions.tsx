// One group of questions as statements to tick. Nothing ticked is one action: none of these.
import { PLACED_QUESTIONS, SCREENING, SIDED_QUESTIONS } from "#shared/domain/screening.ts";
import type { QuestionId } from "#shared/domain/questionIds.ts";
import { MUSCLE_IDS, SIDES } from "#shared/domain/muscles.ts";
import type { ScreeningInput } from "#shared/schema/profile.ts";
import { useId } from "react";
import { CheckRow } from "#web/forms/CheckRow.tsx";
import { RadioRow } from "#web/forms/RadioRow.tsx";
import type { ScreeningWords } from "#web/words/areas/screening.ts";
import { useWords } from "#web/words/useWords.ts";

/** A yes with its place, as it is sent. */
export type Yes = Omit<NonNullable<ScreeningInput["answers"]>[number], "questionId" | "yes">;
export type Ticks = ReadonlyMap<QuestionId, Yes>;

export interface ScreeningQuestionsProps {
  words: ScreeningWords;
  group: "session" | "first";
  /** Of this group, in the table's order. */
  questions: readonly QuestionId[];
  ticks: Ticks;
  busy: boolean;
  onTicks(ticks: Ticks): void;
  onNext(): void;
  onBack: (() => void) | undefined;
}

export function ScreeningQuestions(props: ScreeningQuestionsProps) {
  const { words, group, questions, ticks, busy, onTicks, onNext, onBack } = props;
  const titleId = useId();
  const ticked = questions.filter((id) => ticks.has(id)).length;
  const change = (id: QuestionId, yes: Yes | undefined) => {
    const next = new Map(ticks);
    if (yes) next.set(id, yes);
    else next.delete(id);
    onTicks(next);
  };
  return (
    <section className="screening" aria-labelledby={titleId}>
      <h3 id={titleId}>{words.groups[group].title}</h3>
      <p className="field-help">{words.groups[group].text}</p>
      <ul className="screening-list">
        {questions.map((id) => {
          const yes = ticks.get(id);
          return (
            <li key={id} data-ticked={yes !== undefined}>
              <CheckRow
                label={words.statements[id]}
                checked={yes !== undefined}
                onCheck={(checked) => change(id, checked ? {} : undefined)}
              />
              {yes && SIDED_QUESTIONS.has(id) && (
                <Place
                  words={words}
                  withMuscles={PLACED_QUESTIONS.has(id)}
                  yes={yes}
                  onYes={(now) => change(id, now)}
                />
              )}
            </li>
          );
        })}
      </ul>
      <div className="screening-keys">
        <button type="button" className="button button-strong" onClick={onNext} disabled={busy}>
          {ticked === 0 ? words.none : words.some(ticked)}
        </button>
        {onBack && (
          <button type="button" className="text-button" onClick={onBack}>
            {words.back}
          </button>
        )}
      </div>
    </section>
  );
}

interface PlaceProps {
  words: ScreeningWords;
  withMuscles: boolean;
  yes: Yes;
  onYes(yes: Yes): void;
}

/** Where it is: what closes is no more than that. */
function Place({ words, withMuscles, yes, onYes }: PlaceProps) {
  const { body } = useWords();
  const { muscles = [] } = yes;
  return (
    <div className="screening-place">
      <RadioRow
        label={words.side}
        value={yes.side ?? "both"}
        options={body.sides}
        onChoose={(side) => onYes({ ...yes, side: SIDES.find((known) => known === side) })}
      />
      {withMuscles && (
        <fieldset className="screening-where">
          <legend>{words.where}</legend>
          <p className="field-help">{words.whereHelp}</p>
          <div>
            {MUSCLE_IDS.map((muscle) => (
              <CheckRow
                key={muscle}
                label={body.muscles[muscle]}
                checked={muscles.includes(muscle)}
                onCheck={(on) =>
                  onYes({ ...yes, muscles: on ? [...muscles, muscle] : muscles.filter((other) => other !== muscle) })
                }
              />
            ))}
          </div>
        </fieldset>
      )}
    </div>
  );
}

/** In the order in which they are asked. */
export function inOrder(ids: readonly QuestionId[]): QuestionId[] {
  return SCREENING.map(({ id }) => id).filter((id) => ids.includes(id));
}
