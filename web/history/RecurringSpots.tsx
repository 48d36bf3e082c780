// Places that were tender again: on the body and as a list, the most frequent first.
import { useState } from "react";

import type { RecurringSpot } from "#shared/schema/past.ts";
import { BodyMap } from "#web/history/BodyMap.tsx";
import { spotPlace } from "#web/past/spotPlace.ts";
import { useDates } from "#web/units/dates.ts";
import { useFormat } from "#web/units/useFormat.ts";
import { HISTORY } from "#web/words/areas/history.ts";
import { REVIEW } from "#web/words/areas/review.ts";
import { useArea, useLanguage, useWords } from "#web/words/useWords.ts";

/** The most frequent ones tell most. */
const FIRST = 7;

const keyOf = ({ muscle, side, placeMm, from }: RecurringSpot) => `${muscle} ${side} ${from} ${placeMm}`;

export function RecurringSpots({ spots }: { spots: readonly RecurringSpot[] }) {
  const text = useArea(HISTORY).spots;
  const [all, setAll] = useState(false);
  const shown = all ? spots : spots.slice(0, FIRST);
  return (
    <section className="page-section">
      <h2>{text.title}</h2>
      {spots.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <div className="spots-again">
          <BodyMap spots={spots} />
          <div>
            <ul>
              {shown.map((spot) => (
                <Spot key={keyOf(spot)} spot={spot} />
              ))}
            </ul>
            {shown.length < spots.length && (
              <div className="page-actions">
                <button type="button" className="button" onClick={() => setAll(true)}>
                  {text.all(spots.length)}
                </button>
              </div>
            )}
          </div>
        </div>
      )}
    </section>
  );
}

function Spot({ spot }: { spot: RecurringSpot }) {
  const { spots: text, journal } = useArea(HISTORY);
  const { phases } = useArea(REVIEW);
  const { body } = useWords();
  const language = useLanguage();
  const dates = useDates();
  const format = useFormat();
  const { muscle, side, times, firstDate, lastDate, knownPain, says } = spot;
  const place = spotPlace(spot, journal, format);
  const [often] = spot.phases;
  return (
    <li>
      <p className="spot-times">{text.times(times)}</p>
      <div>
        <p>
          <strong>
            {body.muscles[muscle]}, {body.sides[side]}
          </strong>
        </p>
        <p className="section-help">
          {[place, text.since(dates.short(firstDate), dates.short(lastDate)), knownPain === true ? text.key : undefined]
            .filter((part) => part !== undefined)
            .join(" · ")}
        </p>
        {says !== undefined && language === "en" ? (
          <p>{says}</p>
        ) : (
          says !== undefined &&
          often !== undefined && <p>{text.phases(phases[often.phase], often.times, often.ofSessions)}</p>
        )}
      </div>
    </li>
  );
}
