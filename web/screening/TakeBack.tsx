// A wrong tick: for some minutes it can be taken back, by saying that it is not so.
import { useEffect, useState } from "react";

import type { QuestionId } from "#shared/domain/questionIds.ts";
import { Dialog } from "#web/shell/Dialog.tsx";
import { useFormat } from "#web/units/useFormat.ts";
import type { ScreeningWords } from "#web/words/areas/screening.ts";

export interface TakeBackProps {
  id: QuestionId;
  untilMs: number;
  words: ScreeningWords;
  busy: boolean;
  onNotSo(id: QuestionId): void;
}

export function TakeBack({ id, untilMs, words, busy, onNotSo }: TakeBackProps) {
  const { meaning, statements } = words;
  const format = useFormat();
  const [asked, setAsked] = useState(false);
  const isOver = useIsOver(untilMs);
  if (isOver) return null;
  return (
    <>
      <button
        type="button"
        className="button button-small"
        disabled={busy}
        aria-label={`${meaning.mistake}: ${statements[id]}`}
        onClick={() => setAsked(true)}
      >
        {meaning.mistake}
      </button>
      <p className="field-help">{meaning.mistakeTime(format.time(untilMs))}</p>
      {asked && (
        <Dialog title={meaning.mistake} choices onClose={() => setAsked(false)}>
          <p>
            {meaning.mistakeAsk} <strong>{statements[id]}.</strong>
          </p>
          <p>{meaning.mistakeText}</p>
          <p className="field-help">{meaning.mistakeTime(format.time(untilMs))}</p>
          <div className="form-keys">
            <button type="button" className="button button-strong" onClick={() => setAsked(false)}>
              {meaning.stands}
            </button>
            <button
              type="button"
              className="button"
              disabled={busy}
              onClick={() => {
                setAsked(false);
                onNotSo(id);
              }}
            >
              {meaning.notSo}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}

/** Nothing is offered that the hub would refuse: a page may stay open for long. */
function useIsOver(untilMs: number): boolean {
  const [isOver, setIsOver] = useState(() => Date.now() >= untilMs);
  useEffect(() => {
    const timer = setTimeout(() => setIsOver(true), Math.max(0, untilMs - Date.now()));
    return () => clearTimeout(timer);
  }, [untilMs]);
  return isOver;
}
