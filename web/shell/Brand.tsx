import { Link, useLocation } from "wouter";

import { words } from "#web/words/english.ts";
import { Worm } from "#web/worm/Worm.tsx";

const PAGES = [
  { href: "/", text: words.pages.live },
  { href: "/sessions", text: words.pages.sessions },
] as const;

/** Logo, name and the pages. */
export function Brand() {
  const [location] = useLocation();
  return (
    <>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <Link href="/" className="brand">
        <Worm pose="still" className="brand-worm" />
        <span>{words.product}</span>
      </Link>
      <nav className="pages" aria-label="Pages">
        {PAGES.map(({ href, text }) => (
          <Link key={href} href={href} aria-current={location === href ? "page" : undefined}>
            {text}
          </Link>
        ))}
      </nav>
    </>
  );
}
