// The one large thing: what to do now, or a quiet word when there is nothing to do.
import { cueById } from "#shared/domain/cues.ts";
import type { CueClass, CueId } from "#shared/domain/cues.ts";
import type { Bands, Selection } from "#shared/schema/live.ts";
import { CueShape } from "#web/coach/CueShape.tsx";
import { isLive } from "#web/coach/stage.ts";
import type { Stage } from "#web/coach/stage.ts";
import type { ShownCue } from "#web/live/liveView.ts";
import { bandWords } from "#web/units/useFormat.ts";
import { useFormat } from "#web/units/useFormat.ts";
import type { Catalogue } from "#web/words/catalogue.ts";
import { whyText } from "#web/words/hubTexts.ts";
import { useWords } from "#web/words/useWords.ts";

/** One colour a state; see styles/tokens.css. */
export type Tone = "stop" | "act" | "right";
const TONE: Record<CueClass, Tone> = {
  stop: "stop",
  safety: "act",
  hold: "right",
  pressure: "act",
  pace: "act",
  praise: "right",
};

export function toneOf(cueId: CueId): Tone {
  if (cueId === "hold-move-on" || cueId === "no-holds") return "act";
  return TONE[cueById(cueId).class];
}

export interface CueProps {
  stage: Stage;
  cue: ShownCue | undefined;
  bands: Bands | undefined;
  /** Where the person stopped, as far as the page knows. */
  stoppedAt: Selection | undefined;
  /** A sentence that goes with the stage, such as the hold's next mark. */
  note?: React.ReactNode;
  /** Why a roller that is known does not answer, as the hub says it. */
  outOfReach: string | undefined;
  /** A session is being recorded. */
  running: boolean;
  /** The roller was leaned on before, on this limb. */
  begun: boolean;
}

export function Cue({ stage, cue, bands, stoppedAt, note, outOfReach, running, begun }: CueProps) {
  const words = useWords();
  const format = useFormat();
  if (cue && isLive(stage)) {
    const shown = cueById(cue.cueId);
    const why = bands ? whyText(words, cue, bandWords(bands, format)) : cue.why;
    return (
      <div className="cue" data-testid="cue" data-tone={toneOf(cue.cueId)} key={shown.id}>
        <p className="cue-line-up">
          <CueShape shape={shown.shape} />
          <span className="cue-word">{words.cues[cue.cueId].text}</span>
        </p>
        <p className="cue-why">{why ?? (stage === "stopped" ? words.live.stage.stopped : note)}</p>
        {stage === "stopped" && stoppedAt && (
          <p className="cue-where">
            {words.live.stage.stoppedAt(words.body.muscles[stoppedAt.muscle], words.body.sides[stoppedAt.side])}
          </p>
        )}
      </div>
    );
  }
  const { title, text } = quietWords(words, stage, outOfReach ?? note, running && begun);
  return (
    <div
      className="cue"
      data-testid="cue"
      data-tone={isLive(stage) || stage === "saved" ? "quiet" : "away"}
      key={stage}
    >
      <p className="cue-line-up">
        <span className="cue-word">{title}</span>
      </p>
      <p className="cue-why">{text}</p>
    </div>
  );
}

function quietWords(
  words: Catalogue,
  stage: Stage,
  note: React.ReactNode,
  midway: boolean,
): { title: string; text?: React.ReactNode } {
  switch (stage) {
    case "connecting":
    case "hubAway":
    case "noRoller":
      return words.live.stage[stage];
    case "waiting":
      // With a reason, what usually helps would be wrong.
      return typeof note === "string"
        ? { title: words.live.stage.waiting.title, text: words.live.stage.outOfReach(note) }
        : words.live.stage.waiting;
    case "lost":
    case "ended":
      return words.live.stage[stage];
    case "saved":
      return { title: words.live.stage.saved, text: note };
    case "idle":
      return { title: midway ? words.live.stage.idleAgain : words.live.stage.idle, text: note };
    case "resting":
      return { title: words.live.stage.resting };
    case "liftOff":
      return { title: words.cues["lift-off"].text, text: words.live.stage.resting };
    case "holding":
      return { title: words.live.stage.holding, text: note };
    case "rolling":
    case "stopped":
      return { title: words.live.stage.rolling, text: note };
  }
}
