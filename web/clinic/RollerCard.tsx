// One roller at a glance: its name and person, what it is told now, both bands, its link. Large enough for across the room.
import { useLocation } from "wouter";

import { cueById } from "#shared/domain/cues.ts";
import { CardBand } from "#web/clinic/CardBand.tsx";
import { CardHold } from "#web/clinic/CardHold.tsx";
import { forceScale, paceScale } from "#web/coach/bandScale.ts";
import { toneOf } from "#web/coach/Cue.tsx";
import { CueShape } from "#web/coach/CueShape.tsx";
import { isLive } from "#web/coach/stage.ts";
import type { Stage } from "#web/coach/stage.ts";
import { useForceBand } from "#web/coach/useForceBand.ts";
import { useStage } from "#web/coach/useStage.ts";
import type { LiveView, RollerView } from "#web/live/liveView.ts";
import type { RollerData } from "#web/live/rollerData.ts";
import { isFresh } from "#web/live/staleness.ts";
import { changePreferences } from "#web/settings/preferences.ts";
import type { Catalogue } from "#web/words/catalogue.ts";
import { CLINIC } from "#web/words/areas/clinic.ts";
import { programName } from "#web/words/hubTexts.ts";
import { hasOwnName, rollerName } from "#web/words/rollerName.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

export interface RollerCardProps {
  view: LiveView;
  roller: RollerView;
  data: RollerData;
  onChange(): void;
}

export function RollerCard({ view, roller, data, onChange }: RollerCardProps) {
  const text = useArea(CLINIC);
  const words = useWords();
  const [, goTo] = useLocation();
  const stage = useStage(view, roller, data);
  const { state, link } = roller;
  const { bands, selection } = state;
  const name = rollerName(words, state);
  const { latest } = data;
  const forceN = useForceBand(data, bands);
  const cue = isLive(stage) || roller.cue?.cueId === "no-data" ? roller.cue : undefined;
  const holding = stage === "holding";
  const running = roller.session?.state === "running" || state.sessionId !== undefined;
  const tone = cue ? toneOf(cue.cueId) : isLive(stage) ? "quiet" : "away";
  return (
    <li className="roller" data-testid="roller-card" data-tone={tone} data-stage={stage}>
      <div className="roller-head">
        <h2>{name}</h2>
        <p className="roller-person">{state.person?.name ?? text.nobody}</p>
        <p className="roller-kind">
          {running && (
            <span className="roller-running">
              <span className="session-dot" aria-hidden="true" />
              {text.recording}
            </span>
          )}
          {state.simulated && hasOwnName(state) && <span className="simulated">{words.link.simulated}</span>}
        </p>
      </div>
      <p className="roller-cue">
        {cue && <CueShape shape={cueById(cue.cueId).shape} />}
        <span>{cue ? words.cues[cue.cueId].text : stageWords(words, stage)}</span>
        {holding && <CardHold data={data} />}
      </p>
      <p className="roller-what">
        {words.body.muscles[selection.muscle]}, {words.body.sides[selection.side]}
        {roller.program && roller.program.phase !== "finished" && (
          <>
            {" · "}
            {programName(words, roller.program.programId, roller.program.name)},{" "}
            {words.programs.step(roller.program.step.index + 1, roller.program.step.of)}
          </>
        )}
      </p>
      <div className="roller-bands">
        <CardBand
          name={text.pace}
          scale={paceScale(bands.paceMmS)}
          words={{ ...text.states, ...sidesOf(words.live.pace) }}
          read={(nowMs) => (isFresh(latest, nowMs) ? Math.abs(latest.speedMmS) : Number.NaN)}
          rests={() => !latest.contact || !Number.isNaN(latest.holdElapsedMs)}
        />
        <CardBand
          name={text.pressure}
          scale={forceScale(forceN, bands.stopN)}
          words={{ ...text.states, ...sidesOf(words.live.pressure) }}
          read={(nowMs) => (isFresh(latest, nowMs) ? latest.forceN : Number.NaN)}
          rests={() => !latest.contact}
        />
      </div>
      <div className="roller-foot">
        <span className="roller-link" data-state={link?.state ?? "searching"} data-weak={(link?.lossRatio ?? 0) > 0.05}>
          <span className="link-mark" aria-hidden="true" />
          {linkWords(words, stage, roller)}
        </span>
        <button type="button" className="text-button" aria-label={text.changeNamed(name)} onClick={onChange}>
          {text.change}
        </button>
        <button
          type="button"
          className="button"
          aria-label={text.openNamed(name)}
          onClick={() => {
            changePreferences({ rollerId: roller.id });
            goTo("/");
          }}
        >
          {text.open}
        </button>
      </div>
    </li>
  );
}

function sidesOf({ below, inside, above, unknown }: Catalogue["live"]["pace"]) {
  return { below, inside, above, unknown };
}

function stageWords({ live: { stage: text }, cues }: Catalogue, stage: Stage): string {
  switch (stage) {
    case "liftOff":
      return cues["lift-off"].text;
    case "resting":
    case "idle":
    case "holding":
    case "saved":
      return text[stage];
    case "rolling":
    case "stopped":
      return text.rolling;
    default:
      return text[stage].title;
  }
}

function linkWords({ link }: Catalogue, stage: Stage, { link: told }: RollerView): string {
  if (stage === "hubAway") return link.hubAway;
  if (stage === "lost") return link.silent;
  const state = told?.state ?? "searching";
  return state === "streaming" ? link.live : link[state];
}
