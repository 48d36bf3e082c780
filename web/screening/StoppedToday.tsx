// Areas with a stop today, and the way to open one: only where the person says that it was a mistake.
import { useState } from "react";

import type { Screening, Stopped } from "#shared/schema/plan.ts";
import type { Problem } from "#web/api/client.ts";
import { answerScreening } from "#web/api/people.ts";
import { useLive } from "#web/live/LiveContext.tsx";
import { Dialog } from "#web/shell/Dialog.tsx";
import { SCREENING_WORDS } from "#web/words/areas/screening.ts";
import { problemOr } from "#web/words/hubTexts.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

export interface StoppedTodayProps {
  profileId: string;
  stopped: readonly Stopped[];
  onScreening(screening: Screening): void;
}

export function StoppedToday({ profileId, stopped, onScreening }: StoppedTodayProps) {
  const words = useWords();
  const { store } = useLive();
  const { stopped: text, saveFailed } = useArea(SCREENING_WORDS);
  const [asked, setAsked] = useState<Stopped>();
  const [opened, setOpened] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const nameOf = ({ muscle, side }: Stopped) => `${words.body.muscles[muscle]}, ${words.body.sides[side]}`;
  const open = async (area: Stopped) => {
    const { muscle, side, rehearsed } = area;
    const stop = { muscle, side, ...(rehearsed && { rehearsed }) };
    const answer = await answerScreening(profileId, { mistaken: [stop] });
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    store.answered();
    setAsked(undefined);
    setOpened(nameOf(area));
    onScreening(answer.value);
  };
  return (
    <>
      <p role="status">{opened !== undefined && text.opened(opened)}</p>
      {stopped.length > 0 && (
        <section className="screening-group" data-kind="warning">
          <h3>{text.title}</h3>
          <p className="field-help">{text.text}</p>
          <ul>
            {stopped.map((area) => (
              <li key={`${area.muscle} ${area.side} ${area.rehearsed}`}>
                <p>
                  <strong>{nameOf(area)}</strong>
                </p>
                {area.reason && <p className="field-help">{words.actions.prompt.reasons[area.reason]}</p>}
                {area.rehearsed && <p className="field-help">{text.rehearsed}</p>}
                <button
                  type="button"
                  className="button button-small"
                  aria-label={`${text.mistake}: ${nameOf(area)}`}
                  onClick={() => setAsked(area)}
                >
                  {text.mistake}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {asked && (
        <Dialog title={text.mistake} choices onClose={() => setAsked(undefined)}>
          <p>{text.ask(nameOf(asked))}</p>
          {problem && (
            <p className="field-error" role="alert">
              {problemOr(words, problem, saveFailed)}
            </p>
          )}
          <div className="form-keys">
            <button type="button" className="button button-strong" onClick={() => setAsked(undefined)}>
              {text.keep}
            </button>
            <button type="button" className="button" onClick={() => void open(asked)}>
              {text.open}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
