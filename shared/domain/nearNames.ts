// What somebody may have meant who typed a name that there is none of.

const MOST_NAMED = 3;

/** `did you mean post-run, pre-run or fast?`: the nearest of all, however far they are. Empty without any. */
export function nearestOf(typed: string, known: readonly string[]): string {
  return question(sortedByDistance(typed, known).slice(0, MOST_NAMED));
}

/** The same, of those that a slip of the finger or two makes of it. Empty without any. */
export function slippedFrom(typed: string, known: readonly string[]): string {
  const most = Math.min(2, Math.floor(typed.length / 2));
  return question(sortedByDistance(typed, known).filter((name) => distance(typed, name) <= most));
}

/** @param typed a flag as typed, with its dashes; `known`: those there are, without. */
export function unknownFlagText(typed: string, known: readonly string[]): string {
  const near = slippedFrom(
    typed,
    known.map((name) => `--${name}`),
  );
  return `there is no flag ${typed}${near === "" ? "" : `; ${near}`}`;
}

function sortedByDistance(typed: string, known: readonly string[]): readonly string[] {
  const ranked = known.map((name) => ({ name, far: distance(typed, name) }));
  return ranked.toSorted((one, two) => one.far - two.far).map(({ name }) => name);
}

function question(names: readonly string[]): string {
  const last = names.at(-1);
  if (last === undefined) return "";
  return `did you mean ${[names.slice(0, -1).join(", "), last].filter((part) => part !== "").join(" or ")}?`;
}

/** Edits that make one word the other (Levenshtein). */
function distance(one: string, two: string): number {
  let row = Array.from({ length: two.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= two.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === two[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[two.length] ?? 0;
}
