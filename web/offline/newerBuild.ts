// Whether the hub serves a newer build than the page that is open. Looked at when the hub was away and is back: it may
// have been updated meanwhile.
import { useEffect, useState } from "react";

import { useLiveView } from "#web/live/LiveContext.tsx";

/** The page's own scripts and styles, named by their content; before anything is fetched later. */
const OWN_FILES = [...document.querySelectorAll("script[src], link[rel=stylesheet][href]")]
  .map((element) => element.getAttribute("src") ?? element.getAttribute("href") ?? "")
  .filter((path) => path.startsWith("/assets/"));

export function useNewerBuild(): boolean {
  const { connection } = useLiveView();
  const [wasLost, setWasLost] = useState(false);
  const [newer, setNewer] = useState(false);
  if (connection === "lost" && !wasLost) setWasLost(true);
  const look = wasLost && connection === "open";
  useEffect(() => {
    if (!look) return undefined;
    const leaving = new AbortController();
    const compare = async () => {
      const html = await readIndex(leaving.signal);
      if (leaving.signal.aborted || html === undefined) return;
      setWasLost(false);
      setNewer(isNewer(html, OWN_FILES));
    };
    void compare();
    return () => leaving.abort();
  }, [look]);
  return newer;
}

async function readIndex(signal: AbortSignal): Promise<string | undefined> {
  try {
    const response = await fetch("/index.html", { cache: "no-store", signal });
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}

/** `own` empty: not a build. */
export function isNewer(html: string, own: readonly string[]): boolean {
  return own.some((path) => !html.includes(`"${path}"`));
}
