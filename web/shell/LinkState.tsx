// The link in a corner: quiet while it works, loud when it does not.
import { useRef } from "react";

import type { LinkMessage } from "#shared/schema/live.ts";
import { useFrame } from "#web/live/frameLoop.ts";
import { isPlayback } from "#web/live/playback.ts";
import type { RollerView } from "#web/live/liveView.ts";
import type { RollerData } from "#web/live/rollerData.ts";
import type { Connection } from "#web/live/socket.ts";
import { ageOf, STALE_AFTER_MS } from "#web/live/staleness.ts";
import { LinkPanel } from "#web/shell/LinkPanel.tsx";
import { useFormat } from "#web/units/useFormat.ts";
import type { Catalogue } from "#web/words/catalogue.ts";
import { useWords } from "#web/words/useWords.ts";

export interface LinkStateProps {
  connection: Connection;
  /** The hub has introduced itself. */
  greeted: boolean;
  /** Messages of the hub that could not be read. */
  badMessages: number;
  roller: RollerView | undefined;
  data: RollerData | undefined;
}

const AGE_EVERY_MS = 250;
/** Losing more than this is worth a word. */
const NOTABLE_LOSS = 0.005;
/** Losing more than this is worth seeing from the floor. */
const LOUD_LOSS = 0.05;
const LOW_BATTERY_V = 2.3;

export function LinkState({ connection, greeted, badMessages, roller, data }: LinkStateProps) {
  const words = useWords();
  const format = useFormat();
  const age = useRef<HTMLSpanElement>(null);
  const root = useRef<HTMLButtonElement>(null);
  const word = useRef<HTMLSpanElement>(null);
  const drawnMs = useRef(0);
  const link = roller?.link;
  const bad = (link?.badFrames ?? 0) + badMessages;
  const slow = slowState(connection, greeted, roller);
  useFrame((nowMs) => {
    const ageMs = data ? ageOf(data.latest, nowMs) : Number.NaN;
    // A link that says it streams while nothing comes is silent, whatever it last said.
    const state = slow === "streaming" && ageMs > STALE_AFTER_MS ? "silent" : slow;
    const changed = root.current?.dataset["state"] !== state;
    if (!changed && nowMs - drawnMs.current < AGE_EVERY_MS) return;
    drawnMs.current = nowMs;
    if (root.current) root.current.dataset["state"] = state;
    if (word.current) word.current.textContent = wordOf(words, state, roller);
    if (age.current)
      age.current.textContent = Number.isNaN(ageMs) || connection !== "open" ? "" : words.link.age(format.age(ageMs));
  });
  const weak = (link?.lossRatio ?? 0) > LOUD_LOSS || (link?.batteryV ?? Infinity) < LOW_BATTERY_V;
  return (
    <>
      <button
        type="button"
        className="link-state"
        data-testid="link-state"
        data-state={slow}
        data-weak={weak}
        popoverTarget={PANEL}
        ref={root}
      >
        <span className="for-ears">{words.link.label}</span>
        <span className="link-mark" aria-hidden="true" />
        <span className="link-word" ref={word}>
          {wordOf(words, slow, roller)}
        </span>
        <span className="link-details">
          <span ref={age} className="link-age" />
          {link && link.lossRatio > NOTABLE_LOSS && <span>{words.link.loss(format.loss(link.lossRatio))}</span>}
          {bad > 0 && <span>{words.link.bad(format.number(bad))}</span>}
          {link?.batteryV !== undefined && link.batteryV < LOW_BATTERY_V && (
            <span>{words.link.battery(format.number(link.batteryV, 1))}</span>
          )}
          {roller?.state.calibration === "old" && <span>{words.link.calibratedLongAgo}</span>}
        </span>
      </button>
      <LinkPanel id={PANEL} roller={roller} data={data} unreadable={bad} />
    </>
  );
}

const PANEL = "link-panel";

type LinkWord = LinkMessage["state"] | "hubAway" | "hubConnecting";

function wordOf({ link }: Catalogue, state: LinkWord, roller: RollerView | undefined): string {
  if (roller && isPlayback(roller.state)) {
    if (state === "streaming") return link.playing;
    if (state === "closed") return link.ended;
  }
  return state === "streaming" ? link.live : link[state];
}

function slowState(connection: Connection, greeted: boolean, roller: RollerView | undefined): LinkWord {
  if (connection === "lost") return "hubAway";
  if (connection === "connecting" || !greeted) return "hubConnecting";
  return roller ? (roller.link?.state ?? "streaming") : "searching";
}
