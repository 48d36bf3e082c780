// All there is to say of the link, for whoever asks: age, loss, battery, rates, calibration, how sure the values are.
import { useRef, useState } from "react";

import type { QualityLevel } from "#shared/domain/features.ts";
import { useFrame } from "#web/live/frameLoop.ts";
import type { RollerView } from "#web/live/liveView.ts";
import type { RollerData } from "#web/live/rollerData.ts";
import { ageOf, isFresh } from "#web/live/staleness.ts";
import { DASH } from "#web/units/format.ts";
import { useFormat } from "#web/units/useFormat.ts";
import { rollerName } from "#web/words/rollerName.ts";
import { useWords } from "#web/words/useWords.ts";

export interface LinkPanelProps {
  id: string;
  roller: RollerView | undefined;
  data: RollerData | undefined;
  /** Frames and messages nobody could read. */
  unreadable: number;
}

const EVERY_MS = 500;
const DAY_MS = 86_400_000;

export function LinkPanel({ id, roller, data, unreadable }: LinkPanelProps) {
  const words = useWords();
  const { panel: text } = words.link;
  const format = useFormat();
  const popover = useRef<HTMLDivElement>(null);
  const drawnMs = useRef(0);
  const [now, setNow] = useState<{ ageMs: number; quality: QualityLevel }>({ ageMs: Number.NaN, quality: "unknown" });
  useFrame((nowMs) => {
    if (!data || nowMs - drawnMs.current < EVERY_MS || popover.current?.matches(":popover-open") !== true) return;
    drawnMs.current = nowMs;
    setNow({
      ageMs: ageOf(data.latest, nowMs),
      quality: isFresh(data.latest, nowMs) ? data.latest.quality : "unknown",
    });
  });
  const { link, state } = roller ?? {};
  const known = (value: number | undefined, say: (is: number) => string) => (value === undefined ? DASH : say(value));
  const rows: readonly (readonly [string, string])[] = [
    [text.quality, text.qualities[now.quality]],
    [text.age, format.age(now.ageMs)],
    [text.lost, known(link?.lossRatio, format.loss)],
    [text.unreadable, format.number(unreadable)],
    [text.rates, link ? text.perSecond(format.number(link.imuHz), format.number(link.loadHz)) : DASH],
    [text.battery, known(link?.batteryV, (volts) => text.volts(format.number(volts, 2)))],
    [text.temperature, known(link?.temperatureC, (degrees) => text.degrees(format.number(degrees)))],
    [text.calibrated, calibrated()],
    [text.board, [state?.board, state?.firmware].filter((part) => part !== undefined).join(" ") || DASH],
  ];
  function calibrated(): string {
    if (state === undefined || state.calibration === "none") return text.never;
    if (state.calibrationMs === undefined) return DASH;
    return text.daysAgo(Math.max(0, Math.floor((Date.now() - state.calibrationMs) / DAY_MS)));
  }
  return (
    <div className="link-panel" id={id} popover="auto" ref={popover}>
      <h2>{state === undefined ? text.title : rollerName(words, state)}</h2>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
