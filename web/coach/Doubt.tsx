// Why a value is missing or less certain, in plain words, once it has been so for a second.
import { useRef, useState } from "react";

import type { FlagName } from "#shared/domain/features.ts";
import { useFrame } from "#web/live/frameLoop.ts";
import type { RollerData } from "#web/live/rollerData.ts";
import { useWords } from "#web/words/useWords.ts";

/** What matters most first. A missing calibration has its own place, beside the pressure. */
const ORDER = [
  "sensorFault",
  "saturated",
  "inHands",
  "gap",
  "blindAngle",
  "settling",
  "tremor",
] as const satisfies readonly FlagName[];
/** Shorter doubts come and go with every turn of the roller. */
const LASTING_MS = 1000;

export function Doubt({ data }: { data: RollerData }) {
  const words = useWords();
  const [flag, setFlag] = useState<(typeof ORDER)[number]>();
  const good = useRef(Number.NaN);
  useFrame((nowMs) => {
    const { quality, flags } = data.latest;
    if (quality === "good" || Number.isNaN(good.current)) good.current = nowMs;
    const reason = ORDER.find((candidate) => flags.includes(candidate));
    const next = nowMs - good.current >= LASTING_MS ? reason : undefined;
    // A reason that goes for a moment while the doubt stays is kept.
    if (next !== flag && (next !== undefined || quality === "good")) setFlag(next);
  });
  return flag === undefined ? "" : words.live.doubts[flag];
}
