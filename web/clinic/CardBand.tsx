// A band in small: the marker against the right part, and a word. Drawn each frame, never through React.
import { useRef } from "react";

import { placeOn, sideOf } from "#web/coach/bandScale.ts";
import type { BandScale, BandSide } from "#web/coach/bandScale.ts";
import { useFrame } from "#web/live/frameLoop.ts";

export interface CardBandProps {
  name: string;
  scale: BandScale;
  words: Readonly<Record<BandSide | "unjudged", string>>;
  /** NaN: not known. */
  read(nowMs: number): number;
  /** Shown, not judged. */
  rests(): boolean;
}

export function CardBand({ name, scale, words, read, rests }: CardBandProps) {
  const root = useRef<HTMLDivElement>(null);
  const word = useRef<HTMLSpanElement>(null);
  const drawn = useRef("");
  useFrame((nowMs) => {
    const value = read(nowMs);
    const side = sideOf(scale, value);
    const state = side !== "unknown" && rests() ? "unjudged" : side;
    if (!root.current) return;
    if (state !== drawn.current) {
      drawn.current = state;
      root.current.dataset["side"] = state;
      if (word.current) word.current.textContent = words[state];
    }
    const at = placeOn(scale, value);
    if (!Number.isNaN(at)) root.current.style.setProperty("--at", at.toFixed(3));
  });
  return (
    <div className="card-band" data-side="unknown" ref={root}>
      <span className="card-band-name">{name}</span>
      <span className="card-band-scale" aria-hidden="true">
        <span className="card-band-zone" />
        <span className="card-band-marker" />
      </span>
      <span className="card-band-word" ref={word}>
        {words.unknown}
      </span>
    </div>
  );
}
