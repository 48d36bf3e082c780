// What the answers close, why and what opens it again; what to see someone about, the urgent first.
import { MUSCLE_IDS } from "#shared/domain/muscles.ts";
import { SCREENING } from "#shared/domain/screening.ts";
import type { QuestionId } from "#shared/domain/questionIds.ts";
import type { Advice, Block, Screening } from "#shared/schema/plan.ts";
import { TakeBack } from "#web/screening/TakeBack.tsx";
import type { Format } from "#web/units/format.ts";
import { useFormat } from "#web/units/useFormat.ts";
import type { ScreeningWords } from "#web/words/areas/screening.ts";
import { useWords } from "#web/words/useWords.ts";

export interface ScreeningMeaningProps {
  words: ScreeningWords;
  screening: Screening;
  busy: boolean;
  /** A professional has said so. */
  onCleared(id: QuestionId): void;
  /** It was a wrong tick. */
  onNotSo(id: QuestionId): void;
}

/** Nothing to say when nothing was answered with yes. */
export function saysSomething({ blocks, cautions, refer }: Screening): boolean {
  return blocks.length + cautions.length + refer.length > 0;
}

export function isAllClosed({ open }: Screening): boolean {
  return open.length === 0;
}

export function ScreeningMeaning({ words, screening, busy, onCleared, onNotSo }: ScreeningMeaningProps) {
  const { blocks, refer, cautions } = screening;
  const { meaning } = words;
  const urgent = [...blocks, ...refer].filter((one) => one.urgent);
  const shown = { words, busy, onCleared, onNotSo };
  return (
    <div className="screening-meaning">
      <Group title={meaning.urgent} kind="problem" items={urgent} {...shown} />
      <Group title={meaning.closedTitle} kind="warning" items={blocks.filter((one) => !one.urgent)} {...shown} />
      <Group title={meaning.see} kind="warning" items={refer.filter((one) => !one.urgent)} {...shown} />
      <Group title={meaning.ask} kind="note" items={cautions} {...shown} />
    </div>
  );
}

interface GroupProps extends Omit<ScreeningMeaningProps, "screening"> {
  title: string;
  kind: "note" | "warning" | "problem";
  items: readonly (Block | Advice)[];
}

function Group({ title, kind, items, words, busy, onCleared, onNotSo }: GroupProps) {
  const format = useFormat();
  if (items.length === 0) return undefined;
  return (
    <section className="screening-group" data-kind={kind} role={kind === "problem" ? "alert" : undefined}>
      <h3>{title}</h3>
      <ul>
        {items.map((item) => (
          <li key={item.questionId}>
            <p>
              <strong>{words.says[item.questionId]}</strong>
            </p>
            {"muscles" in item && <Closed block={item} words={words} />}
            <p className="field-help">{opens(item, words, format)}</p>
            {canBeCleared(item.questionId) && (
              <button
                type="button"
                className="button button-small"
                disabled={busy}
                aria-label={`${"muscles" in item ? words.meaning.cleared : words.meaning.asked}: ${words.statements[item.questionId]}`}
                onClick={() => onCleared(item.questionId)}
              >
                {"muscles" in item ? words.meaning.cleared : words.meaning.asked}
              </button>
            )}
            {item.mistakenUntilMs !== undefined && (
              <TakeBack
                id={item.questionId}
                untilMs={item.mistakenUntilMs}
                words={words}
                busy={busy}
                onNotSo={onNotSo}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What opens it, or lets go on: with its days where they are known. */
function opens(item: Block | Advice, { meaning, unlock }: ScreeningWords, format: Format): string {
  const day = (ms: number) => `${format.day(ms)}, ${format.time(ms)}`;
  const { fromMs, byMs } = "muscles" in item ? item : {};
  if (fromMs === undefined) return unlock[item.questionId];
  return byMs === undefined ? meaning.opens(day(fromMs)) : meaning.opensBy(day(fromMs), day(byMs));
}

function Closed({ block, words }: { block: Block; words: ScreeningWords }) {
  const { body } = useWords();
  const all = block.muscles.length === MUSCLE_IDS.length && block.side === "both";
  const side = ` (${block.side === "both" ? words.meaning.bothLegs : body.sides[block.side]})`;
  const areas = block.muscles.map((muscle) => body.muscles[muscle]).join(", ");
  return <p>{all ? words.meaning.allClosed : words.meaning.closed(areas + side)}</p>;
}

function canBeCleared(id: QuestionId): boolean {
  return SCREENING.some((question) => question.id === id && question.opens === "cleared");
}
