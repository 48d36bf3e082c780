// On the live page until the scope is accepted: what this is, and the way to set up. It covers nothing: data, cue and stop stay.
import { useId, useState } from "react";
import { Link, useLocation } from "wouter";

import { answerScreening } from "#web/api/people.ts";
import { usePerson } from "#web/people/PersonContext.tsx";
import { useFirstFocus } from "#web/shell/useFirstFocus.ts";
import { SCREENING_WORDS } from "#web/words/areas/screening.ts";
import { SETUP } from "#web/words/areas/setup.ts";
import { problemLine } from "#web/words/hubTexts.ts";
import { useArea, useWords } from "#web/words/useWords.ts";
import type { Problem } from "#web/api/client.ts";

/** `profileId` has not accepted the scope yet; undefined: there is no roller to roll on. */
export function SetupBar({ profileId }: { profileId: string | undefined }) {
  const words = useWords();
  const text = useArea(SETUP);
  const { scope } = useArea(SCREENING_WORDS);
  const person = usePerson();
  const [, goTo] = useLocation();
  const whatId = useId();
  const first = useFirstFocus<HTMLButtonElement>();
  const [problem, setProblem] = useState<Problem>();
  if (profileId === undefined) {
    return (
      <aside className="setup-bar" aria-label={text.title}>
        <p>{text.bar.noRoller}</p>
        <Link href="/setup" className="button">
          {text.bar.find}
        </Link>
      </aside>
    );
  }
  const accept = async () => {
    const answer = await answerScreening(profileId, { scopeAccepted: true });
    if (!answer.ok) return setProblem(answer.problem);
    person.refresh();
    goTo("/setup");
  };
  return (
    <aside className="setup-bar" aria-label={text.bar.label} data-testid="setup-bar">
      <p id={whatId}>
        {scope}
        {problem && (
          <span className="field-error" role="alert">
            {" "}
            {problemLine(words, problem)}
          </span>
        )}
      </p>
      <button
        type="button"
        className="button button-strong"
        ref={first}
        aria-describedby={whatId}
        onClick={() => void accept()}
      >
        {text.bar.accept}
      </button>
    </aside>
  );
}
