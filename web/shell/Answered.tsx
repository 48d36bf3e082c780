// What useAnswer knows, as the page shows it: loading, offline, failed, or the page's own content, marked when it is old.
import type { AskedAnswer } from "#web/api/useAnswer.ts";
import { Banner } from "#web/shell/Banner.tsx";
import { Failed, Loading, Offline } from "#web/shell/States.tsx";
import { useWords } from "#web/words/useWords.ts";

export interface AnsweredProps<T> {
  answer: AskedAnswer<T>;
  loading?: string;
  /** What is out of reach, and what that means, in this page's words. */
  failed?: { readonly title: string; readonly text: string };
  children(value: T): React.ReactNode;
}

export function Answered<T>({ answer, loading, failed, children }: AnsweredProps<T>) {
  const { shell } = useWords();
  const { asked, retry } = answer;
  switch (asked.state) {
    case "loading":
      return <Loading {...(loading === undefined ? {} : { text: loading })} />;
    case "offline":
      return <Offline />;
    case "failed":
      return <Failed problem={asked.problem} {...failed} onRetry={retry} />;
    case "here":
      return (
        <>
          {asked.old && <Banner kind="note" title={shell.states.old} />}
          {children(asked.value)}
        </>
      );
  }
}
