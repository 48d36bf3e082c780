// Something the hub wants known: what happened and what to do. Nothing has stopped.
import { Link } from "wouter";

import { CLOSED } from "#web/live/closedNotices.ts";
import type { Notice } from "#web/live/liveView.ts";
import { problemText } from "#web/words/hubTexts.ts";
import { useWords } from "#web/words/useWords.ts";

export interface NoticeLineProps {
  notice: Notice;
  onDismiss(): void;
  /** It asks for answers: the way to them. */
  onAnswer(): void;
}

export function NoticeLine({ notice, onDismiss, onAnswer }: NoticeLineProps) {
  const words = useWords();
  const said = problemText(words, notice);
  return (
    <aside className="notice" aria-label={words.shell.notice.label}>
      <p role="alert">
        <strong>{said.message}</strong> {said.whatToDo}
      </p>
      {notice.code === "SCREENING_DUE" && (
        <button type="button" className="button button-small" onClick={onAnswer}>
          {words.shell.notice.answer}
        </button>
      )}
      {CLOSED.has(notice.code) && (
        <Link href="/screening" className="text-button" onClick={onDismiss}>
          {words.shell.notice.answers}
        </Link>
      )}
      <button type="button" className="text-button" onClick={onDismiss}>
        {words.shell.notice.dismiss}
      </button>
    </aside>
  );
}
