import { Link } from "wouter";

import { Brand } from "#web/shell/Brand.tsx";
import { words } from "#web/words/english.ts";
import { Worm } from "#web/worm/Worm.tsx";

export function NotFoundPage() {
  return (
    <>
      <title>{words.notFound.title + words.titleEnd}</title>
      <header className="header">
        <Brand />
      </header>
      <main className="page page-empty" id="main" tabIndex={-1}>
        <Worm pose="looking" />
        <h1>{words.notFound.title}</h1>
        <p>{words.notFound.text}</p>
        <Link href="/" className="button button-strong">
          {words.sessions.toLive}
        </Link>
      </main>
    </>
  );
}
