// One load: what to press with, the force of the moment against it, and the answer by key or touch.
import { useEffect, useEffectEvent, useRef } from "react";

import type { RampMessage } from "#shared/schema/plan.ts";
import type { RampControl } from "#web/bands/useRamp.ts";
import { useFrame } from "#web/live/frameLoop.ts";
import type { RollerView } from "#web/live/liveView.ts";
import type { RollerData } from "#web/live/rollerData.ts";
import { isFresh } from "#web/live/staleness.ts";
import { useFormat } from "#web/units/useFormat.ts";
import { BANDS } from "#web/words/areas/bands.ts";
import { useArea } from "#web/words/useWords.ts";

const SCALE = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

export interface RampProps {
  message: RampMessage;
  ramp: RampControl;
  data: RollerData;
  roller: RollerView;
}

export function Ramp({ message, ramp, data, roller }: RampProps) {
  const text = useArea(BANDS);
  const format = useFormat();
  const { phase, step, of, aimN, progress, loads } = message;
  const asks = phase === "answer";
  const answer = (discomfort: number) => {
    if (asks && !ramp.busy) ramp.tell({ action: "answer", discomfort });
  };
  useAnswerKeys(answer);
  const inUnit = (n: number) => `${format.force(n)} ${format.forceUnit}`;
  return (
    <section className="ramp" data-testid="ramp" data-phase={phase}>
      <p className="field-help">{text.step(step, of)}</p>
      <p className="ramp-todo" role="status">
        {asks ? (
          text.ask
        ) : (
          <>
            {text.press(format.force(aimN[0]), format.force(aimN[1]), format.forceUnit)} {text.still}
          </>
        )}
      </p>
      {asks ? (
        <>
          <div className="prompt-scale ramp-scale">
            {SCALE.map((value) => (
              <button
                key={value}
                type="button"
                className="button prompt-answer"
                disabled={ramp.busy}
                onClick={() => answer(value)}
              >
                {value}
              </button>
            ))}
            <span className="prompt-end prompt-end-none">0: {text.ends.none}</span>
            <span className="prompt-end prompt-end-most">10: {text.ends.most}</span>
          </div>
          <p className="field-help">{text.keys}</p>
        </>
      ) : (
        <>
          <ForceNow aimN={aimN} stopN={roller.state.bands.stopN} data={data} />
          <progress className="calibration-progress" max={1} value={progress} aria-label={text.progress} />
        </>
      )}
      {loads.length > 0 && (
        <p>
          {text.loads}: {loads.map(({ forceN, discomfort }) => text.load(inUnit(forceN), discomfort)).join(" · ")}
        </p>
      )}
      <div className="form-keys">
        <button type="button" className="button button-danger" onClick={() => ramp.tell({ action: "cancel" })}>
          {text.cancel}
        </button>
      </div>
    </section>
  );
}

/** The force of the moment on a scale up to the stop; drawn with the frames, not with React. */
function ForceNow({ aimN, stopN, data }: { aimN: readonly [number, number]; stopN: number; data: RollerData }) {
  const text = useArea(BANDS);
  const format = useFormat();
  const marker = useRef<HTMLElement>(null);
  const digits = useRef<HTMLElement>(null);
  const words = useRef<HTMLSpanElement>(null);
  const mostN = stopN * 1.08;
  const place = (n: number) => `${Math.max(0, Math.min(100, (100 * n) / mostN))}%`;
  useFrame((nowMs) => {
    const known = isFresh(data.latest, nowMs) && !Number.isNaN(data.latest.forceN);
    const { forceN } = data.latest;
    const side = !known ? "unknown" : forceN < aimN[0] ? "below" : forceN > aimN[1] ? "above" : "inside";
    if (marker.current) {
      marker.current.style.left = known ? place(forceN) : "0";
      marker.current.hidden = !known;
    }
    if (digits.current) digits.current.textContent = known ? format.force(forceN) : format.force(Number.NaN);
    if (words.current && words.current.dataset["side"] !== side) {
      words.current.dataset["side"] = side;
      words.current.textContent = text.sides[side];
    }
  });
  return (
    <>
      <p className="ramp-now">
        <span className="for-ears">{text.now}</span> <strong ref={digits}>–</strong> {format.forceUnit}{" "}
        <span className="ramp-side" ref={words} />
      </p>
      <div className="force-scale" aria-hidden="true">
        <i
          className="force-scale-band"
          style={{ left: place(aimN[0]), width: `${(100 * (aimN[1] - aimN[0])) / mostN}%` }}
        />
        <i className="force-scale-stop" style={{ left: place(stopN) }} />
        <i className="force-scale-now" ref={marker} />
      </div>
    </>
  );
}

/** Digits and X, wherever the focus is: hands are on the floor. */
function useAnswerKeys(answer: (discomfort: number) => void): void {
  const newest = useEffectEvent((event: KeyboardEvent) => {
    // The page's own keys have already taken it as a mark, which means nothing here.
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (/^[0-9]$/.test(event.key)) answer(Number(event.key));
    else if (event.key.toLowerCase() === "x") answer(10);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => newest(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
