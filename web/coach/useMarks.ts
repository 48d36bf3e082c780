// What the person tells by key while rolling: sent to the hub, answered with a short word, spots kept for the lane.
import { useEffect, useState } from "react";

import type { Selection } from "#shared/schema/live.ts";
import type { ShownSpot } from "#shared/schema/spots.ts";
import { useEars } from "#web/audio/SoundContext.tsx";
import { markMessage } from "#web/keys/keyTable.ts";
import type { Mark } from "#web/keys/keyTable.ts";
import { useLive } from "#web/live/LiveContext.tsx";
import type { RollerView } from "#web/live/liveView.ts";
import type { RollerData } from "#web/live/rollerData.ts";
import { isFresh } from "#web/live/staleness.ts";
import type { Catalogue } from "#web/words/catalogue.ts";
import { useWords } from "#web/words/useWords.ts";

export interface Marks {
  mark(mark: Mark): void;
  /** The answer to the newest mark, for a moment. */
  readonly noted: string | undefined;
  readonly spotsMm: readonly number[];
}

const NOTED_FOR_MS = 2500;
const NO_SPOTS: readonly number[] = [];

export function useMarks(roller: RollerView | undefined, data: RollerData | undefined): Marks {
  const words = useWords();
  const { send } = useLive();
  const ears = useEars();
  const [noted, setNoted] = useState<{ text: string }>();
  const [spots, setSpots] = useState<{ limb: string; mm: readonly number[] }>({ limb: "", mm: NO_SPOTS });
  const limb = roller ? limbOf(roller.id, roller.state.selection) : "";

  useEffect(() => {
    if (!noted) return undefined;
    const timer = setTimeout(() => setNoted(undefined), NOTED_FOR_MS);
    return () => clearTimeout(timer);
  }, [noted]);

  return {
    mark(mark) {
      if (!roller) return;
      const sent = send(markMessage(roller.id, mark));
      const text = sent ? answerTo(words, mark) : words.actions.noted.notSent;
      setNoted(text === undefined ? undefined : { text });
      // A stop that reached the hub comes back as a cue of its own.
      if (text !== undefined && !(sent && mark.mark === "stop")) ears?.sounds.tell("answer", text);
      const positionMm = data && isFresh(data.latest, performance.now()) ? data.latest.positionMm : Number.NaN;
      if (sent && mark.mark === "tenderSpot" && !Number.isNaN(positionMm)) {
        setSpots((before) => ({ limb, mm: [...(before.limb === limb ? before.mm : NO_SPOTS), positionMm] }));
      }
    },
    noted: noted?.text,
    spotsMm: roller?.spots === undefined ? (spots.limb === limb ? spots.mm : NO_SPOTS) : placesOf(roller.spots),
  };
}

/** Where the hub's spots lie in this contact; each place once. */
function placesOf(spots: readonly ShownSpot[]): readonly number[] {
  return [...new Set(spots.flatMap(({ atMm }) => (atMm === undefined ? [] : [atMm])))];
}

/** Spots belong to one muscle of one side. */
function limbOf(rollerId: string, { muscle, side }: Selection): string {
  return `${rollerId}/${muscle}/${side}`;
}

/** Going on has no answer of its own: whether it helps is the coach's to say. */
function answerTo({ actions }: Catalogue, { mark, value }: Mark): string | undefined {
  if (mark === "resume") return undefined;
  if (mark === "knownPain") return (value ?? 0) > 0 ? actions.noted.knownPainYes : actions.noted.knownPainNo;
  return mark === "discomfort" ? actions.noted.discomfort(value ?? 0) : actions.noted[mark];
}
