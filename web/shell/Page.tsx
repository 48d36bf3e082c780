// The frame of a page to read: title, header, heading, and the stop key, which works everywhere.
import { useRef } from "react";

import { useStopKey } from "#web/keys/useStopKey.ts";
import { useArrival } from "#web/shell/arrival.ts";
import { Brand } from "#web/shell/Brand.tsx";
import { useWords } from "#web/words/useWords.ts";

export interface PageProps {
  title: string;
  /** wide: tables and charts; else lines stay short enough to read. */
  wide?: boolean;
  children: React.ReactNode;
}

export function Page({ title, wide = false, children }: PageProps) {
  const { shell } = useWords();
  const main = useRef<HTMLElement>(null);
  useStopKey();
  useArrival(main);
  return (
    <>
      <title>{title + shell.titleEnd}</title>
      <header className="header">
        <Brand />
      </header>
      <main className="page" data-wide={wide} id="main" tabIndex={-1} ref={main}>
        <h1>{title}</h1>
        {children}
      </main>
    </>
  );
}
