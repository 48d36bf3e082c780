// Every single-key action, in one table: the page acts by it and the help lists it.
import type { StopReason } from "#shared/domain/prompts.ts";
import type { ClientMessage, UserMark } from "#shared/schema/live.ts";
import type { ProgramAction } from "#shared/schema/program.ts";
import { KEY_NAMES, USUAL_KEYS } from "#web/keys/keyChoice.ts";
import type { KeyName, Keys } from "#web/keys/keyChoice.ts";
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
export type KeyWord = keyof Catalogue["actions"]["keys"]["does"];

/** What the help lists: `fixed` keys are as they are everywhere, `named` ones may have been moved. */
export const KEY_LIST: readonly {
  readonly named: readonly KeyName[];
  readonly fixed?: readonly string[];
  readonly says: KeyWord;
}[] = [
  { named: ["stop"], fixed: ["Esc"], says: "stop" },
  { named: ["kneeEnd"], says: "kneeEnd" },
  { named: ["undo"], says: "undo" },
  { named: ["spot"], says: "spot" },
  { named: ["ten"], fixed: ["0", "9"], says: "discomfort" },
  { named: ["yes", "next"], says: "knownPain" },
  { named: ["pause"], says: "pause" },
  { named: ["next"], says: "next" },
  { named: ["back"], says: "back" },
  { named: ["mute"], says: "mute" },
  { named: ["traces"], says: "traces" },
  { named: ["help"], says: "help" },
];

const ACTIONS: Readonly<Record<KeyName, KeyAction>> = {
  stop: { do: "mark", mark: "stop" },
  kneeEnd: { do: "mark", mark: "kneeEnd" },
  undo: { do: "mark", mark: "kneeForget" },
  spot: { do: "mark", mark: "tenderSpot" },
  ten: { do: "discomfort", value: 10 },
  yes: { do: "answer", yes: true },
  pause: { do: "program", action: "pause" },
  // No, while a question is open; else on to the next step.
  next: { do: "answer", yes: false },
  back: { do: "program", action: "back" },
  mute: { do: "mute" },
  traces: { do: "traces" },
  help: { do: "help" },
};

/** What a key press asks for; undefined when it is not one of ours. `off`: single keys are, and only Esc is left. */
export function actionOf(key: string, keys: Keys | "off" = USUAL_KEYS): KeyAction | undefined {
  if (key === "Escape") return ACTIONS.stop;
  if (keys === "off") return undefined;
  if (/^[0-9]$/.test(key)) return { do: "discomfort", value: Number(key) };
  const lower = key.toLowerCase();
  const name = KEY_NAMES.find((candidate) => keys[candidate] === lower);
  return name && ACTIONS[name];
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
