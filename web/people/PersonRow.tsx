// One person: what is known in a line, today's pressure on demand.
import { useState } from "react";
import { Link } from "wouter";

import type { Profile } from "#shared/schema/profile.ts";
import { ASSUMED_BODY_WEIGHT_KG } from "#shared/schema/config.ts";
import type { RollerView } from "#web/live/liveView.ts";
import { PersonBands } from "#web/people/PersonBands.tsx";
import { createFormat } from "#web/units/format.ts";
import { PEOPLE } from "#web/words/areas/people.ts";
import { localeOf } from "#web/words/languages.ts";
import { rollerName } from "#web/words/rollerName.ts";
import { useArea, useLanguage, useWords } from "#web/words/useWords.ts";

export interface PersonRowProps {
  profile: Profile;
  /** Those on which it is their turn. */
  rollers: readonly RollerView[];
  onEdit(): void;
  onRemove(): void;
}

export function PersonRow({ profile, rollers, onEdit, onRemove }: PersonRowProps) {
  const words = useWords();
  const text = useArea(PEOPLE);
  const language = useLanguage();
  const [bands, setBands] = useState(false);
  // Each in their own units.
  const locale = localeOf(language, navigator.languages);
  const format = createFormat({ locale, units: profile.units, words: words.units });
  const known = [
    profile.bodyWeightKg === undefined
      ? text.weightUnknown(format.mass(ASSUMED_BODY_WEIGHT_KG))
      : format.mass(profile.bodyWeightKg),
    words.body.sides[profile.usualSide],
    ...(profile.kneePainNow ? [text.knee] : []),
  ];
  return (
    <li className="person">
      <div className="person-head">
        <div>
          <h2>{profile.name}</h2>
          <p className="person-known">{known.join(" · ")}</p>
          {rollers.length > 0 && <p>{text.rollsOn(rollers.map(({ state }) => rollerName(words, state)).join(", "))}</p>}
        </div>
        <div className="person-keys">
          <button type="button" className="text-button" aria-label={text.editNamed(profile.name)} onClick={onEdit}>
            {text.edit}
          </button>
          <button type="button" className="text-button" aria-label={text.removeNamed(profile.name)} onClick={onRemove}>
            {text.remove}
          </button>
        </div>
      </div>
      <div className="person-ways">
        <button
          type="button"
          className="button button-small"
          aria-expanded={bands}
          aria-label={text.bands.titleOf(profile.name)}
          onClick={() => setBands(!bands)}
        >
          {text.bands.title}
        </button>
        <Link href={`/screening/${profile.id}`} className="text-button">
          {text.questions}
        </Link>
      </div>
      {bands && <PersonBands profile={profile} format={format} />}
    </li>
  );
}
