// What the hub says, in the page's language where ids and values allow; else as the hub wrote it.
import { STOP_ADVICE, STOP_REASONS } from "#shared/domain/prompts.ts";
import type { OwnWords, Told } from "#shared/domain/sentences/tell.ts";
import type { ProgramView } from "#shared/schema/programLive.ts";
import type { Problem } from "#web/api/client.ts";
import type { ShownCue, ShownPrompt } from "#web/live/liveView.ts";
import type { Catalogue } from "#web/words/catalogue.ts";
import type { BandWords } from "#web/words/hubWords.ts";

/** Undefined where the coach gave no reason. */
export function whyText(
  { hub }: Catalogue,
  { cueId, why }: Pick<ShownCue, "cueId"> & { why?: string | undefined },
  bands: BandWords,
): string | undefined {
  return hub === undefined || why === undefined ? why : hub.cueWhy[cueId](bands);
}

export function promptText({ hub, actions }: Catalogue, { promptId, text }: ShownPrompt): string {
  if (hub === undefined) return text;
  switch (promptId) {
    case "discomfort":
    case "discomfortAfter":
    case "knownPain":
    case "spotHere":
      return actions.prompt.questions[promptId];
    case "spotAhead":
      return hub.spotAhead;
    case "advice": {
      // The message does not say which reason it answers; the coach's own table does.
      const reason = STOP_REASONS.find((candidate) => STOP_ADVICE[candidate].text === text);
      return reason === undefined ? text : hub.advice[reason];
    }
  }
}

/** What is rolled in a step, e.g. "Quadriceps, left: slow and deep". */
/** What of a step names it. */
type StepNamed = Pick<ProgramView["step"], "mode" | "muscle" | "side" | "tool">;

export function stepText({ body, programs }: Catalogue, step: StepNamed): string {
  const { mode, muscle, side, tool } = step;
  if (muscle === undefined || side === undefined) return programs.free;
  const how = tool === undefined ? programs.modes[mode] : `${body.tools[tool]}, ${programs.modes[mode]}`;
  return `${body.muscles[muscle]}, ${body.sides[side]}: ${how}`;
}

export interface Said {
  readonly text: string;
  readonly spoken: string;
}

/** The newest words of a program. */
export function saidText(words: Catalogue, { programId, name, said, step }: ProgramView): Said | undefined {
  const program = words.hub?.programs[programId];
  if (said === undefined || program === undefined) return said && toldSaid(words, said);
  const note = step.muscle && program.notes?.[step.muscle];
  const own = new Map([[name, program.name]]);
  if (step.note !== undefined && note !== undefined) own.set(step.note, note);
  return toldSaid(words, said, own);
}

function toldSaid(words: Catalogue, said: NonNullable<ProgramView["said"]>, own?: OwnWords): Said {
  const text = toldText(words, said.text, said.told, own);
  return { text, spoken: words.hub === undefined ? said.spoken : text };
}

/** What the hub says, in the page's language; in English where the message or the language has no more than that. */
export function toldText({ hub }: Catalogue, says: string, told: readonly Told[] | undefined, own?: OwnWords): string {
  return (told && hub?.tell(told, own)) ?? says;
}

/** Of a program that comes with the hub, in the page's language; of a person's own as it is. */
export function programName({ hub }: Catalogue, id: string, name: string): string {
  return hub?.programs[id]?.name ?? name;
}

/** A notice or an error. What exactly is wrong stands after a colon and stays as it came. */
export function problemText({ hub, shell }: Catalogue, problem: Problem): Problem {
  if (problem.code === "OFFLINE") return { ...problem, ...shell.problems.offline };
  if (problem.code === "UNREADABLE") return { ...problem, ...shell.problems.unreadable };
  const words = hub?.problems[problem.code];
  if (words === undefined) return problem;
  const colon = problem.message.indexOf(": ");
  const said = problem.told && hub?.tell(problem.told);
  const detail = said !== undefined ? `: ${said}` : colon < 0 ? "" : problem.message.slice(colon);
  return { code: problem.code, message: words.message + detail, whatToDo: words.whatToDo };
}

/** On one line. */
export function problemLine(words: Catalogue, problem: Problem): string {
  const { message, whatToDo } = problemText(words, problem);
  return `${/[.!?]$/.test(message) ? message : `${message}.`} ${whatToDo}`;
}

/** What the hub said is wrong; where it said nothing that makes sense, what that means here. */
export function problemOr(words: Catalogue, problem: Problem, otherwise: string): string {
  return problem.message === "" ? otherwise : problemLine(words, problem);
}
