// What a page shows instead of content: the worm, one heading, one sentence, one way on.
import type { Problem } from "#web/api/client.ts";
import { problemText } from "#web/words/hubTexts.ts";
import { useWords } from "#web/words/useWords.ts";
import { Worm } from "#web/worm/Worm.tsx";

/** Nothing there yet. */
export function Empty({ title, text, children }: { title: string; text: string; children?: React.ReactNode }) {
  return (
    <div className="page-empty">
      <Worm pose="asleep" />
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </div>
  );
}

/** On its way. */
export function Loading({ text }: { text?: string }) {
  const { shell } = useWords();
  return (
    <div className="page-empty" role="status">
      <Worm pose="crawling" />
      <p>{text ?? shell.states.loading}</p>
    </div>
  );
}

export interface FailedProps {
  problem: Problem;
  /** What is out of reach, in this page's words. */
  title?: string;
  /** Where the hub said nothing itself. */
  text?: string;
  onRetry(): void;
}

/** It did not come: why, and the way to try again. */
export function Failed({ problem, title, text, onRetry }: FailedProps) {
  const words = useWords();
  const said = problemText(words, problem);
  const own = problem.message === "" && text !== undefined;
  return (
    <div className="page-empty" role="alert">
      <Worm pose="looking" />
      <h2>{title ?? words.shell.states.failed}</h2>
      <p>{own ? text : `${said.message} ${said.whatToDo}`}</p>
      <button type="button" className="button button-strong" onClick={onRetry}>
        {words.actions.retry}
      </button>
    </div>
  );
}

/** The hub is away and there is nothing older to show. */
export function Offline() {
  const { shell } = useWords();
  return (
    <div className="page-empty" role="status">
      <Worm pose="looking" />
      <h2>{shell.states.offline}</h2>
      <p>{shell.states.offlineText}</p>
    </div>
  );
}
