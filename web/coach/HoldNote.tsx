// What the hold waits for next, in one short sentence that changes once a second at most.
import { useRef, useState } from "react";

import type { Bands } from "#shared/schema/live.ts";
import { holdProgress } from "#web/coach/holdProgress.ts";
import { useFrame } from "#web/live/frameLoop.ts";
import type { RollerData } from "#web/live/rollerData.ts";
import type { Catalogue } from "#web/words/catalogue.ts";
import { useWords } from "#web/words/useWords.ts";

/** Counted time that stands still this long is waiting for something. */
const PAUSED_AFTER_MS = 800;

export function HoldNote({ data, bands }: { data: RollerData; bands: Bands }) {
  const words = useWords();
  const grown = useRef({ countedMs: -1, atMs: 0 });
  const [text, setText] = useState("");
  useFrame((nowMs) => {
    const { holdCountedMs, holdElapsedMs, holdWaits } = data.latest;
    if (Number.isNaN(holdElapsedMs)) return;
    if (holdCountedMs !== grown.current.countedMs) grown.current = { countedMs: holdCountedMs, atMs: nowMs };
    const paused = nowMs - grown.current.atMs > PAUSED_AFTER_MS;
    const next =
      paused && holdWaits ? words.live.hold.waits[holdWaits] : sentence(words, holdCountedMs, holdElapsedMs, bands);
    if (next !== text) setText(next);
  });
  return text;
}

function sentence(words: Catalogue, countedMs: number, elapsedMs: number, bands: Bands): string {
  const { phase, secondsToNext } = holdProgress(countedMs, elapsedMs, bands);
  switch (phase) {
    case "building":
      return words.live.hold.beforeMinimum(secondsToNext);
    case "enough":
      return words.live.hold.beforeTarget(secondsToNext);
    case "full":
      return words.live.hold.afterTarget;
    case "over":
      return words.live.hold.over;
  }
}
