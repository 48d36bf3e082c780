// From nothing to rolling, in four steps; each is skipped to where it was done before.
import { useEffect, useId, useRef, useState } from "react";
import { useLocation } from "wouter";

import { startProgram, writeProfile } from "#web/api/client.ts";
import type { Answer, Problem } from "#web/api/client.ts";
import { answerScreening, chooseProfile, listProfiles, readScreening } from "#web/api/people.ts";
import { useAnswer } from "#web/api/useAnswer.ts";
import { Stepper } from "#web/forms/Stepper.tsx";
import { usePerson } from "#web/people/PersonContext.tsx";
import { ProfileForm } from "#web/people/ProfileForm.tsx";
import { ScreeningFlow } from "#web/screening/ScreeningFlow.tsx";
import { chooseRoller } from "#web/live/chooseRoller.ts";
import { useLiveView } from "#web/live/LiveContext.tsx";
import { changePreferences, usePreferences } from "#web/settings/preferences.ts";
import { RollerStep } from "#web/setup/RollerStep.tsx";
import type { BeginOn } from "#web/setup/RollerStep.tsx";
import { Answered } from "#web/shell/Answered.tsx";
import { Loading } from "#web/shell/States.tsx";
import { Page } from "#web/shell/Page.tsx";
import { useFirstFocus } from "#web/shell/useFirstFocus.ts";
import type { Profile } from "#shared/schema/profile.ts";
import type { Screening } from "#shared/schema/plan.ts";
import { SCREENING_WORDS } from "#web/words/areas/screening.ts";
import { SETUP } from "#web/words/areas/setup.ts";
import { problemOr } from "#web/words/hubTexts.ts";
import { useArea, useWords } from "#web/words/useWords.ts";
import { Worm } from "#web/worm/Worm.tsx";

interface Start {
  readonly profile: Profile;
  readonly screening: Screening;
}

export function SetupPage() {
  const text = useArea(SETUP);
  const view = useLiveView();
  const { rollerId } = usePreferences();
  const turn = chooseRoller(view, rollerId)?.state.person?.id;
  return (
    <Page title={text.title} wide>
      {view.greeted ? <Begin turn={turn} /> : <Loading />}
    </Page>
  );
}

/** Whose turn it was when the page was opened: a roller that comes later changes nobody's answers. */
function Begin({ turn }: { turn: string | undefined }) {
  const [first] = useState(turn);
  const answer = useAnswer("setup", (signal) => readStart(first, signal));
  return <Answered answer={answer}>{(start) => <Steps {...start} />}</Answered>;
}

/** Whose turn it is, or who was here first. */
async function readStart(turn: string | undefined, signal: AbortSignal): Promise<Answer<Start>> {
  const people = await listProfiles(signal);
  if (!people.ok) return people;
  const profile = people.value.find(({ id }) => id === turn) ?? people.value[0];
  if (profile === undefined) return { ok: false, problem: { code: "UNREADABLE", message: "", whatToDo: "" } };
  const screening = await readScreening(profile.id, signal);
  return screening.ok ? { ok: true, value: { profile, screening: screening.value } } : screening;
}

const STEPS = ["scope", "you", "questions", "roller"] as const;
type Step = (typeof STEPS)[number];

function Steps(start: Start) {
  const words = useWords();
  const text = useArea(SETUP);
  const questions = useArea(SCREENING_WORDS);
  const person = usePerson();
  const [, goTo] = useLocation();
  const [profile, setProfile] = useState(start.profile);
  const [screening, setScreening] = useState(start.screening);
  const [step, setStep] = useState<Step>(start.screening.scopeAcceptedMs === undefined ? "scope" : "you");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const heading = useRef<HTMLHeadingElement>(null);
  const accepting = useFirstFocus<HTMLButtonElement>();
  const scopeId = useId();
  const moved = useRef(false);
  useEffect(() => {
    // The form of the person takes it to its first field itself.
    if (moved.current && step !== "you") heading.current?.focus();
    moved.current = true;
  }, [step]);

  /** False: the hub did not take it, and says why. */
  async function keep<T>(work: Promise<Answer<T>>, next: (value: T) => void): Promise<boolean> {
    setBusy(true);
    const answer = await work;
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return false;
    next(answer.value);
    person.refresh();
    return true;
  }
  const accept = () =>
    keep(answerScreening(profile.id, { scopeAccepted: true }), (after) => {
      setScreening(after);
      setStep("you");
    });
  const begin = async ({ rollerId, hasOther, programId }: BeginOn) => {
    changePreferences({ rollerId });
    if (hasOther && !(await keep(chooseProfile(rollerId, profile.id), () => undefined))) return;
    if (programId === undefined) goTo("/");
    else await keep(startProgram(rollerId, programId), () => goTo("/"));
  };
  const afterYou: Step = screening.due.length > 0 ? "questions" : "roller";
  const back: Partial<Record<Step, Step>> = {
    you: "scope",
    questions: "you",
    roller: "you",
  };
  const to = back[step];
  const backKey = to && (
    <button type="button" className="text-button" onClick={() => setStep(to)}>
      {text.back}
    </button>
  );
  return (
    <>
      <Stepper steps={STEPS.map((name) => text.steps[name])} at={STEPS.indexOf(step)} />
      <section className="page-section setup-step">
        <h2 ref={heading} tabIndex={-1}>
          {text.steps[step]}
        </h2>
        {step === "scope" && (
          <>
            <Worm pose="crawling" className="setup-worm" />
            <p className="page-lead" id={scopeId}>
              {questions.scope}
            </p>
            <p className="field-help">{text.scope.private}</p>
            {screening.scopeAcceptedMs === undefined ? (
              <div className="form-keys">
                <button
                  type="button"
                  className="button button-strong"
                  ref={accepting}
                  aria-describedby={scopeId}
                  disabled={busy}
                  onClick={() => void accept()}
                >
                  {text.scope.accept}
                </button>
              </div>
            ) : (
              <div className="form-keys">
                <button type="button" className="button button-strong" onClick={() => setStep("you")}>
                  {text.you.onward}
                </button>
                <p className="field-help">{text.scope.accepted}</p>
              </div>
            )}
          </>
        )}
        {step === "you" && (
          <>
            <ProfileForm
              brief
              profile={profile}
              busy={busy}
              send={text.you.onward}
              onSend={(details) =>
                keep(writeProfile(profile.id, details), (after) => {
                  setProfile(after);
                  setStep(afterYou);
                })
              }
            >
              {backKey}
            </ProfileForm>
          </>
        )}
        {step === "questions" && (
          <ScreeningFlow
            profileId={profile.id}
            screening={screening}
            onScreening={setScreening}
            onDone={() => setStep("roller")}
          >
            {backKey}
          </ScreeningFlow>
        )}
        {step === "roller" && (
          <RollerStep busy={busy} onBegin={(on) => void begin(on)} profileId={profile.id}>
            {backKey}
          </RollerStep>
        )}
        {problem && (
          <p className="field-error" role="alert">
            {problemOr(words, problem, text.you.failed)}
          </p>
        )}
      </section>
    </>
  );
}
