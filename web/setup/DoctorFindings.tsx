// What stands in the way of a roller on this computer, and what to do. Its own words, step by step.
import { useState } from "react";

import type { Finding } from "#shared/schema/doctor.ts";
import { readDoctor } from "#web/api/setup.ts";
import { useAnswer } from "#web/api/useAnswer.ts";
import { SETUP } from "#web/words/areas/setup.ts";
import type { Catalogue } from "#web/words/catalogue.ts";
import { problemLine, toldText } from "#web/words/hubTexts.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

/** Those that keep a roller from being found. */
const ABOUT_ROLLERS = ["bluetooth", "serial"];

export interface DoctorFindingsProps {
  /** Another roller can be used meanwhile: this computer is looked at when it is asked for. */
  folded: boolean;
}

export function DoctorFindings({ folded }: DoctorFindingsProps) {
  const { doctor: text } = useArea(SETUP);
  const [open, setOpen] = useState(false);
  if (!folded)
    return (
      <section className="doctor" aria-label={text.title}>
        <h3>{text.title}</h3>
        <Findings />
      </section>
    );
  return (
    <details className="doctor" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.title}</summary>
      {open && <Findings />}
    </details>
  );
}

function Findings() {
  const words = useWords();
  const { doctor: text } = useArea(SETUP);
  const { asked, retry } = useAnswer("doctor", (signal) => readDoctor(signal));
  const found = asked.state === "here" ? asked.value.findings : [];
  const wrong = found.filter(({ check, level }) => ABOUT_ROLLERS.includes(check) && level !== "ok");
  return (
    <>
      <div role="status">
        {asked.state === "loading" && <p>{text.looking}</p>}
        {asked.state === "failed" && <p>{problemLine(words, asked.problem)}</p>}
        {asked.state === "here" && wrong.length === 0 && <p>{text.fine}</p>}
        {wrong.map((finding) => (
          <Way key={finding.title} finding={finding} words={words} />
        ))}
      </div>
      <button type="button" className="text-button" onClick={retry}>
        {text.again}
      </button>
    </>
  );
}

function Way({ finding: { title, detail, fix, told }, words }: { finding: Finding; words: Catalogue }) {
  return (
    <div className="doctor-way">
      <p>
        <strong>{toldText(words, title, told?.title)}</strong>
      </p>
      {detail !== undefined && <p className="field-help">{toldText(words, detail, told?.detail)}</p>}
      {fix && fix.length > 0 && (
        <ol>
          {fix.map((line, at) => (
            <li key={line}>{toldText(words, line, told?.fix?.[at])}</li>
          ))}
        </ol>
      )}
    </div>
  );
}
