// What to roll today and why, or why not; how it was; and the start of what is proposed.
import { useState } from "react";
import { Link } from "wouter";

import type { Profile } from "#shared/schema/profile.ts";
import type { Run } from "#web/api/past.ts";
import { readPlan } from "#web/api/past.ts";
import { useAnswer } from "#web/api/useAnswer.ts";
import { RadioRow } from "#web/forms/RadioRow.tsx";
import { SelectField } from "#web/forms/SelectField.tsx";
import { useFilters } from "#web/past/useFilters.ts";
import { usePeople } from "#web/past/usePeople.ts";
import { Answered } from "#web/shell/Answered.tsx";
import { Page } from "#web/shell/Page.tsx";
import { Empty } from "#web/shell/States.tsx";
import { CheckInForm } from "#web/today/CheckInForm.tsx";
import { PlanOf } from "#web/today/PlanOf.tsx";
import { REVIEW } from "#web/words/areas/review.ts";
import { TODAY } from "#web/words/areas/today.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

export function TodayPage() {
  const text = useArea(TODAY);
  const { filters: names } = useArea(REVIEW);
  const { shell } = useWords();
  const filters = useFilters();
  const people = usePeople(filters.person);
  return (
    <Page title={text.title} wide>
      <Answered answer={people.answer} loading={text.loading} failed={{ title: text.failed, text: text.failedText }}>
        {(list) =>
          people.shown === undefined ? (
            <Empty title={text.nobody} text={text.nobodyText}>
              <Link href="/" className="button button-strong">
                {shell.toLive}
              </Link>
            </Empty>
          ) : (
            <>
              {list.length > 1 && (
                <div className="filters">
                  <SelectField
                    label={names.person}
                    value={people.shown.id}
                    options={list.map(({ id, name }) => ({ value: id, text: name }))}
                    onChoose={(person) => filters.set({ person })}
                  />
                </div>
              )}
              <Day key={people.shown.id} person={people.shown} onTold={people.answer.retry} />
            </>
          )
        }
      </Answered>
    </Page>
  );
}

function Day({ person, onTold }: { person: Profile; onTold(): void }) {
  const text = useArea(TODAY);
  const [when, setWhen] = useState<Run>("no-run");
  const answer = useAnswer(`plan ${person.id} ${when}`, (signal) => readPlan(person.id, when, signal));
  return (
    <div className="today">
      <div className="today-plan">
        <div className="no-print">
          <RadioRow<Run> label={text.when.label} value={when} options={text.runs} onChoose={setWhen} />
        </div>
        <Answered answer={answer} loading={text.loading} failed={{ title: text.failed, text: text.failedText }}>
          {(plan) => <PlanOf plan={plan} />}
        </Answered>
      </div>
      <CheckInForm
        person={person}
        onTold={() => {
          answer.retry();
          onTold();
        }}
      />
    </div>
  );
}

export { TodayPage as default };
