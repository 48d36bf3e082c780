import { Link } from "wouter";

import { Page } from "#web/shell/Page.tsx";
import { useWords } from "#web/words/useWords.ts";
import { Worm } from "#web/worm/Worm.tsx";

export function NotFoundPage() {
  const { shell } = useWords();
  return (
    <Page title={shell.notFound.title}>
      <div className="page-empty">
        <Worm pose="looking" />
        <p>{shell.notFound.text}</p>
        <Link href="/" className="button button-strong">
          {shell.toLive}
        </Link>
      </div>
    </Page>
  );
}
