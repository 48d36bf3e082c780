// The one large thing: what to do now, or a quiet word when there is nothing to do.
import { cueById } from "#shared/domain/cues.ts";
import type { CueClass } from "#shared/domain/cues.ts";
import { CueShape } from "#web/coach/CueShape.tsx";
import { isLive } from "#web/coach/stage.ts";
import type { Stage } from "#web/coach/stage.ts";
import type { ShownCue } from "#web/live/liveView.ts";
import { words } from "#web/words/english.ts";

/** One colour a state; see styles/tokens.css. */
const TONE: Record<CueClass, "stop" | "act" | "right"> = {
  stop: "stop",
  safety: "act",
  hold: "right",
  pressure: "act",
  pace: "act",
  praise: "right",
};

export interface CueProps {
  stage: Stage;
  cue: ShownCue | undefined;
  /** A sentence that goes with the stage, such as the hold's next mark. */
  note?: string | undefined;
}

export function Cue({ stage, cue, note }: CueProps) {
  const shown = cue && isLive(stage) ? cueById(cue.cueId) : undefined;
  if (shown) {
    const tone = shown.id === "hold-move-on" || shown.id === "no-holds" ? "act" : TONE[shown.class];
    return (
      <div className="cue" data-testid="cue" data-tone={tone} key={shown.id}>
        <p className="cue-line-up">
          <CueShape shape={shown.shape} />
          <span className="cue-word">{shown.text}</span>
        </p>
        <p className="cue-why">{stage === "stopped" ? words.stage.stopped : (cue?.why ?? note)}</p>
      </div>
    );
  }
  const { title, text } = quietWords(stage, note);
  return (
    <div className="cue" data-testid="cue" data-tone={isLive(stage) ? "quiet" : "away"} key={stage}>
      <p className="cue-line-up">
        <span className="cue-word">{title}</span>
      </p>
      <p className="cue-why">{text}</p>
    </div>
  );
}

function quietWords(stage: Stage, note: string | undefined): { title: string; text?: string | undefined } {
  switch (stage) {
    case "connecting":
    case "hubAway":
    case "noRoller":
    case "waiting":
    case "lost":
      return words.stage[stage];
    case "idle":
      return { title: words.stage.idle, text: note };
    case "holding":
      return { title: words.stage.holding, text: note };
    case "rolling":
    case "stopped":
      return { title: words.stage.rolling, text: note };
  }
}
