// Muscle, training and, where there are several, person: native lists in one row.
import { MUSCLE_IDS, SIDES } from "#shared/domain/muscles.ts";
import { TRAINING_PHASES } from "#shared/domain/training.ts";
import type { Profile } from "#shared/schema/profile.ts";
import { SelectField } from "#web/forms/SelectField.tsx";
import type { Filters } from "#web/past/useFilters.ts";
import { REVIEW } from "#web/words/areas/review.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

export interface FilterBarProps {
  filters: Filters;
  people: readonly Profile[];
  /** Everyone and nobody may be chosen too. */
  anyone?: boolean;
  /** Also by side. */
  sides?: boolean;
  /** The person that is shown. */
  personId: string | undefined;
  children?: React.ReactNode;
}

export function FilterBar({ filters, people, anyone = false, sides = false, personId, children }: FilterBarProps) {
  const text = useArea(REVIEW);
  const { body } = useWords();
  const some = anyone
    ? [
        { value: "", text: text.filters.everyone },
        { value: "none", text: text.filters.nobody },
      ]
    : [];
  return (
    <div className="filters" role="group" aria-label={text.filters.label}>
      {people.length > (anyone ? 0 : 1) && (
        <SelectField
          label={text.filters.person}
          value={personId ?? ""}
          options={[
            ...some.slice(0, 1),
            ...people.map(({ id, name }) => ({ value: id, text: name })),
            ...some.slice(1),
          ]}
          onChoose={(person) => filters.set({ person })}
        />
      )}
      <SelectField
        label={text.filters.muscle}
        value={filters.muscle ?? ""}
        options={[
          { value: "", text: text.filters.anyMuscle },
          ...MUSCLE_IDS.map((id) => ({ value: id, text: body.muscles[id] })),
        ]}
        onChoose={(muscle) => filters.set({ muscle })}
      />
      {sides && (
        <SelectField
          label={text.filters.side}
          value={filters.side ?? ""}
          options={[
            { value: "", text: text.filters.anySide },
            ...SIDES.filter((side) => side !== "both").map((side) => ({ value: side, text: body.sides[side] })),
          ]}
          onChoose={(side) => filters.set({ side })}
        />
      )}
      <SelectField
        label={text.filters.phase}
        value={filters.phase ?? ""}
        options={[
          { value: "", text: text.filters.anyPhase },
          ...TRAINING_PHASES.map((phase) => ({ value: phase, text: text.phases[phase] })),
        ]}
        onChoose={(phase) => filters.set({ phase })}
      />
      {children}
    </div>
  );
}
