// The program under way: which step, how much of it has counted, what comes; and its keys.
import { useEffect } from "react";

import { muscleById } from "#shared/domain/muscles.ts";
import type { ProgramView } from "#shared/schema/programLive.ts";
import { useEars } from "#web/audio/SoundContext.tsx";
import type { ProgramControl } from "#web/programs/useProgram.ts";
import { waitsForPerson } from "#web/programs/useProgram.ts";
import { words } from "#web/words/english.ts";

const text = words.programs;

export interface ProgramBarProps {
  program: ProgramView;
  canAct: boolean;
  onAct: ProgramControl["act"];
  onEnd(): void;
}

export function ProgramBar({ program, canAct, onAct, onEnd }: ProgramBarProps) {
  const { phase, step, countedMs, said } = program;
  const ears = useEars();
  const spoken = said?.spoken;
  const saidMs = said?.atMs;
  const isNews = phase !== "running" || program.paused !== undefined;
  useEffect(() => {
    // Who opens the page in the middle of a step does not hear its announcement again.
    if (spoken !== undefined && isNews) ears?.sounds.announce(spoken);
    // oxlint-disable-next-line react/exhaustive-deps -- once for each announcement
  }, [saidMs]);
  const counted = text.counted(Math.floor(countedMs / 1000), Math.round(step.targetMs / 1000));
  const over = phase === "finished";
  return (
    <section className="program-bar" aria-label={text.label} data-testid="program" data-phase={phase}>
      <div className="program-step">
        <p className="program-name">
          {program.name} · {text.step(step.index + 1, step.of)}
        </p>
        <p className="program-what">{over ? text.finished : stepWords(step)}</p>
        {!over && step.because && <p className="field-help">{step.because.says}</p>}
      </div>
      <div className="program-progress">
        <progress max={step.targetMs} value={Math.min(countedMs, step.targetMs)} aria-label={counted} />
        <p>
          {counted} <span className="program-state">{stateWords(program)}</span>
        </p>
      </div>
      <output className="program-said">{said?.text}</output>
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

function stepWords({ mode, muscle, side, tool }: ProgramView["step"]): string {
  if (muscle === undefined || side === undefined) return text.free;
  const how = tool === undefined ? text.modes[mode] : `${text.tools[tool]}, ${text.modes[mode]}`;
  return `${muscleById(muscle).name}, ${words.selection.sides[side]}: ${how}`;
}

function stateWords({ phase, paused, step, restLeftMs, why }: ProgramView): string {
  if (paused !== undefined) return text.pauses[paused];
  if (phase === "rest") return text.rest(Math.ceil((restLeftMs ?? 0) / 1000));
  if (phase === "announced") return step.mode === "timed" ? text.announcedTimed : text.announced;
  return phase === "running" && why !== undefined ? text.why[why] : "";
}
