// The paper's colour for what is around the page: the browser's own bars, in the theme that is shown.
import type { Theme } from "#web/settings/preferences.ts";

/** As in styles/tokens.css. */
export const PAPER = { day: "#f5f0e6", night: "#0b1221" } as const;

export function colourBars(theme: Theme): void {
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const system = meta.media.includes("dark") ? "night" : "day";
    meta.content = PAPER[theme === "system" ? system : theme];
  }
}
