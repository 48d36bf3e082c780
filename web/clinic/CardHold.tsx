// The seconds of a hold that count, once a second.
import { useState } from "react";

import { useFrame } from "#web/live/frameLoop.ts";
import type { RollerData } from "#web/live/rollerData.ts";
import { useWords } from "#web/words/useWords.ts";

export function CardHold({ data }: { data: RollerData }) {
  const { seconds: say } = useWords().live.hold;
  const [seconds, setSeconds] = useState(0);
  useFrame(() => {
    const next = Math.floor((data.latest.holdCountedMs || 0) / 1000);
    if (next !== seconds) setSeconds(next);
  });
  return <span className="roller-hold">{say(seconds)}</span>;
}
