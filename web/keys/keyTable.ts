// Every single-key action, in one table: the page acts by it and the help lists it.
import type { StopReason } from "#shared/domain/prompts.ts";
import type { ClientMessage, UserMark } from "#shared/schema/live.ts";
import type { ProgramAction } from "#shared/schema/program.ts";
import type { Catalogue } from "#web/words/catalogue.ts";

export type KeyAction =
  | { readonly do: "mark"; readonly mark: Exclude<UserMark, "discomfort" | "knownPain"> }
  | { readonly do: "answer"; readonly yes: boolean }
  | { readonly do: "discomfort"; readonly value: number }
  /** pause: or on again. */
  | { readonly do: "program"; readonly action: Extract<ProgramAction, "next" | "back" | "pause"> }
  | { readonly do: "mute" }
  | { readonly do: "traces" }
  | { readonly do: "help" };

/** Its words are in the catalogue. */
export type KeyWord = Exclude<keyof Catalogue["actions"]["keys"], "title" | "intro" | "space">;

export const KEY_LIST: readonly { readonly keys: readonly string[]; readonly says: KeyWord }[] = [
  { keys: ["S", "Esc"], says: "stop" },
  { keys: ["K"], says: "kneeEnd" },
  { keys: ["T"], says: "spot" },
  { keys: ["0", "9", "X"], says: "discomfort" },
  { keys: ["Y", "N"], says: "knownPain" },
  { keys: ["Space"], says: "pause" },
  { keys: ["N"], says: "next" },
  { keys: ["B"], says: "back" },
  { keys: ["M"], says: "mute" },
  { keys: ["G"], says: "traces" },
  { keys: ["?"], says: "help" },
];

/** What a key press asks for; undefined when it is not one of ours. */
export function actionOf(key: string): KeyAction | undefined {
  if (/^[0-9]$/.test(key)) return { do: "discomfort", value: Number(key) };
  switch (key.toLowerCase()) {
    case "s":
    case "escape":
      return { do: "mark", mark: "stop" };
    case "k":
      return { do: "mark", mark: "kneeEnd" };
    case "t":
      return { do: "mark", mark: "tenderSpot" };
    case " ":
    case "space":
      return { do: "program", action: "pause" };
    case "b":
      return { do: "program", action: "back" };
    case "x":
      return { do: "discomfort", value: 10 };
    case "y":
      return { do: "answer", yes: true };
    case "n":
      // No, while a question is open; else on to the next step.
      return { do: "answer", yes: false };
    case "m":
      return { do: "mute" };
    case "g":
      return { do: "traces" };
    case "?":
      return { do: "help" };
    default:
      return undefined;
  }
}

export interface Mark {
  readonly mark: UserMark;
  readonly value?: number;
  /** Of a stop. */
  readonly reason?: StopReason;
}

export function markMessage(rollerId: string, { mark, value, reason }: Mark): ClientMessage {
  return {
    type: "mark",
    rollerId,
    mark,
    ...(value === undefined ? {} : { value }),
    ...(reason === undefined ? {} : { reason }),
  };
}
