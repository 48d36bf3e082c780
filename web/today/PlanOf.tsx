// The plan: how long and where, or until when to rest; each reason with its rule; the program's start.
import { useState } from "react";
import { Link, useLocation } from "wouter";

import type { Proposal } from "#shared/schema/plan.ts";
import type { Program } from "#shared/schema/program.ts";
import { listPrograms, startProgram } from "#web/api/client.ts";
import type { Problem } from "#web/api/client.ts";
import { useAnswer } from "#web/api/useAnswer.ts";
import { chooseRoller } from "#web/live/chooseRoller.ts";
import { useLiveView } from "#web/live/LiveContext.tsx";
import { usePreferences } from "#web/settings/preferences.ts";
import { rolledToday } from "#web/today/rolledToday.ts";
import { useDates } from "#web/units/dates.ts";
import { useFormat } from "#web/units/useFormat.ts";
import { RULE_NAMES } from "#web/words/areas/rules.ts";
import { TODAY } from "#web/words/areas/today.ts";
import type { Catalogue } from "#web/words/catalogue.ts";
import { problemOr, programName, toldText } from "#web/words/hubTexts.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

export function PlanOf({ plan }: { plan: Proposal }) {
  const text = useArea(TODAY);
  const dates = useDates();
  const format = useFormat();
  const { body, shell } = useWords();
  const programs = useAnswer("programs", listPrograms);
  const list = programs.asked.state === "here" ? programs.asked.value.programs : [];
  const entry = list.find(({ program }) => program.id === plan.program);
  const rolled = rolledToday(plan, entry);
  const [from, to] = rolled.minutes;
  const isAllClosed = plan.rest && plan.restDays === 0;
  const minutes = from === to ? format.number(from) : `${format.number(from)}–${format.number(to)}`;
  return (
    <>
      {plan.rest ? (
        <div className="today-rest">
          <p className="story-lead">{text.rest}</p>
          <p className="story-then">
            {isAllClosed ? (
              <>
                {text.allClosed} <Link href="/screening">{shell.notice.answers}</Link>
              </>
            ) : (
              `${text.restDays(plan.restDays)} ${text.restUntil(dates.long(plan.nextDate))}`
            )}
          </p>
        </div>
      ) : (
        <>
          <p className="story-lead">
            {text.roll(minutes)}. {plan.intensity === "light" && text.light}
          </p>
          {rolled.areas.length > 0 && (
            <section className="page-section">
              <h2>{text.areas}</h2>
              <ol className="today-areas">
                {rolled.areas.map(({ muscle, side, seconds: [least, most] }) => (
                  <li key={`${muscle} ${side}`}>
                    <span>{text.area(body.muscles[muscle], body.sides[side])}</span>
                    <span className="section-help">
                      {least === most ? text.second(least) : text.seconds(least, most)}
                    </span>
                  </li>
                ))}
              </ol>
            </section>
          )}
          <Start plan={plan} found={entry?.program} />
        </>
      )}
      <Reasons reasons={plan.reasons} />
    </>
  );
}

function Reasons({ reasons }: Pick<Proposal, "reasons">) {
  const text = useArea(TODAY);
  const rules: Readonly<Record<string, string | undefined>> = useArea(RULE_NAMES);
  const dates = useDates();
  const words = useWords();
  if (reasons.length === 0) return undefined;
  return (
    <section className="page-section">
      <h2>{text.why}</h2>
      <ul className="reasons">
        {merged(words, reasons).map(({ says, ruleIds }) => (
          <li key={says}>
            <p>{says}</p>
            <p className="section-help">{dates.list(ruleIds.flatMap((id) => rules[id] ?? []))}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Each sentence once, with all the rules that say it. */
export function merged(words: Catalogue, reasons: Proposal["reasons"]): { says: string; ruleIds: string[] }[] {
  const byText = new Map<string, string[]>();
  for (const { says, told, ruleId } of reasons) {
    const text = toldText(words, says, told);
    byText.set(text, [...(byText.get(text) ?? []), ruleId]);
  }
  return [...byText].map(([says, ruleIds]) => ({ says, ruleIds }));
}

function Start({ plan, found }: { plan: Proposal; found: Program | undefined }) {
  const text = useArea(TODAY);
  const words = useWords();
  const view = useLiveView();
  const { rollerId } = usePreferences();
  const [, go] = useLocation();
  const [problem, setProblem] = useState<Problem>();
  const roller = chooseRoller(view, rollerId);
  const name = found === undefined ? "" : programName(words, found.id, found.name);
  const light = plan.intensity === "light";
  const start = async () => {
    if (roller === undefined || found === undefined) return;
    const answer = await startProgram(roller.id, found.id);
    if (answer.ok) go("/");
    else setProblem(answer.problem);
  };
  return (
    <div className="today-start no-print">
      <div className="page-actions">
        {found !== undefined && (
          <button
            type="button"
            className="button button-strong"
            disabled={roller === undefined}
            onClick={() => void start()}
          >
            {light ? text.startLight : text.start(name)}
          </button>
        )}
        <Link href="/" className={found === undefined ? "button button-strong" : "button"}>
          {text.free}
        </Link>
      </div>
      <p className="section-help">
        {roller === undefined
          ? text.noRoller
          : light && found !== undefined
            ? text.startLightHelp(name)
            : text.startHelp}
      </p>
      {problem && (
        <p className="field-error" role="alert">
          {problemOr(words, problem, text.startFailed)}
        </p>
      )}
    </div>
  );
}
