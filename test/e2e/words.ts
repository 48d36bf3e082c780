// What the page says, from its own catalogue: a test that looks for a text is not broken by better words.
import * as z from "zod/mini";

const Area = z.record(z.string(), z.unknown());

/** Gives the text at a path, `say("roller.rehearse")`; where there stands a function, what it makes of the values. */
export type Say = (path: string, ...values: readonly unknown[]) => string;

/** `area`: a file of web/words/en, which holds one object of the same name. */
export async function english(area: string): Promise<Say> {
  // Code of the browser's part of the project: the type checker of this part does not know it.
  const module = z.record(z.string(), z.unknown()).parse(await import(`#web/words/en/${area}.ts`));
  const words = Area.parse(module[area]);
  return (path, ...values) => {
    const found = path
      .split(".")
      .reduce<unknown>((at, key) => (at === undefined ? undefined : Area.parse(at)[key]), words);
    const text: unknown = typeof found === "function" ? Reflect.apply(found, undefined, values) : found;
    if (typeof text !== "string") throw new Error(`web/words/en/${area}.ts has no text ${path}`);
    return text;
  };
}
