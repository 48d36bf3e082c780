// The questions on their own: what the answers close today, and answering anew.
import { useState } from "react";
import { Link, useParams } from "wouter";

import { SCREENING } from "#shared/domain/screening.ts";
import type { Screening } from "#shared/schema/plan.ts";
import { listProfiles, readScreening } from "#web/api/people.ts";
import { useAnswer } from "#web/api/useAnswer.ts";
import { usePerson } from "#web/people/PersonContext.tsx";
import { saysSomething } from "#web/screening/ScreeningMeaning.tsx";
import { ScreeningFlow } from "#web/screening/ScreeningFlow.tsx";
import { StoppedToday } from "#web/screening/StoppedToday.tsx";
import { Answered } from "#web/shell/Answered.tsx";
import { Page } from "#web/shell/Page.tsx";
import { SCREENING_WORDS } from "#web/words/areas/screening.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

const TODAY = SCREENING.filter(({ when }) => when === "session").map(({ id }) => id);

export function ScreeningPage() {
  const words = useArea(SCREENING_WORDS);
  const { id } = useParams<{ id?: string }>();
  const turn = usePerson().profile?.id;
  const people = useAnswer("people", (signal) => listProfiles(signal));
  return (
    <Page title={words.page.title} wide>
      <Answered answer={people}>
        {(profiles) => {
          const known = profiles.find((one) => one.id === (id ?? turn));
          // Of an id that is nobody's the hub says so.
          const person = known ?? (id === undefined ? profiles[0] : { id, name: "" });
          return person && <Of key={person.id} person={person} />;
        }}
      </Answered>
    </Page>
  );
}

function Of({ person }: { person: { id: string; name: string } }) {
  const { shell } = useWords();
  const words = useArea(SCREENING_WORDS);
  const answer = useAnswer(`screening ${person.id}`, (signal) => readScreening(person.id, signal));
  const [round, setRound] = useState(0);
  const [anew, setAnew] = useState(false);
  const done = (screening: Screening) => {
    answer.put(screening);
    setAnew(false);
    setRound((count) => count + 1);
  };
  return (
    <Answered answer={answer}>
      {(screening) => (
        <section className="page-section">
          <h2>{words.name(person.name)}</h2>
          <StoppedToday profileId={person.id} stopped={screening.stopped} onScreening={answer.put} />
          {screening.due.length === 0 && !anew && <p role="status">{words.page.answered}</p>}
          {(anew || screening.due.length > 0 || saysSomething(screening)) && (
            <ScreeningFlow
              key={`${round} ${anew}`}
              profileId={person.id}
              screening={screening}
              again={anew ? TODAY : []}
              onDone={done}
            />
          )}
          <div className="page-actions">
            {screening.due.length === 0 && !anew && (
              <button type="button" className="button" onClick={() => setAnew(true)}>
                {words.page.again}
              </button>
            )}
            <Link href="/" className="text-button">
              {shell.toLive}
            </Link>
          </div>
        </section>
      )}
    </Answered>
  );
}
