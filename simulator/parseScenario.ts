// `SCENARIO` as a user writes it: a name, maybe with ?seed=&mounting=&ratio=.
import { MOUNTINGS } from "#shared/domain/device.ts";
import type { Mounting } from "#shared/domain/device.ts";
import { findScenario, SCENARIOS } from "#sim/scenarios.ts";

export interface ScenarioChoice {
  readonly scenario: string;
  readonly seed?: number;
  readonly mounting?: Mounting;
  /** a2/a0 of a ring mounting. */
  readonly ringRatio?: number;
}

/** Errors are values. `unknown`: there is no such scenario; else one of its settings is wrong. */
export type ParsedScenario =
  | { readonly ok: true; readonly value: ScenarioChoice }
  | { readonly ok: false; readonly unknown: boolean; readonly message: string };

const MOST_RATIO = 0.9;
const MOST_SEED = 2 ** 48;

/** Takes `post-run`, `post-run?seed=3&mounting=four`, and the same after `sim:`. */
export function parseScenario(text: string): ParsedScenario {
  const bare = text.startsWith("sim:") ? text.slice(4) : text;
  const mark = bare.indexOf("?");
  const scenario = mark < 0 ? bare : bare.slice(0, mark);
  if (findScenario(scenario) === undefined) return { ok: false, unknown: true, message: unknownScenario(scenario) };
  let choice: ScenarioChoice = { scenario };
  for (const [key, value] of new URLSearchParams(mark < 0 ? "" : bare.slice(mark + 1))) {
    const read = readSetting(key, value);
    if (typeof read === "string") return { ok: false, unknown: false, message: read };
    choice = { ...choice, ...read };
  }
  return { ok: true, value: choice };
}

/** One setting, or what is wrong with it. */
export function readSetting(key: string, value: string): Partial<ScenarioChoice> | string {
  const number = value.trim() === "" ? Number.NaN : Number(value);
  switch (key) {
    case "seed":
      if (Number.isInteger(number) && Math.abs(number) <= MOST_SEED) return { seed: number };
      return `seed must be a whole number, not "${value}"`;
    case "mounting": {
      const mounting = MOUNTINGS.find((candidate) => candidate === value);
      if (mounting !== undefined && mounting !== "unknown") return { mounting };
      return `mounting must be one of ${MOUNTINGS.filter((known) => known !== "unknown").join(", ")}, not "${value}"`;
    }
    case "ratio":
      if (number >= 0 && number <= MOST_RATIO) return { ringRatio: number };
      return `ratio must be between 0 and ${MOST_RATIO}, not "${value}"`;
    default:
      return `a scenario takes seed, mounting and ratio, not "${key}"`;
  }
}

function unknownScenario(name: string): string {
  const near = SCENARIOS.map((known) => ({ name: known.name, far: distance(name, known.name) }))
    .toSorted((one, two) => one.far - two.far)
    .slice(0, 3);
  return `"${name}" is not one of them; near names: ${near.map((known) => known.name).join(", ")}`;
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
