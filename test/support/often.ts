// How long a test goes on: everyday runs are short forms of what `npm run test:long` does.
export const LONG_FORM = process.env["INCHWORM_TESTS"] === "long";

/** How often, how many, how long: the everyday figure and that of the long form. Both are seeded and prove the same. */
export function often({ everyday, long }: { readonly everyday: number; readonly long: number }): number {
  return LONG_FORM ? long : everyday;
}
