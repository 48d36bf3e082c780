// The questions that are due, a group at a time; then what the answers mean, where they mean something.
import { useRef, useState } from "react";

import type { QuestionId } from "#shared/domain/questionIds.ts";
import type { Screening } from "#shared/schema/plan.ts";
import type { ScreeningInput } from "#shared/schema/profile.ts";
import { answerScreening } from "#web/api/people.ts";
import { useDraft } from "#web/forms/useDraft.ts";
import type { Problem } from "#web/api/client.ts";
import { useLive } from "#web/live/LiveContext.tsx";
import { isAllClosed, saysSomething, ScreeningMeaning } from "#web/screening/ScreeningMeaning.tsx";
import { inOrder, ScreeningQuestions } from "#web/screening/ScreeningQuestions.tsx";
import { Ticks } from "#web/screening/ticks.ts";
import { SCREENING_WORDS } from "#web/words/areas/screening.ts";
import { problemOr } from "#web/words/hubTexts.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

export interface ScreeningFlowProps {
  profileId: string;
  screening: Screening;
  /** Asks these too, though they are not due. */
  again?: readonly QuestionId[];
  onScreening?(screening: Screening): void;
  /** Everything is answered and what it means has been read. */
  onDone(screening: Screening): void;
  /** Beside the key that sends. */
  children?: React.ReactNode;
}

const GROUPS = ["session", "first"] as const;

export function ScreeningFlow({ profileId, screening, again = [], onScreening, onDone, children }: ScreeningFlowProps) {
  const core = useWords();
  const words = useArea(SCREENING_WORDS);
  const { store } = useLive();
  const [groups] = useState(() =>
    GROUPS.map((group) => ({
      group,
      questions: inOrder([
        ...screening.due.filter(({ when }) => when === group).map(({ questionId }) => questionId),
        ...(group === "session" ? again : []),
      ]),
    })).filter(({ questions }) => questions.length > 0),
  );
  const draft = useDraft<Ticks>(`screening.${profileId}`, Ticks, {});
  const [judged, setJudged] = useState<Screening>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const top = useRef<HTMLDivElement>(null);

  async function send(input: ScreeningInput): Promise<Screening | undefined> {
    setBusy(true);
    const answer = await answerScreening(profileId, input);
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return undefined;
    store.answered();
    onScreening?.(answer.value);
    return answer.value;
  }
  async function submit(): Promise<void> {
    const answers = groups
      .flatMap(({ questions }) => questions)
      .map((questionId) => ({ questionId, yes: draft.value[questionId] !== undefined, ...draft.value[questionId] }));
    const after = await send({ answers });
    if (!after) return;
    draft.forget();
    if (saysSomething(after)) {
      setJudged(after);
      top.current?.focus();
    } else onDone(after);
  }

  const shown = judged ?? (groups.length === 0 ? screening : undefined);
  return (
    <div className="screening-flow" ref={top} tabIndex={-1}>
      {shown ? (
        <>
          <h3>{words.meaning.title}</h3>
          {!saysSomething(shown) && <p>{words.meaning.today}</p>}
          <ScreeningMeaning
            words={words}
            screening={shown}
            busy={busy}
            onNotSo={(id) => void send({ notSo: [id] }).then((after) => after && setJudged(after))}
            onCleared={(id) => void send({ cleared: [id] }).then((after) => after && setJudged(after))}
          />
          <div className="screening-keys">
            <button type="button" className="button button-strong" onClick={() => onDone(shown)}>
              {isAllClosed(shown) ? core.actions.close : words.meaning.onward}
            </button>
          </div>
        </>
      ) : (
        <ScreeningQuestions
          words={words}
          groups={groups}
          ticks={draft.value}
          busy={busy}
          onTicks={draft.set}
          onSend={() => void submit()}
        >
          {children}
        </ScreeningQuestions>
      )}
      {problem && (
        <p className="field-error" role="alert">
          {problemOr(core, problem, words.saveFailed)}
        </p>
      )}
    </div>
  );
}
