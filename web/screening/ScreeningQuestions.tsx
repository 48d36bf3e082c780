// The questions as statements to tick, all on one page. Nothing ticked is one action: none of these.
import { useId } from "react";

import { PLACED_QUESTIONS, SCREENING, SIDED_QUESTIONS } from "#shared/domain/screening.ts";
import type { QuestionId } from "#shared/domain/questionIds.ts";
import { MUSCLE_IDS, SIDES } from "#shared/domain/muscles.ts";
import { CheckRow } from "#web/forms/CheckRow.tsx";
import { RadioRow } from "#web/forms/RadioRow.tsx";
import type { Ticks, Yes } from "#web/screening/ticks.ts";
import type { ScreeningWords } from "#web/words/areas/screening.ts";
import { useWords } from "#web/words/useWords.ts";

export interface QuestionGroup {
  readonly group: "session" | "first";
  /** In the table's order. */
  readonly questions: readonly QuestionId[];
}

export interface ScreeningQuestionsProps {
  words: ScreeningWords;
  groups: readonly QuestionGroup[];
  ticks: Ticks;
  busy: boolean;
  onTicks(ticks: Ticks): void;
  onSend(): void;
  children?: React.ReactNode;
}

/** A form of ticks, so that Enter in any of them goes on. The step before leaves the focus above it: one Enter is not two. */
export function ScreeningQuestions({ words, groups, ticks, busy, onTicks, onSend, children }: ScreeningQuestionsProps) {
  const ticked = groups.flatMap(({ questions }) => questions).filter((id) => ticks[id] !== undefined).length;
  return (
    <form
      className="screening"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSend();
      }}
    >
      <p>{words.lead}</p>
      {groups.map((one) => (
        <Group key={one.group} words={words} {...one} ticks={ticks} onTicks={onTicks} />
      ))}
      <div className="screening-keys">
        <button type="submit" className="button button-strong" disabled={busy}>
          {ticked === 0 ? words.none : words.some(ticked)}
        </button>
        {children}
      </div>
    </form>
  );
}

type GroupProps = QuestionGroup & Pick<ScreeningQuestionsProps, "words" | "ticks" | "onTicks">;

function Group({ group, questions, words, ticks, onTicks }: GroupProps) {
  const titleId = useId();
  const change = (id: QuestionId, yes: Yes | undefined) => {
    const { [id]: _before, ...others } = ticks;
    onTicks(yes === undefined ? others : { ...others, [id]: yes });
  };
  return (
    <section aria-labelledby={titleId}>
      <h3 id={titleId}>{words.groups[group]}</h3>
      <div className="screening-halves">
        {halvesOf(questions).map((half) => (
          <ul key={half[0]} className="screening-list">
            {half.map((id) => (
              <Statement key={id} id={id} words={words} yes={ticks[id]} onYes={(yes) => change(id, yes)} />
            ))}
          </ul>
        ))}
      </div>
    </section>
  );
}

/** Two lists of their own, side by side where there is room: what opens in one moves nothing in the other. */
function halvesOf(questions: readonly QuestionId[]): QuestionId[][] {
  const middle = Math.ceil(questions.length / 2);
  return [questions.slice(0, middle), questions.slice(middle)].filter((half) => half.length > 0);
}

interface StatementProps {
  id: QuestionId;
  words: ScreeningWords;
  yes: Yes | undefined;
  onYes(yes: Yes | undefined): void;
}

function Statement({ id, words, yes, onYes }: StatementProps) {
  return (
    <li data-ticked={yes !== undefined}>
      <CheckRow
        label={words.statements[id]}
        checked={yes !== undefined}
        onCheck={(checked) => onYes(checked ? {} : undefined)}
      />
      {yes && SIDED_QUESTIONS.has(id) && (
        <Place words={words} withMuscles={PLACED_QUESTIONS.has(id)} yes={yes} onYes={onYes} />
      )}
    </li>
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
