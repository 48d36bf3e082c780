// Today's force band of a muscle and side, drawn up to the stop, with every reason and its rule.
import { useState } from "react";
import { Link } from "wouter";

import { MUSCLE_IDS, SIDES } from "#shared/domain/muscles.ts";
import type { MuscleId, Side } from "#shared/domain/muscles.ts";
import { isRuleId } from "#shared/domain/rules.ts";
import type { AreaBand } from "#shared/schema/plan.ts";
import type { Profile } from "#shared/schema/profile.ts";
import { readBands } from "#web/api/people.ts";
import { useAnswer } from "#web/api/useAnswer.ts";
import { Choice } from "#web/coach/SelectionLine.tsx";
import { Answered } from "#web/shell/Answered.tsx";
import type { Format } from "#web/units/format.ts";
import { PEOPLE } from "#web/words/areas/people.ts";
import { RULE_NAMES } from "#web/words/areas/rules.ts";
import { toldText } from "#web/words/hubTexts.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

export function PersonBands({ profile, format }: { profile: Profile; format: Format }) {
  const { body } = useWords();
  const { bands: text } = useArea(PEOPLE);
  const [muscle, setMuscle] = useState<MuscleId>(profile.fits.at(-1)?.muscle ?? "quadriceps");
  const [side, setSide] = useState<Side>(profile.fits.at(-1)?.side ?? profile.usualSide);
  const answer = useAnswer(`bands ${profile.id}`, (signal) => readBands(profile.id, signal));
  return (
    <div className="person-bands">
      <div className="person-choice">
        <Choice
          label={body.choice.muscle}
          value={muscle}
          options={MUSCLE_IDS.map((id) => ({ value: id, text: body.muscles[id] }))}
          onChoose={(id) => setMuscle(MUSCLE_IDS.find((known) => known === id) ?? muscle)}
        />
        <Choice
          label={body.choice.side}
          value={side}
          options={SIDES.map((id) => ({ value: id, text: body.sides[id] }))}
          onChoose={(id) => setSide(SIDES.find((known) => known === id) ?? side)}
        />
      </div>
      <Answered answer={answer}>
        {(bands) => {
          const band = bands.find((one) => one.muscle === muscle && one.side === side);
          return band && <Band band={band} format={format} />;
        }}
      </Answered>
      <Link href={`/setup/bands?muscle=${muscle}&side=${side}`} className="text-button">
        {text.measure}
      </Link>
    </div>
  );
}

/** Share of the width, in percent. */
function Band({ band, format }: { band: AreaBand; format: Format }) {
  const { bands: text } = useArea(PEOPLE);
  const rules = useArea(RULE_NAMES);
  const words = useWords();
  const { forceN, easeOffN, stopN, personal, reasons } = band;
  const mostN = stopN * 1.08;
  const place = (n: number) => `${Math.min(100, (100 * n) / mostN)}%`;
  const inUnit = (n: number) => `${format.force(n)} ${format.forceUnit}`;
  return (
    <>
      <p className="person-band-words">
        <strong>{text.band(format.force(forceN[0]), format.force(forceN[1]), format.forceUnit)}</strong>{" "}
        {personal ? text.own : text.table}
      </p>
      <div className="force-scale" aria-hidden="true">
        <i
          className="force-scale-band"
          style={{ left: place(forceN[0]), width: `${(100 * (forceN[1] - forceN[0])) / mostN}%` }}
        />
        <i className="force-scale-ease" style={{ left: place(easeOffN) }} />
        <i className="force-scale-stop" style={{ left: place(stopN) }} />
      </div>
      <p className="field-help">
        {text.ease(inUnit(easeOffN))}, {text.stop(inUnit(stopN))}
      </p>
      <h3>{text.why}</h3>
      <ul className="person-reasons">
        {reasons.map(({ ruleId, says, told }) => (
          <li key={says}>
            <span>{toldText(words, says, told)}</span>{" "}
            <small>{isRuleId(ruleId) ? `${ruleId}, ${rules[ruleId]}` : ruleId}</small>
          </li>
        ))}
      </ul>
    </>
  );
}
