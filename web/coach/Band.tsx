// One value against its band: "right" is always the middle of the scale, for both bands in one column.
import { useRef } from "react";

import { placeOn, sideOf } from "#web/coach/bandScale.ts";
import type { BandScale, BandSide } from "#web/coach/bandScale.ts";
import { BandMarker } from "#web/coach/BandMarker.tsx";
import { useFrame } from "#web/live/frameLoop.ts";
import { DASH } from "#web/units/format.ts";

/** What the band reads each frame. Unknown numbers are NaN. */
export interface BandReading {
  value: number;
  /** One sigma; 0 when it is not drawn. */
  sd: number;
  /** Nobody leans on the roller, or the value does not matter now: shown, not judged. */
  unjudged: boolean;
}

export interface BandProps {
  kind: "pace" | "pressure";
  testId: string;
  name: string;
  unit: string;
  scale: BandScale;
  /** Words under the three parts of the scale. */
  parts: readonly [string, string, string];
  /** Numbers at the two edges of the band. */
  edges: readonly [string, string];
  unknownWord: string;
  /** What the far end means, when it is more than "a lot". */
  limit?: string;
  /** The coach asks for a change: the marker says which way. */
  asked: "less" | "more" | undefined;
  format(value: number): string;
  /** Fills in the newest reading. */
  read(into: BandReading, nowMs: number): void;
  children?: React.ReactNode;
}

/** Digits that change faster cannot be read. */
const DIGITS_EVERY_MS = 160;
const SPOKEN_EVERY_MS = 2000;

export function Band(props: BandProps) {
  const { kind, testId, name, unit, scale, parts, edges, unknownWord, asked, format, read, limit, children } = props;
  const root = useRef<HTMLElement>(null);
  const meter = useRef<HTMLMeterElement>(null);
  const digits = useRef<HTMLSpanElement>(null);
  const reading = useRef<BandReading>({ value: Number.NaN, sd: 0, unjudged: false });
  const drawn = useRef({ side: "", digitsMs: 0, spokenMs: 0 });

  useFrame((nowMs) => {
    const now = reading.current;
    read(now, nowMs);
    const side = sideOf(scale, now.value);
    const state = stateOf(side, now.unjudged);
    const last = drawn.current;
    if (state !== last.side) {
      if (root.current) root.current.dataset["side"] = state;
      last.side = state;
      last.digitsMs = Number.NEGATIVE_INFINITY;
      last.spokenMs = Number.NEGATIVE_INFINITY;
    }
    if (nowMs - last.digitsMs >= DIGITS_EVERY_MS) {
      last.digitsMs = nowMs;
      if (digits.current) digits.current.textContent = Number.isNaN(now.value) ? DASH : format(now.value);
    }
    if (nowMs - last.spokenMs >= SPOKEN_EVERY_MS) {
      last.spokenMs = nowMs;
      if (meter.current) describe(meter.current, now.value, spokenValue(side, now.value, props));
    }
    place(root.current, scale, now);
  });

  return (
    <section
      className="band"
      data-testid={testId}
      data-kind={kind}
      data-side="unknown"
      data-asked={asked ?? ""}
      ref={root}
    >
      <div className="band-reading">
        <h2 className="band-name">{name}</h2>
        <p className="band-value">
          <span className="band-digits" ref={digits}>
            {DASH}
          </span>
          <span className="band-unit">{unit}</span>
        </p>
      </div>
      <div className="band-body">
        <meter
          className="for-ears"
          ref={meter}
          aria-label={name}
          aria-valuetext={unknownWord}
          max={scale.end}
          value={0}
        />
        <div className="band-scale" aria-hidden="true">
          <div className="band-track" />
          <div className="band-zone" />
          {limit && <div className="band-limit" />}
          <div className="band-sd" />
          <BandMarker kind={kind} />
        </div>
        <div className="band-legend" aria-hidden="true">
          <span className="band-part band-part-below">{parts[0]}</span>
          <span className="band-edge">{edges[0]}</span>
          <span className="band-part band-part-inside">{parts[1]}</span>
          <span className="band-edge">{edges[1]}</span>
          <span className="band-part band-part-above">{parts[2]}</span>
          {limit && <span className="band-limit-name">{limit}</span>}
        </div>
        {children}
      </div>
    </section>
  );
}

function stateOf(side: BandSide, unjudged: boolean): string {
  return side !== "unknown" && unjudged ? "unjudged" : side;
}

function place(root: HTMLElement | null, scale: BandScale, { value, sd }: BandReading): void {
  if (!root) return;
  const at = placeOn(scale, value);
  if (Number.isNaN(at)) return;
  root.style.setProperty("--at", at.toFixed(4));
  const from = placeOn(scale, value - sd);
  root.style.setProperty("--sd-from", from.toFixed(4));
  root.style.setProperty("--sd-width", Math.max(0, placeOn(scale, value + sd) - from).toFixed(4));
}

function spokenValue(side: BandSide, value: number, { parts, unknownWord, unit, format }: BandProps): string {
  if (side === "unknown") return unknownWord;
  const word = side === "below" ? parts[0] : side === "above" ? parts[2] : parts[1];
  return `${format(value)} ${unit}, ${word}`;
}

function describe(meter: HTMLMeterElement, value: number, text: string): void {
  meter.value = Number.isNaN(value) ? 0 : value;
  meter.setAttribute("aria-valuetext", text);
}
