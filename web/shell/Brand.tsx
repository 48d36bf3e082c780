import { Link, useLocation } from "wouter";

import { PAGES } from "#web/shell/pages.ts";
import { useWords } from "#web/words/useWords.ts";
import { Worm } from "#web/worm/Worm.tsx";

const PAGES_ID = "pages";

/** Logo, name and the pages: in one row where it has room for them, else behind a button. */
export function Brand() {
  const { shell } = useWords();
  const [location] = useLocation();
  const links = [
    { href: "/", text: shell.pages.live },
    ...PAGES.flatMap(({ path, name }) => (name === undefined ? [] : [{ href: path, text: shell.pages[name] }])),
  ];
  return (
    <>
      <a className="skip" href="#main">
        {shell.skip}
      </a>
      <Link href="/" className="brand">
        <Worm pose="still" className="brand-worm" />
        <span>{shell.product}</span>
      </Link>
      <div className="pages-room">
        <button type="button" className="pages-menu" popoverTarget={PAGES_ID}>
          {shell.pages.menu}
        </button>
        <nav className="pages" id={PAGES_ID} popover="auto" aria-label={shell.pages.label}>
          {links.map(({ href, text }) => (
            <Link key={href} href={href} aria-current={isAt(location, href) ? "page" : undefined}>
              {text}
            </Link>
          ))}
        </nav>
      </div>
    </>
  );
}

/** A page below another belongs to it; the live page, `/`, has none below. */
function isAt(location: string, href: string): boolean {
  return `${location}/`.startsWith(`${href}/`);
}
