// The page a runner reads from the floor: one cue, the limb, two bands.
import { lazy, Suspense, useRef, useState } from "react";
import { Link } from "wouter";

import { Bands } from "#web/coach/Bands.tsx";
import { Controls } from "#web/coach/Controls.tsx";
import { Cue, toneOf } from "#web/coach/Cue.tsx";
import { CueAnnouncer } from "#web/coach/CueAnnouncer.tsx";
import { Centre } from "#web/coach/Centre.tsx";
import { Doubt } from "#web/coach/Doubt.tsx";
import { HoldNote } from "#web/coach/HoldNote.tsx";
import { isLive } from "#web/coach/stage.ts";
import type { Stage } from "#web/coach/stage.ts";
import { PromptLine } from "#web/coach/PromptLine.tsx";
import { openMuscleChoice } from "#web/coach/SelectionLine.tsx";
import { useGoingOn } from "#web/coach/useGoingOn.ts";
import { useMarks } from "#web/coach/useMarks.ts";
import { useOpenQuestion } from "#web/coach/useOpenQuestion.ts";
import { useSession } from "#web/coach/useSession.ts";
import { useStoppedAt } from "#web/coach/useStoppedAt.ts";
import { useStage } from "#web/coach/useStage.ts";
import { useProgram } from "#web/programs/useProgram.ts";
import { useKeys } from "#web/keys/useKeys.ts";
import { chooseRoller } from "#web/live/chooseRoller.ts";
import { useLive, useLiveView } from "#web/live/LiveContext.tsx";
import type { RollerView } from "#web/live/liveView.ts";
import type { RollerData } from "#web/live/rollerData.ts";
import { useWakeLock } from "#web/live/wakeLock.ts";
import { changePreferences, preferences, usePreferences } from "#web/settings/preferences.ts";
import { FirstVisit } from "#web/setup/FirstVisit.tsx";
import { useArrival } from "#web/shell/arrival.ts";
import { LiveHeader } from "#web/shell/LiveHeader.tsx";
import { NoticeLine } from "#web/shell/NoticeLine.tsx";
import { useWords } from "#web/words/useWords.ts";
import { TracesDrawer } from "#web/traces/TracesDrawer.tsx";

const SettingsDialog = lazy(() =>
  import("#web/settings/SettingsDialog.tsx").then(({ SettingsDialog: component }) => ({ default: component })),
);
const ProgramsDialog = lazy(() =>
  import("#web/programs/ProgramsDialog.tsx").then(({ ProgramsDialog: component }) => ({ default: component })),
);
const ProgramBar = lazy(() =>
  import("#web/programs/ProgramBar.tsx").then(({ ProgramBar: component }) => ({ default: component })),
);
const HelpDialog = lazy(() =>
  import("#web/keys/HelpDialog.tsx").then(({ HelpDialog: component }) => ({ default: component })),
);
const ScreeningGate = lazy(() =>
  import("#web/screening/ScreeningGate.tsx").then(({ ScreeningGate: component }) => ({ default: component })),
);

export function LivePage() {
  const words = useWords();
  const { store, send } = useLive();
  const view = useLiveView();
  const chosen = usePreferences();
  const roller = chooseRoller(view, chosen.rollerId);
  const data = roller ? store.data(roller.id) : undefined;
  const sensed = useStage(view, roller, data);
  const marks = useMarks(roller, data);
  const stoppedAt = useStoppedAt(sensed, roller?.state.selection);
  const goingOn = useGoingOn(sensed === "stopped", roller?.state.selection);
  const [open, setOpen] = useState<"settings" | "help" | "programs">();
  const [traces, setTraces] = useState(false);
  /** Questions are open in front of what was wanted. */
  const [asked, setAsked] = useState<"session" | "notice">();
  const session = useSession(roller, () => setAsked("session"));
  const ended = roller?.ended?.id;
  // What is dangerous now is said whatever was ended; a stop from before the end was answered or left by ending.
  const cueNow = roller?.cue?.cueId;
  const mustStop = cueNow !== undefined && cueNow !== "stop-user" && toneOf(cueNow) === "stop";
  const stage = ended !== undefined && isLive(sensed) && !mustStop ? "saved" : sensed;
  const program = useProgram(roller);
  const main = useRef<HTMLElement>(null);
  useArrival(main);
  // A program knows what comes next: there nothing is left to choose.
  const goesOnElsewhere = program.shown?.paused === "stopped";
  const { told } = marks;
  const prompt = useOpenQuestion({ prompt: roller?.prompt, stage, told, step: program.shown?.step.index });
  useWakeLock(isLive(stage) || session.running !== undefined);
  const cue = isLive(stage) || roller?.cue?.cueId === "no-data" ? roller?.cue : undefined;

  // After a stop the person goes on by a button that says so: no key is to take "What was it?" away unanswered.
  const keyToProgram: typeof program.act = (action) => {
    if (stage !== "stopped") program.act(action);
  };

  useKeys((action) => {
    if (action.do === "mark") {
      // The answer must be seen; and Esc, which stops, closes what is open too.
      if (action.mark === "stop") {
        setOpen(undefined);
        setTraces(false);
        if (roller) store.goOn(roller.id);
      }
      marks.mark({ mark: action.mark });
    } else if (action.do === "discomfort") marks.mark({ mark: "discomfort", value: action.value });
    else if (action.do === "program") keyToProgram(action.action);
    else if (action.do === "answer") {
      if (roller?.prompt?.promptId === "knownPain") marks.mark({ mark: "knownPain", value: action.yes ? 1 : 0 });
      else if (!action.yes) keyToProgram("next");
    } else if (action.do === "mute") changePreferences({ muted: !preferences().muted });
    else if (action.do === "traces") setTraces((shown) => !shown);
    else setOpen("help");
  });

  return (
    <>
      <title>Inchworm</title>
      <LiveHeader
        view={view}
        roller={roller}
        data={data}
        onSelect={(selection) => {
          if (roller) send({ type: "select", rollerId: roller.id, selection });
        }}
      />
      <main
        className="stage"
        id="main"
        tabIndex={-1}
        ref={main}
        data-stage={stage}
        data-tone={cue ? toneOf(cue.cueId) : ""}
      >
        <h1 className="for-ears">Inchworm</h1>
        <Cue
          stage={stage}
          cue={cue}
          stoppedAt={stoppedAt}
          outOfReach={roller?.link?.state === "waiting" ? roller.link.detail : undefined}
          bands={roller?.state.bands}
          note={
            stage === "saved" ? (
              <Link className="button" href={`/sessions/${ended}`}>
                {words.actions.session.see}
              </Link>
            ) : (
              roller && data && <Note stage={stage} roller={roller} data={data} />
            )
          }
          running={session.running !== undefined}
          begun={data !== undefined && data.travel.toMm > data.travel.fromMm}
        />
        <Centre stage={stage} roller={roller} data={data} mirror={chosen.mirror} spots={marks.spots} />
        {roller && data && stage !== "saved" && stage !== "stopped" && (
          <Bands
            roller={roller.state}
            data={data}
            cueId={cue?.cueId}
            holding={stage === "holding"}
            onSetWeight={() => setOpen("settings")}
          />
        )}
        {traces && roller && data && (
          <TracesDrawer data={data} bands={roller.state.bands} onClose={() => setTraces(false)} />
        )}
      </main>
      <div className="dock">
        <PromptLine stage={stage} prompt={prompt} onAnswer={marks.mark} />
        {program.shown && (
          <Suspense>
            <ProgramBar
              program={program.shown}
              stopped={stage === "stopped"}
              canAct={view.connection === "open"}
              onAct={program.act}
              onEnd={program.end}
            />
          </Suspense>
        )}
        <FirstVisit view={view} />
        {view.notice && (
          <NoticeLine notice={view.notice} onDismiss={store.dismissNotice} onAnswer={() => setAsked("notice")} />
        )}
        <Controls
          session={stage === "saved" ? { ...session, savedId: undefined } : session}
          rehearsal={roller?.state.simulated === true && roller.state.screeningDue === true}
          stopped={stage === "stopped"}
          readyToGoOn={goingOn.ready || goesOnElsewhere}
          canAct={roller !== undefined && view.connection === "open"}
          tracesOpen={traces}
          onStop={() => {
            if (roller) store.goOn(roller.id);
            marks.mark({ mark: "stop" });
          }}
          onResume={() => {
            marks.mark({ mark: "resume" });
            goingOn.asked();
            if (!goingOn.ready && !goesOnElsewhere) openMuscleChoice();
          }}
          onTraces={() => setTraces((shown) => !shown)}
          onOpen={setOpen}
        />
      </div>
      <CueAnnouncer
        cueId={cue?.cueId}
        noted={marks.noted}
        onUndo={marks.undoable ? () => marks.mark({ mark: "kneeForget" }) : undefined}
      />
      <Suspense>
        {open === "settings" && <SettingsDialog onClose={() => setOpen(undefined)} />}
        {open === "programs" && roller && <ProgramsDialog roller={roller.state} onClose={() => setOpen(undefined)} />}
        {asked && roller?.state.person && (
          <ScreeningGate
            person={roller.state.person}
            onClear={() => {
              if (view.notice?.code === "SCREENING_DUE") store.dismissNotice();
              if (asked === "session") session.start();
            }}
            onClose={() => setAsked(undefined)}
          />
        )}
        {open === "help" && <HelpDialog onClose={() => setOpen(undefined)} onChange={() => setOpen("settings")} />}
      </Suspense>
    </>
  );
}

/** The quiet line under the words, while the coach has nothing to ask. */
function Note({ stage, roller, data }: { stage: Stage; roller: RollerView; data: RollerData }) {
  if (stage === "holding") return <HoldNote data={data} bands={roller.state.bands} />;
  return stage === "rolling" || stage === "idle" ? <Doubt data={data} /> : undefined;
}
