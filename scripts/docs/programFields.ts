// What each field of a program file means, for docs/programs.md. The types see to it that none is left out.
import type { DeepStep, FreeStep, HoldAndRollStep, PreRunStep, Program, TimedStep } from "#shared/schema/program.ts";
import { MUSCLE_IDS, SIDES } from "#shared/domain/muscles.ts";
import { STEP_MODES, TOOLS, WHEN } from "#shared/schema/program.ts";
import type * as z from "zod/mini";

type DeepShape = z.infer<typeof DeepStep>;
type HoldShape = z.infer<typeof HoldAndRollStep>;
type PreRunShape = z.infer<typeof PreRunStep>;
type FreeShape = z.infer<typeof FreeStep>;
type TimedShape = z.infer<typeof TimedStep>;
type StepField = keyof DeepShape | keyof HoldShape | keyof PreRunShape | keyof FreeShape | keyof TimedShape;

export interface Field {
  readonly value: string;
  readonly says: string;
}

const oneOf = (values: readonly string[]): string => values.map((value) => `\`${value}\``).join(", ");

export const PROGRAM_FIELDS: Readonly<Record<keyof Program, Field>> = {
  format: { value: "`inchworm-program`", says: "Tells that the file is a program." },
  version: { value: "1 to 9999", says: "Yours to raise when you change the program." },
  id: { value: "small letters, digits, hyphens; at most 40", says: "Its name for the hub; no two programs share one." },
  name: { value: "one line, at most 40 characters", says: "Its name for people." },
  purpose: { value: "one line, at most 240 characters", says: "When and what for; shown before it starts." },
  when: {
    value: oneOf(WHEN),
    says: "`before-run` takes no deep work (R22); `after-run` expects 10 minutes and more (R20).",
  },
  choose: {
    value: "`muscles`, `otherwise`; optional",
    says: "The plan chooses among the muscles of the steps when the program starts (R20); see below.",
  },
  steps: { value: "1 to 40 steps", says: "In this order." },
};

export const STEP_FIELDS: Readonly<Record<StepField, Field & { readonly of: string }>> = {
  mode: { value: oneOf(STEP_MODES), of: "every step", says: "See below." },
  muscle: { value: oneOf(MUSCLE_IDS), of: "all but `free`", says: "What is rolled; pressure bands follow it." },
  side: { value: oneOf(SIDES), of: "all but `free`", says: "`both` is both legs at once, with a band of its own." },
  seconds: {
    value: "`least`, `target`, `most`",
    of: "every step",
    says: "`target` seconds that count end the step; with `passes` done, `least` are enough; `most` seconds under load end it whatever has counted.",
  },
  passes: {
    value: "1 to 100, optional",
    of: "`deep`, `pre-run`",
    says: "Strokes, each way one; done, they end the step once `least` has counted.",
  },
  holdS: {
    value: "two numbers: enough, target; at most 90",
    of: "`deep` (optional), `hold-and-roll`",
    says: "How long to hold a tender spot, in place of the muscle's own times (R4, R5).",
  },
  startAt: {
    value: "`lower`, `upper`, optional",
    of: "with the sensor",
    says: "End of the muscle at which strokes start: nearer the foot, or nearer the trunk (R14).",
  },
  kneeGuard: {
    value: "`start`, `far`, optional",
    of: "with the sensor",
    says: "Which end of the strokes is at the knee (R16); without it the muscle, or `startAt`, tells.",
  },
  tool: { value: oneOf(TOOLS), of: "`timed`", says: "What is used in place of the roller (R18)." },
  discomfortAtMost: {
    value: "0 to 7",
    of: "`timed`",
    says: "How much it may hurt, of 10; the roller cannot tell (R18).",
  },
  breathsPerMin: {
    value: "3 to 20, optional",
    of: "all but `free`, `pre-run`",
    says: "A calm pace to breathe at; shown.",
  },
  note: {
    value: "one line, at most 160 characters, optional",
    of: "every step",
    says: "Said when the step is announced.",
  },
  restS: { value: "0 to 300, optional; 10 without it", of: "every step", says: "Pause after it, to change place." },
};
