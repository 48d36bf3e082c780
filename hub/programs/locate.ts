// Where in a JSON text everything stands, so that a fault can be told by its line; and the first place that is no JSON.
// Duplicate keys are faults too: `JSON.parse` would silently take the last.

export type Located =
  | { readonly ok: true; readonly value: unknown; lineOf(path: readonly PropertyKey[]): number }
  | { readonly ok: false; readonly line: number; readonly reason: string };

const DEEPEST = 32;
const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /true|false|null/y;

class NotJson extends Error {
  readonly at: number;
  constructor(at: number, reason: string) {
    super(reason);
    this.at = at;
  }
}

export function locate(text: string): Located {
  const starts = new Map<string, number>();
  const lineAt = (at: number): number => text.slice(0, at).split("\n").length;
  try {
    walk(text, starts);
  } catch (thrown) {
    if (!(thrown instanceof NotJson)) throw thrown;
    return { ok: false, line: lineAt(thrown.at), reason: thrown.message };
  }
  return {
    ok: true,
    value: JSON.parse(text),
    lineOf(path) {
      // What is missing stands nowhere: then the thing it is missing from.
      for (let length = path.length; length > 0; length -= 1) {
        const at = starts.get(keyOf(path.slice(0, length)));
        if (at !== undefined) return lineAt(at);
      }
      return lineAt(starts.get("") ?? 0);
    },
  };
}

function keyOf(path: readonly PropertyKey[]): string {
  return path.map((part) => JSON.stringify(String(part))).join("/");
}

function walk(text: string, starts: Map<string, number>): void {
  let at = 0;

  function take(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  }
  function fail(reason: string): never {
    throw new NotJson(at, at >= text.length ? "the file ends too early" : reason);
  }
  function expect(sign: string, reason: string): void {
    if (text[at] !== sign) fail(reason);
    at += 1;
  }

  /** A string, quotes and all; control characters have to be written as escapes there. */
  function takeString(): string | undefined {
    const from = at;
    const found = take(STRING);
    if (found === undefined || !found.split("").some((sign) => sign < " ")) return found;
    at = from;
    return undefined;
  }

  function value(path: readonly string[]): void {
    take(SPACE);
    const key = keyOf(path);
    if (!starts.has(key)) starts.set(key, at);
    if (path.length > DEEPEST) fail("it is nested too deep");
    if (text[at] === "{") return object(path);
    if (text[at] === "[") return array(path);
    if ((text[at] === '"' ? takeString() : (take(WORD) ?? take(NUMBER))) === undefined)
      fail("not JSON: a value is missing or cut");
    return undefined;
  }

  function object(path: readonly string[]): void {
    at += 1;
    take(SPACE);
    if (text[at] === "}") return void (at += 1);
    const seen = new Set<string>();
    for (;;) {
      take(SPACE);
      const from = at;
      const quoted = takeString();
      if (quoted === undefined) fail('not JSON: a name in "quotes" has to stand here');
      const name: unknown = JSON.parse(quoted ?? '""');
      const part = String(name);
      if (seen.has(part)) {
        at = from;
        fail(`"${part.slice(0, 40)}" is given twice`);
      }
      seen.add(part);
      starts.set(keyOf([...path, part]), from);
      take(SPACE);
      expect(":", "not JSON: a colon has to stand here");
      value([...path, part]);
      take(SPACE);
      if (text[at] === "}") return void (at += 1);
      expect(",", "not JSON: a comma or } has to stand here");
    }
  }

  function array(path: readonly string[]): void {
    at += 1;
    take(SPACE);
    if (text[at] === "]") return void (at += 1);
    for (let index = 0; ; index += 1) {
      value([...path, String(index)]);
      take(SPACE);
      if (text[at] === "]") return void (at += 1);
      expect(",", "not JSON: a comma or ] has to stand here");
    }
  }

  value([]);
  take(SPACE);
  if (at < text.length) fail("not JSON: something stands after the end");
}
