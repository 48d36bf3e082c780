// Which single key does what on this screen: the usual one, or the person's own. Esc always stops, the digits always are
// a discomfort; all other keys can be moved, and all of them switched off (WCAG 2.1.4).

export const KEY_NAMES = [
  "stop",
  "kneeEnd",
  "undo",
  "spot",
  "ten",
  "yes",
  "pause",
  "next",
  "back",
  "mute",
  "traces",
  "help",
] as const;
export type KeyName = (typeof KEY_NAMES)[number];
export type Keys = Readonly<Record<KeyName, string>>;

export const USUAL_KEYS: Keys = {
  stop: "s",
  kneeEnd: "k",
  undo: "u",
  spot: "t",
  ten: "x",
  yes: "y",
  pause: " ",
  next: "n",
  back: "b",
  mute: "m",
  traces: "g",
  help: "?",
};

/** Why a key cannot be taken. digit: it says a discomfort. taken: it does something else. notOne: no single character. */
export type Refusal = "digit" | "taken" | "notOne";

/** A key that writes one character; Tab, Esc and the like have names. */
export function isCharacter(key: string): boolean {
  return /^.$/u.test(key);
}

export function refusalOf(keys: Keys, name: KeyName, key: string): Refusal | undefined {
  if (!isCharacter(key)) return "notOne";
  if (/^\p{Nd}$/u.test(key)) return "digit";
  const lower = key.toLowerCase();
  return KEY_NAMES.some((other) => other !== name && keys[other] === lower) ? "taken" : undefined;
}

/** The usual keys with the person's own in their place. What was stored and cannot be is left out. */
export function keysWith(own: Readonly<Record<string, string>>): Keys {
  let keys = USUAL_KEYS;
  // Two keys may have changed places: each is judged against the others as they will be.
  const wanted: Record<KeyName, string> = { ...USUAL_KEYS };
  for (const name of KEY_NAMES) wanted[name] = own[name]?.toLowerCase() ?? USUAL_KEYS[name];
  for (const name of KEY_NAMES) {
    if (refusalOf(wanted, name, wanted[name]) === undefined) keys = { ...keys, [name]: wanted[name] };
  }
  return new Set(Object.values(keys)).size === KEY_NAMES.length ? keys : USUAL_KEYS;
}
