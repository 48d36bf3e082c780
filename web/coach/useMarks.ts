// What the person tells by key while rolling: sent to the hub, answered with a short word, spots kept for the lane.
import { useEffect, useEffectEvent, useRef, useState } from "react";

import type { Selection, ServerMessage } from "#shared/schema/live.ts";
import type { ShownSpot } from "#shared/schema/spots.ts";
import { useEars } from "#web/audio/SoundContext.tsx";
import type { LaneSpotPlace } from "#web/coach/LaneSpots.tsx";
import { markMessage } from "#web/keys/keyTable.ts";
import type { Mark } from "#web/keys/keyTable.ts";
import { useLive } from "#web/live/LiveContext.tsx";
import type { RollerView } from "#web/live/liveView.ts";
import type { RollerData } from "#web/live/rollerData.ts";
import { isFresh } from "#web/live/staleness.ts";
import type { Catalogue } from "#web/words/catalogue.ts";
import { problemLine } from "#web/words/hubTexts.ts";
import { useWords } from "#web/words/useWords.ts";

export interface Marks {
  mark(mark: Mark): void;
  /** The answer to the newest mark, for a moment. */
  readonly noted: string | undefined;
  /** How often a discomfort was told. */
  readonly told: number;
  /** The newest mark can be taken back. */
  readonly undoable: boolean;
  readonly spots: readonly LaneSpotPlace[];
}

const KNEE_REFUSALS: ReadonlySet<string> = new Set(["KNEE_END_OFF_LEG", "KNEE_END_TOO_SOON"]);
const NOTED_FOR_MS = 2500;
/** Long enough to take a wrong key back. */
const UNDOABLE_FOR_MS = 6000;
const NO_SPOTS: readonly LaneSpotPlace[] = [];

export function useMarks(roller: RollerView | undefined, data: RollerData | undefined): Marks {
  const words = useWords();
  const { send, store } = useLive();
  const ears = useEars();
  const [noted, setNoted] = useState<{ text: string; undoable: boolean }>();
  const [spots, setSpots] = useState<{ limb: string; places: readonly LaneSpotPlace[] }>({
    limb: "",
    places: NO_SPOTS,
  });
  const [told, setTold] = useState(0);
  /** A knee end was sent: it is marked when the hub shows its line. */
  const kneeAsked = useRef(false);
  const limb = roller ? limbOf(roller.id, roller.state.selection) : "";

  useEffect(() => {
    if (!noted) return undefined;
    const timer = setTimeout(() => setNoted(undefined), noted.undoable ? UNDOABLE_FOR_MS : NOTED_FOR_MS);
    return () => clearTimeout(timer);
  }, [noted]);

  const hear = useEffectEvent((message: ServerMessage) => {
    if (!kneeAsked.current) return;
    if (message.type === "error" && KNEE_REFUSALS.has(message.code)) {
      kneeAsked.current = false;
      // It stands as a notice; whoever looks at the leg hears it.
      ears?.sounds.tell("answer", problemLine(words, message));
    } else if (message.type === "roller" && message.roller.id === roller?.id) {
      if (message.roller.kneeLineMm === undefined) return;
      kneeAsked.current = false;
      setNoted({ text: words.actions.noted.kneeEnd, undoable: true });
      ears?.sounds.tell("answer", words.actions.noted.kneeEnd);
    }
  });
  useEffect(() => store.onMessage((message) => hear(message)), [store]);

  return {
    mark(mark) {
      if (!roller) return;
      if (mark.mark === "kneeEnd") kneeAsked.current = true;
      const sent = send(markMessage(roller.id, mark));
      if (mark.mark === "kneeEnd" && sent) return;
      if (sent && mark.mark === "discomfort") setTold((count) => count + 1);
      const text = sent ? answerTo(words, mark) : words.actions.noted.notSent;
      setNoted(text === undefined ? undefined : { text, undoable: false });
      // A stop that reached the hub comes back as a cue of its own.
      if (text !== undefined && !(sent && mark.mark === "stop")) ears?.sounds.tell("answer", text);
      const positionMm = data && isFresh(data.latest, performance.now()) ? data.latest.positionMm : Number.NaN;
      if (sent && mark.mark === "tenderSpot" && !Number.isNaN(positionMm)) {
        const spot: LaneSpotPlace = { mm: positionMm, state: "open", key: false };
        setSpots((before) => ({ limb, places: [...(before.limb === limb ? before.places : NO_SPOTS), spot] }));
      }
    },
    noted: noted?.text,
    told,
    undoable: noted?.undoable ?? false,
    spots: roller?.spots === undefined ? (spots.limb === limb ? spots.places : NO_SPOTS) : placesOf(roller.spots),
  };
}

/** Where the hub's spots lie in this contact. Of several at one place the newest is drawn. */
function placesOf(spots: readonly ShownSpot[]): readonly LaneSpotPlace[] {
  const places = new Map<number, LaneSpotPlace>();
  for (const { atMm, state, knownPain } of spots) {
    if (atMm !== undefined) places.set(atMm, { mm: atMm, state, key: knownPain === true });
  }
  return [...places.values()];
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
