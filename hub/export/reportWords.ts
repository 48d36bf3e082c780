// Every text of the one-page report, so that another language is one more object of this shape.
import { muscleById, MUSCLE_IDS } from "#shared/domain/muscles.ts";
import type { StepEnd } from "#shared/domain/programProgress.ts";
import type { StopReason } from "#shared/domain/prompts.ts";
import { SCOPE_STATEMENT } from "#shared/domain/screening.ts";
import { programName } from "#shared/domain/sentences/en/programNames.ts";
import { FLAG_WORDS, SPOT_STATE_WORDS } from "#shared/domain/sentences/en/data.ts";

const SCOPE: string = SCOPE_STATEMENT;

const EN = {
  language: "en",
  /** For dates. */
  locale: "en-GB",
  title: "Rolling session",
  of: (name: string) => ` of ${name}`,
  recording: "A recording",
  long: (clock: string) => `${clock} long`,
  running: "still running",
  rehearsal: "Rehearsal: nobody lay on the roller. What follows is not about a person.",
  clock: (clock: string) => `${clock} min`,
  share: (percent: string) => `${percent}%`,
  notSaid: "not said",
  notKnown: "not known",
  muscle(id: string | undefined): string {
    const known = MUSCLE_IDS.find((one) => one === id);
    return known === undefined ? "not said" : muscleById(known).name;
  },
  sides: { left: "left", right: "right", both: "both" } as Readonly<Record<string, string>>,
  inches: (value: string) => `${value} in`,
  millimetres: (value: string) => `${value} mm`,
  newtons: (value: string) => `${value} N`,
  kilograms: (value: string) => `${value} kg`,
  pounds: (value: string) => `${value} lb`,
  kilogramsForce: (value: string) => `${value} kgf`,
  dose: {
    title: "What was rolled",
    none: "Nothing was rolled under load.",
    headings: [
      "Muscle",
      "Under load",
      "At the pace",
      "At the pressure",
      "Target force",
      "Mean force",
      "Peak force",
      "Strokes",
      "Holds",
      "Held",
    ],
    more: (count: number) => `and ${count} more areas`,
    key: "At the pace and at the pressure: share of the time under load. Target force: the band that was aimed for, in brackets as a share of the body weight; with * it changed, and the one that held longest is given. Held: what counted of the holds. –: not known.",
    mark: "*",
    notShared: "not shared",
    weight: (mass: string) => `Body weight: ${mass}.`,
    weightChanged: (mass: string) =>
      `Body weight: ${mass}, given during the session, so no target is shown as a share of it.`,
    weightAssumed: (mass: string) => `The body weight was not given, so ${mass} were assumed.`,
    weightWithheld: "Body weight, and the target that follows from it: not shared.",
  },
  knee: {
    title: "Knee and discomfort",
    hurtsNow: "The person says that a knee hurts at present.",
    notNow: "The person says that no knee hurts at present.",
    spots: (count: number) =>
      count === 1
        ? "One tender spot brings on the known knee pain."
        : `${count} tender spots bring on the known knee pain.`,
    whole: (before: string, after: string) => `Discomfort before the session: ${before}, after it: ${after} (0 to 10).`,
    checkIn: (day: string, kneePain: number, soreness: number) =>
      `Check-in of ${day}: knee pain ${kneePain} of 10, soreness ${soreness} of 10.`,
    flare: "The knee pain had flared up.",
    bruised: "Bruised.",
    soreOverADay: "Sore for more than a day.",
    nothing: "Nothing was said about the knee or about discomfort.",
  },
  course: {
    title: "How it went",
    shares: (pace: string, pressure: string) =>
      `Of the time under load, ${pace} was at the pace and ${pressure} at the pressure that was aimed for.`,
    noProgram: "No program was followed.",
    program: (names: string, steps: number, done: number) =>
      `Program ${names}: ${steps === 1 ? "one step" : `${steps} steps`} ended, ${done} of them as meant.`,
    /** Of a program that comes with the hub, whatever the journal says and in whatever language. */
    programName,
    unnamed: "without a known name",
    counted: (list: string) => `Counted in each: ${list}.`,
    /** `how`: where it was not done as meant. */
    step: ({ number, place, clock, how }: Readonly<Record<"place" | "clock" | "how", string> & { number: number }>) =>
      `${number} ${place} ${clock}${how === "" ? "" : ` (${how})`}`,
    anywhere: "free choice",
    ends: {
      done: "",
      skipped: "skipped",
      timeUp: "time was up",
      back: "gone back",
      closed: "area closed",
      ended: "program ended",
    } satisfies Record<StepEnd, string> as Readonly<Record<string, string>>,
    stopped: (times: number, reasons: string) =>
      `Stopped by the person ${times === 1 ? "once" : `${times} times`}: ${reasons}.`,
    noReason: "no reason given",
    reasons: {
      sharp: "sharp pain",
      tingling: "tingling",
      numb: "numbness",
      other: "something else",
    } satisfies Record<StopReason, string> as Readonly<Record<StopReason, string>>,
  },
  spots: {
    title: "Tender spots",
    none: "None was marked.",
    headings: ["Muscle", "Side", "Place", "Knee pain", "Discomfort before", "after", "Ended"],
    fromKnee: (length: string) => `${length} from the knee line`,
    fromStart: (length: string) => `${length} from the start of the strokes`,
    notAsked: "not asked",
    bringsOn: "brings it on",
    bringsNone: "no",
    states: SPOT_STATE_WORDS as Readonly<Record<string, string>>,
    more: (count: number) => `and ${count} more spots`,
    key: "Discomfort as the person said it, 0 (none) to 10.",
  },
  quality: {
    title: "How good the data are",
    none: "There are none.",
    shares: (good: string, reduced: string, unknown: string) =>
      `${good} good, ${reduced} less certain, ${unknown} not known (shown as gaps, never filled in).`,
    lost: (lost: number, all: number) => (lost === 0 ? "No packet was lost." : `${lost} of ${all} packets were lost.`),
    unread: (lines: number) => `${lines} lines of the recording could not be read.`,
    why: (list: string) => `Why: ${list}.`,
    flags: FLAG_WORDS as Readonly<Record<string, string>>,
    flag: (name: string, seconds: string) => `${name} ${seconds} s`,
    calibration: (how: string) => `Calibration: ${how}.`,
    uncalibrated: "none, so force is not known",
    sources: { home: "made at home", "simulator-truth": "the simulator's own", manual: "by hand" } as Readonly<
      Record<string, string>
    >,
    grades: { good: "good", reduced: "reduced", partial: "in parts" } as Readonly<Record<string, string>>,
    roller: (diameter: string, board: string, firmware: string) =>
      `Roller: ${diameter} across, ${board}, firmware ${firmware}.`,
    session: (id: string) => `Session ${id}.`,
  },
  scope: SCOPE,
};

export type ReportWords = Readonly<typeof EN>;

/** The report in English. */
export const REPORT_WORDS: ReportWords = EN;
