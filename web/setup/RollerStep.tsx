// Rollers as they come, each with its state in words, and the way to begin: with what the plan proposes, or freely. What
// to do where none comes.
import { useState } from "react";
import { Link } from "wouter";

import type { ProgramHint } from "#shared/schema/plan.ts";
import { readPlan } from "#web/api/past.ts";
import { listPrograms } from "#web/api/client.ts";
import { useAnswer } from "#web/api/useAnswer.ts";
import { ChoiceCards } from "#web/forms/ChoiceCards.tsx";
import { chooseRoller } from "#web/live/chooseRoller.ts";
import { useLiveView } from "#web/live/LiveContext.tsx";
import type { RollerView } from "#web/live/liveView.ts";
import { minutesOf } from "#web/programs/minutesOf.ts";
import { usePreferences } from "#web/settings/preferences.ts";
import { DoctorFindings } from "#web/setup/DoctorFindings.tsx";
import { SETUP } from "#web/words/areas/setup.ts";
import type { SetupWords } from "#web/words/areas/setup.ts";
import { programName } from "#web/words/hubTexts.ts";
import { useArea, useWords } from "#web/words/useWords.ts";
import { Worm } from "#web/worm/Worm.tsx";

export interface BeginOn {
  readonly rollerId: string;
  /** It is somebody else's turn on it so far. */
  readonly hasOther: boolean;
  /** Undefined: freely. */
  readonly programId: ProgramHint | undefined;
}

export interface RollerStepProps {
  profileId: string;
  busy: boolean;
  onBegin(begin: BeginOn): void;
  /** Beside the ways to begin. */
  children?: React.ReactNode;
}

export function RollerStep({ profileId, busy, onBegin, children }: RollerStepProps) {
  const text = useArea(SETUP);
  const view = useLiveView();
  const { rollerId } = usePreferences();
  const [picked, setPicked] = useState<string>();
  const roller = chooseRoller(view, picked ?? rollerId);
  const { proposed, isKnown } = useProposed(profileId);
  const { calibrate, bands, choose, without, looking } = text.roller;
  const missing = view.rollers.every(({ link, state }) => state.simulated || link?.state !== "streaming");
  const [alone] = view.rollers.length === 1 ? view.rollers : [];
  const start = (programId: ProgramHint | undefined) => {
    if (roller) onBegin({ rollerId: roller.id, hasOther: roller.state.person?.id !== profileId, programId });
  };
  return (
    <>
      {view.rollers.length === 0 && (
        <div className="roller-none" role="status">
          <Worm pose="looking" />
          <p>{looking}</p>
        </div>
      )}
      {alone && (
        <p className="roller-alone">
          <strong>{alone.state.name}</strong> {describe(text, alone)}
        </p>
      )}
      {view.rollers.length > 1 && (
        <ChoiceCards
          label={choose}
          value={roller?.id}
          choices={view.rollers.map((one) => ({
            value: one.id,
            title: one.state.name,
            text: describe(text, one),
          }))}
          onChoose={setPicked}
        />
      )}
      {roller ? (
        <Ways
          text={text}
          busy={busy}
          simulated={roller.state.simulated}
          calibrated={roller.state.calibration === "ok"}
          // Until the plan has answered its place is kept: nothing moves when it does, and nothing is pressed by mistake.
          proposed={isKnown ? proposed : { ...SOME_PROGRAM, name: text.title }}
          waiting={!isKnown}
          onStart={start}
        >
          {children}
        </Ways>
      ) : (
        <div className="form-keys">
          <Link href="/" className="button">
            {without}
          </Link>
          {children}
        </div>
      )}
      {roller && (
        <p className="setup-later">
          <Link href="/setup/calibration">{calibrate}</Link>
          <Link href="/setup/bands">{bands}</Link>
        </p>
      )}
      {missing && <DoctorFindings folded={view.rollers.length > 0} />}
    </>
  );
}

interface Proposed {
  readonly id: ProgramHint;
  readonly name: string;
  readonly purpose: string;
  readonly minutes: number;
}

interface WaysProps {
  text: SetupWords;
  busy: boolean;
  simulated: boolean;
  calibrated: boolean;
  proposed: Proposed | undefined;
  /** What is proposed only holds a place. */
  waiting: boolean;
  onStart(programId: ProgramHint | undefined): void;
  children?: React.ReactNode;
}

function Ways({ text, busy, simulated, calibrated, proposed, waiting, onStart, children }: WaysProps) {
  const { begin, rehearse, beginWith, rehearseWith, freely, recommended, needsForce } = text.roller;
  // Nothing of a program counts where pressure is unknown.
  const isOffered = proposed !== undefined && calibrated;
  return (
    <div className="setup-ways" data-waiting={waiting} aria-busy={waiting} inert={waiting}>
      {isOffered && (
        <p className="setup-proposed">
          <strong>{recommended(proposed.name, proposed.minutes)}</strong> {proposed.purpose}
        </p>
      )}
      {proposed && !calibrated && <p className="field-help">{needsForce(proposed.name)}</p>}
      <div className="form-keys">
        <button
          type="button"
          className="button button-strong"
          disabled={busy}
          onClick={() => onStart(isOffered ? proposed.id : undefined)}
        >
          {isOffered ? (simulated ? rehearseWith : beginWith)(proposed.name) : simulated ? rehearse : begin}
        </button>
        {isOffered && (
          <button type="button" className="text-button" disabled={busy} onClick={() => onStart(undefined)}>
            {freely}
          </button>
        )}
        {children}
      </div>
    </div>
  );
}

/** As long as those that come with the hub. */
const SOME_PROGRAM: Proposed = { id: "first-week", name: "", purpose: "mmmm ".repeat(12), minutes: 10 };

/** Nothing is proposed where the plan is a rest, or cannot be had. */
function useProposed(profileId: string): { readonly isKnown: boolean; readonly proposed?: Proposed } {
  const words = useWords();
  const plan = useAnswer(`setup plan ${profileId}`, (signal) => readPlan(profileId, "no-run", signal)).asked;
  const list = useAnswer("programs", (signal) => listPrograms(signal)).asked;
  if (plan.state === "loading" || list.state === "loading") return { isKnown: false };
  if (plan.state !== "here" || list.state !== "here" || plan.value.program === undefined) return { isKnown: true };
  const id = plan.value.program;
  const found = list.value.programs.find(({ program }) => program.id === id);
  if (found === undefined) return { isKnown: true };
  const name = programName(words, id, found.program.name);
  const purpose = words.hub?.programs[id]?.purpose ?? found.program.purpose;
  return { isKnown: true, proposed: { id, name, purpose, minutes: minutesOf(found) } };
}

function describe({ roller }: SetupWords, { state, link }: RollerView): string {
  const parts: string[] = [roller.states[link?.state ?? "searching"]];
  if (state.simulated) parts.push(roller.simulated);
  if (state.calibration === "none") parts.push(roller.notCalibrated);
  if (state.calibration === "old") parts.push(roller.old);
  return parts.join(" ");
}
