// The program under way: which step, how much of it has counted, what comes; and its keys.
import type { ProgramView } from "#shared/schema/programLive.ts";
import type { ProgramControl } from "#web/programs/useProgram.ts";
import { waitsForPerson } from "#web/programs/useProgram.ts";
import type { Catalogue } from "#web/words/catalogue.ts";
import { saidText, stepText } from "#web/words/hubTexts.ts";
import { useWords } from "#web/words/useWords.ts";

export interface ProgramBarProps {
  program: ProgramView;
  canAct: boolean;
  onAct: ProgramControl["act"];
  onEnd(): void;
}

export function ProgramBar({ program, canAct, onAct, onEnd }: ProgramBarProps) {
  const words = useWords();
  const text = words.programs;
  const { phase, step, countedMs } = program;
  const said = saidText(words, program);
  const counted = text.counted(Math.floor(countedMs / 1000), Math.round(step.targetMs / 1000));
  const over = phase === "finished";
  return (
    <section className="program-bar" aria-label={text.label} data-testid="program" data-phase={phase}>
      <ProgramLine program={program} />
      <div className="program-step">
        <p className="program-name">
          {program.name} · {text.step(step.index + 1, step.of)}
        </p>
        <p className="program-what">{over ? text.finished : stepText(words, step)}</p>
        {!over && step.because && <p className="field-help">{step.because.says}</p>}
        <output className="program-said">{said?.text}</output>
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
          <Key name={text.back} letter="B" disabled={!canAct} onPress={() => onAct("back")} />
          <Key
            name={waitsForPerson(program) ? text.resume : text.pause}
            letter="Space"
            disabled={!canAct}
            onPress={() => onAct("pause")}
          />
          <Key name={text.next} letter="N" disabled={!canAct} onPress={() => onAct("next")} />
          <button type="button" className="text-button" disabled={!canAct} onClick={onEnd}>
            {text.end}
          </button>
        </div>
      )}
    </section>
  );
}

/** One part a step: those behind full, the one under way as far as it has counted. */
function ProgramLine({ program: { phase, step, countedMs } }: { program: ProgramView }) {
  return (
    <div className="program-line" aria-hidden="true">
      {Array.from({ length: step.of }, (_, index) => {
        const now = index === step.index && phase !== "finished";
        const done = now ? Math.min(1, countedMs / step.targetMs) : Number(index <= step.index);
        return (
          <span className="program-part" key={index} data-at={now ? "now" : ""}>
            <span style={{ transform: `scaleX(${done.toFixed(3)})` }} />
          </span>
        );
      })}
    </div>
  );
}

interface KeyProps {
  name: string;
  letter: string;
  disabled: boolean;
  onPress(): void;
}

function Key({ name, letter, disabled, onPress }: KeyProps) {
  return (
    <button type="button" className="text-button" aria-keyshortcuts={letter} disabled={disabled} onClick={onPress}>
      {name} <kbd aria-hidden="true">{letter}</kbd>
    </button>
  );
}

function stateWords(text: Catalogue["programs"], { phase, paused, step, restLeftMs, why }: ProgramView): string {
  if (paused !== undefined) return text.pauses[paused];
  if (phase === "rest") return text.rest(Math.ceil((restLeftMs ?? 0) / 1000));
  if (phase === "announced") return step.mode === "timed" ? text.announcedTimed : text.announced;
  return phase === "running" && why !== undefined ? text.why[why] : "";
}
