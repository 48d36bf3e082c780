// The program under way: which step, how much of it has counted, what comes; and its keys.
import { LEAN_ON_SENTENCES, NEXT_STEP_SENTENCES } from "#shared/domain/programProgress.ts";
import type { ProgramView } from "#shared/schema/programLive.ts";
import { shortcutOf, useKeyNames } from "#web/keys/chosenKeys.ts";
import type { KeyName } from "#web/keys/keyChoice.ts";
import type { ProgramControl } from "#web/programs/useProgram.ts";
import { waitsForPerson } from "#web/programs/useProgram.ts";
import { ProgramLine } from "#web/programs/ProgramLine.tsx";
import { timelineOf } from "#web/programs/timeline.ts";
import { useSteps } from "#web/programs/useSteps.ts";
import type { Catalogue } from "#web/words/catalogue.ts";
import { programName, saidText, stepText, toldText } from "#web/words/hubTexts.ts";
import { useWords } from "#web/words/useWords.ts";

export interface ProgramBarProps {
  program: ProgramView;
  /** By the person, who goes on by the one button that says so. */
  stopped: boolean;
  canAct: boolean;
  onAct: ProgramControl["act"];
  onEnd(): void;
}

export function ProgramBar({ program, stopped, canAct, onAct, onEnd }: ProgramBarProps) {
  const words = useWords();
  const text = words.programs;
  const { phase, step, countedMs } = program;
  const said = asksInVain(program) ? undefined : saidText(words, program);
  const because = step.because && toldText(words, step.because.says, step.because.told);
  const mind = step.mind && toldText(words, step.mind.says, step.mind.told);
  const counted = text.counted(Math.floor(countedMs / 1000), Math.round(step.targetMs / 1000));
  const over = phase === "finished";
  const line = timelineOf(program, useSteps(program.programId, step.of));
  const leftOut = placesOf(words, program.leftOut ?? []);
  return (
    <section className="program-bar" aria-label={text.label} data-testid="program" data-phase={phase}>
      <ProgramLine parts={line.parts} />
      <div className="program-step">
        <p className="program-name">
          {programName(words, program.programId, program.name)} · {text.step(step.index + 1, step.of)}
          {!over && program.leftMs !== undefined && ` · ${text.left(Math.max(1, Math.round(program.leftMs / 60_000)))}`}
        </p>
        {over ? (
          <p className="program-what">{overWords(text, program)}</p>
        ) : (
          <button type="button" className="program-what" popoverTarget={ABOUT_ID}>
            <span>{stepText(words, step)}</span>
          </button>
        )}
        {!over && line.next && <p className="program-next">{text.comes(stepText(words, line.next))}</p>}
        {!over && leftOut !== "" && <p className="program-left-out">{text.leftOut(leftOut)}</p>}
        {mind !== undefined && phase === "running" && <p className="program-mind">{mind}</p>}
        <output className="program-said">{phase === "running" && isOfStep(program) ? "" : said?.text}</output>
      </div>
      <div className="program-counted">
        <progress
          className="for-ears"
          max={step.targetMs}
          value={Math.min(countedMs, step.targetMs)}
          aria-label={counted}
        />
        <strong>{counted}</strong>
        <span className="program-state">{stateWords(text, program)}</span>
      </div>
      {!over && (
        <div className="program-keys">
          {!stopped && (
            <>
              <Key name={text.back} does="back" disabled={!canAct} onPress={() => onAct("back")} />
              <Key
                name={waitsForPerson(program) ? text.resume : text.pause}
                does="pause"
                disabled={!canAct}
                onPress={() => onAct("pause")}
              />
              <Key name={text.next} does="next" disabled={!canAct} onPress={() => onAct("next")} />
            </>
          )}
          <button type="button" className="text-button" disabled={!canAct} onClick={onEnd}>
            {text.end}
          </button>
        </div>
      )}
      <div className="program-about" id={ABOUT_ID} popover="auto">
        <h2>{stepText(words, step)}</h2>
        {[mind, because, said?.text, step.note].map((says) => says !== undefined && <p key={says}>{says}</p>)}
        {line.next && <p>{text.comes(stepText(words, line.next))}</p>}
      </div>
    </section>
  );
}

/** What was said before the step: under way what to mind of it stands there instead, in full. */
function isOfStep({ said }: ProgramView): boolean {
  return said?.told?.some(({ id }) => NEXT_STEP.has(id)) ?? false;
}

/** To lean on was asked, and one has, or is to stay off. */
function asksInVain({ said, phase, paused }: ProgramView): boolean {
  const waitsForLoad = paused === "liftOff" || (paused === undefined && phase === "announced");
  return !waitsForLoad && (said?.told?.some(({ id }) => LEAN_ON.has(id)) ?? false);
}

const NEXT_STEP: ReadonlySet<string> = new Set(NEXT_STEP_SENTENCES);
const LEAN_ON: ReadonlySet<string> = new Set(LEAN_ON_SENTENCES);

/** Each once, though more than one step is there. */
function placesOf({ body }: Catalogue, leftOut: NonNullable<ProgramView["leftOut"]>): string {
  const places = leftOut.flatMap(({ muscle, side }) =>
    muscle === undefined || side === undefined ? [] : [`${body.muscles[muscle]}, ${body.sides[side]}`],
  );
  return [...new Set(places)].join("; ");
}

/** What was done of it, where it was not all. */
function overWords(text: Catalogue["programs"], { endedEarly, behind = [], step }: ProgramView): string {
  if (!endedEarly) return text.finished;
  const done = behind.filter(({ how }) => how === "done").length;
  const countedMs = behind.reduce((sum, one) => sum + one.countedMs, 0);
  return text.endedEarly(done, step.of, Math.floor(countedMs / 1000));
}

/** The whole of what there is to say of a step: the bar has one line of it while it runs. */
const ABOUT_ID = "about-step";

interface KeyProps {
  name: string;
  does: KeyName;
  disabled: boolean;
  onPress(): void;
}

function Key({ name, does, disabled, onPress }: KeyProps) {
  const letter = useKeyNames()(does);
  const { space } = useWords().actions.keys;
  return (
    <button
      type="button"
      className="text-button"
      aria-keyshortcuts={shortcutOf(letter, space)}
      disabled={disabled}
      onClick={onPress}
    >
      {name} {letter !== undefined && <kbd aria-hidden="true">{letter}</kbd>}
    </button>
  );
}

function stateWords(text: Catalogue["programs"], { phase, paused, step, restLeftMs, why }: ProgramView): string {
  if (paused !== undefined) return text.pauses[paused];
  if (phase === "rest") return text.rest(Math.ceil((restLeftMs ?? 0) / 1000));
  if (phase === "announced") return step.mode === "timed" ? text.announcedTimed : text.announced;
  return phase === "running" && why !== undefined ? text.why[why] : "";
}
