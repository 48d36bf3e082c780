// Minutes by muscle, left and right apart: the sides are seen against each other.
import type { History } from "#shared/schema/past.ts";
import type { MuscleId } from "#shared/domain/muscles.ts";
import { useFormat } from "#web/units/useFormat.ts";
import { HISTORY } from "#web/words/areas/history.ts";
import { REVIEW } from "#web/words/areas/review.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

interface Minutes {
  contactMs: number;
  countedMs: number;
}

export interface MuscleRow {
  readonly muscle: MuscleId;
  readonly left: Minutes;
  readonly right: Minutes;
}

/** Both legs at once count for each. Most time first. */
export function muscleRows(muscles: History["muscles"]): MuscleRow[] {
  const rows = new Map<MuscleId, MuscleRow>();
  for (const { muscle, side, contactMs, countedMs } of muscles) {
    const nothing = () => ({ contactMs: 0, countedMs: 0 });
    const row = rows.get(muscle) ?? { muscle, left: nothing(), right: nothing() };
    rows.set(muscle, row);
    for (const one of side === "both" ? (["left", "right"] as const) : [side]) {
      row[one].contactMs += contactMs;
      row[one].countedMs += countedMs;
    }
  }
  const all = ({ left, right }: MuscleRow) => left.contactMs + right.contactMs;
  return [...rows.values()].toSorted((one, other) => all(other) - all(one));
}

export function MuscleMinutes({ muscles }: Pick<History, "muscles">) {
  const text = useArea(HISTORY);
  const { body } = useWords();
  const { filters: names } = useArea(REVIEW);
  const rows = muscleRows(muscles);
  const most = Math.max(...rows.flatMap(({ left, right }) => [left.contactMs, right.contactMs]), 1);
  return (
    <section className="page-section">
      <h2>{text.muscles.title}</h2>
      <p className="section-help">{text.muscles.key}</p>
      <table className="muscle-minutes">
        <thead>
          <tr>
            <th scope="col">{body.sides.left}</th>
            <th scope="col">{names.muscle}</th>
            <th scope="col">{body.sides.right}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ muscle, left, right }) => (
            <tr key={muscle}>
              <Side of={left} most={most} side="left" />
              <th scope="row">{body.muscles[muscle]}</th>
              <Side of={right} most={most} side="right" />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Side({ of, most, side }: { of: Minutes; most: number; side: "left" | "right" }) {
  const text = useArea(HISTORY).muscles;
  const format = useFormat();
  const minutes = (ms: number) => format.number(ms / 60_000);
  return (
    <td data-side={side}>
      <span className="minutes-number">{minutes(of.contactMs)}</span>
      {Math.round(of.contactMs / 60_000) > 0 && (
        <span className="for-ears">, {text.counted(minutes(of.countedMs))}</span>
      )}
      <span className="minutes-bar" aria-hidden="true" style={{ inlineSize: `${(of.contactMs / most) * 75}%` }}>
        <span style={{ inlineSize: `${(of.countedMs / Math.max(1, of.contactMs)) * 100}%` }} />
      </span>
    </td>
  );
}
