// The programs there are: what each is for, how long it takes, and the start. What cannot be used is said with its line.
import { useEffect, useState } from "react";

import type { RollerState } from "#shared/schema/live.ts";
import type { ProgramList } from "#shared/schema/program.ts";
import { listPrograms, startProgram } from "#web/api/client.ts";
import type { Problem } from "#web/api/client.ts";
import { readPlan } from "#web/api/past.ts";
import { useAnswer } from "#web/api/useAnswer.ts";
import { ScreeningGate } from "#web/screening/ScreeningGate.tsx";
import { minutesOf } from "#web/programs/minutesOf.ts";
import { Dialog } from "#web/shell/Dialog.tsx";
import { problemOr, programName, toldText } from "#web/words/hubTexts.ts";
import { useWords } from "#web/words/useWords.ts";

export function ProgramsDialog({ roller, onClose }: { roller: Pick<RollerState, "id" | "person">; onClose(): void }) {
  const words = useWords();
  const text = words.programs;
  const [list, setList] = useState<ProgramList>();
  const [problem, setProblem] = useState<{ problem: Problem; otherwise: "failed" | "startFailed" }>();
  /** The program that waits for answers. */
  const [waiting, setWaiting] = useState<string>();
  const recommended = useRecommended(roller.person?.id);
  useEffect(() => {
    const leaving = new AbortController();
    void listPrograms(leaving.signal).then((answer) => {
      if (leaving.signal.aborted) return;
      if (answer.ok) setList(answer.value);
      else setProblem({ problem: answer.problem, otherwise: "failed" });
    });
    return () => leaving.abort();
  }, []);
  const start = async (programId: string) => {
    const answer = await startProgram(roller.id, programId);
    if (answer.ok) onClose();
    else if (answer.problem.code === "SCREENING_DUE" && roller.person) setWaiting(programId);
    else setProblem({ problem: answer.problem, otherwise: "startFailed" });
  };
  return (
    <Dialog title={text.title} choices onClose={onClose}>
      {problem && (
        <p className="field-error" role="alert">
          {problemOr(words, problem.problem, text[problem.otherwise])}
        </p>
      )}
      {!list && !problem && <p>{text.loading}</p>}
      <ul className="program-list">
        {list &&
          recommendedFirst(list, recommended).map(
            ({ program, lastsS, chooses, choosesTold, notes, notesTold, shipped }) => (
              <li key={program.id}>
                <div>
                  <h3>
                    {programName(words, program.id, program.name)}{" "}
                    {program.id === recommended && <small>{text.recommended}</small>}
                  </h3>
                  <p className="field-help">
                    {text.lasts(minutesOf({ lastsS }))}
                    {!shipped && `, ${text.own}`}
                  </p>
                  <p>{words.hub?.programs[program.id]?.purpose ?? program.purpose}</p>
                  {chooses && <p className="field-help">{toldText(words, chooses, choosesTold)}</p>}
                  {notes.map((note, at) => (
                    <p key={note} className="field-help">
                      {toldText(words, note, notesTold?.[at])}
                    </p>
                  ))}
                </div>
                <button
                  type="button"
                  className={program.id === recommended ? "button button-strong" : "button"}
                  aria-label={text.startNamed(programName(words, program.id, program.name))}
                  onClick={() => void start(program.id)}
                >
                  {text.start}
                </button>
              </li>
            ),
          )}
      </ul>
      {list && list.refused.length > 0 && (
        <div>
          <p>{text.refused}</p>
          <ul className="program-refused">
            {list.refused.map((refusal) => (
              <li key={refusal}>{refusal}</li>
            ))}
          </ul>
        </div>
      )}
      {waiting !== undefined && roller.person && (
        <ScreeningGate
          person={roller.person}
          onClear={() => void start(waiting)}
          onClose={() => setWaiting(undefined)}
        />
      )}
    </Dialog>
  );
}

/** What the plan proposes to this person today; undefined: nothing, or it is not known yet. */
function useRecommended(personId: string | undefined): string | undefined {
  const { asked } = useAnswer(`plan of ${personId}`, async (signal) =>
    personId === undefined ? NOBODY : readPlan(personId, "no-run", signal),
  );
  return asked.state === "here" ? asked.value.program : undefined;
}

const NOBODY = { ok: false, problem: { code: "NO_PROFILE", message: "", whatToDo: "" } } as const;

function recommendedFirst({ programs }: ProgramList, id: string | undefined): ProgramList["programs"] {
  return programs.toSorted((a, b) => Number(b.program.id === id) - Number(a.program.id === id));
}
