// `SCENARIO` as a user writes it: a name, maybe with ?seed=&mounting=&ratio=&diameter=&axis=&day=; a calibration also takes
// of= (whose roller) and fault= (what goes wrong).
import { MOUNTINGS, ROLL_AXES } from "#shared/domain/device.ts";
import { nearestOf } from "#shared/domain/nearNames.ts";
import { HOME_CALIBRATION } from "#shared/domain/rehearsal.ts";
import { HOME_FAULTS } from "#sim/home/faults.ts";
import { findScenario, SCENARIOS } from "#sim/scenarios.ts";
import type { ScenarioChoice } from "#sim/scenarios/chosen.ts";

/** Errors are values. `unknown`: there is no such scenario; else one of its settings is wrong. */
export type ParsedScenario =
  | { readonly ok: true; readonly value: ScenarioChoice }
  | { readonly ok: false; readonly unknown: boolean; readonly message: string };

/** What may stand behind the question mark, and as a flag of the command. */
export const SETTINGS = ["seed", "mounting", "ratio", "diameter", "axis", "day", "of", "fault"] as const;

const MOST_RATIO = 0.9;
const MOST_SEED = 2 ** 48;
const LEAST_DIAMETER_MM = 90;
const MOST_DIAMETER_MM = 160;
const MOST_DAYS = 1000;

/** Takes `post-run`, `post-run?seed=3&mounting=four`, and the same after `sim:`. */
export function parseScenario(text: string): ParsedScenario {
  const bare = text.startsWith("sim:") ? text.slice(4) : text;
  const mark = bare.indexOf("?");
  const scenario = mark < 0 ? bare : bare.slice(0, mark);
  if (findScenario(scenario) === undefined) return { ok: false, unknown: true, message: unknownScenario(scenario) };
  let choice: ScenarioChoice = { scenario };
  for (const [key, value] of new URLSearchParams(mark < 0 ? "" : bare.slice(mark + 1))) {
    const read = readSetting(scenario, key, value);
    if (typeof read === "string") return { ok: false, unknown: false, message: read };
    choice = { ...choice, ...read };
  }
  return { ok: true, value: choice };
}

/** One setting of a scenario, or what is wrong with it. */
export function readSetting(scenario: string, key: string, value: string): Partial<ScenarioChoice> | string {
  if ((key === "of" || key === "fault") && scenario !== HOME_CALIBRATION)
    return `${key} is a setting of ${HOME_CALIBRATION}, not of ${scenario}`;
  const number = value.trim() === "" ? Number.NaN : Number(value);
  switch (key) {
    case "seed":
      if (Number.isInteger(number) && Math.abs(number) <= MOST_SEED) return { seed: number };
      return `seed must be a whole number, not "${value}"`;
    case "ratio":
      if (number >= 0 && number <= MOST_RATIO) return { ringRatio: number };
      return `ratio must be between 0 and ${MOST_RATIO}, not "${value}"`;
    case "diameter":
      if (number >= LEAST_DIAMETER_MM && number <= MOST_DIAMETER_MM) return { diameterMm: number };
      return `diameter must be between ${LEAST_DIAMETER_MM} and ${MOST_DIAMETER_MM} mm, not "${value}"`;
    case "day":
      if (Math.abs(number) <= MOST_DAYS) return { day: number };
      return `day must be between -${MOST_DAYS} and ${MOST_DAYS}, not "${value}"`;
    case "of":
      return findScenario(value) === undefined ? `of: ${unknownScenario(value)}` : { of: value };
    default:
      return readChoice(key, value);
  }
}

function readChoice(key: string, value: string): Partial<ScenarioChoice> | string {
  switch (key) {
    case "mounting": {
      const mounting = MOUNTINGS.find((candidate) => candidate === value);
      if (mounting !== undefined && mounting !== "unknown") return { mounting };
      return oneOf(
        key,
        MOUNTINGS.filter((known) => known !== "unknown"),
        value,
      );
    }
    case "axis": {
      // In an address a plus sign stands for a space.
      const rollAxis = ROLL_AXES.find((candidate) => candidate === value.replace(" ", "+"));
      return rollAxis === undefined ? oneOf(key, ROLL_AXES, value) : { rollAxis };
    }
    case "fault": {
      const fault = HOME_FAULTS.find((candidate) => candidate === value);
      return fault === undefined ? oneOf(key, HOME_FAULTS, value) : { fault };
    }
    default:
      return `a scenario takes ${SETTINGS.slice(0, -1).join(", ")} and ${SETTINGS.at(-1)}, not "${key}"`;
  }
}

const oneOf = (key: string, known: readonly string[], value: string) =>
  `${key} must be one of ${known.join(", ")}, not "${value}"`;

function unknownScenario(name: string): string {
  const names = SCENARIOS.map((known) => known.name);
  return `there is no "${name}"; ${nearestOf(name, names)}`;
}
