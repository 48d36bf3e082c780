// How long a test goes on, and whether it is done every day: everyday runs are short forms of what `npm run test:long` does.
const form = process.env["INCHWORM_TESTS"];

export const LONG_FORM = form === "long";

/**
 * Whether what takes minutes is done too, the proofs in the browser and with processes: by `npm run test:browser` and
 * `test:processes`, by `npm run check` and in the long form. The everyday run has its short forms, such as `test/e2e/smoke.test.ts`.
 */
export const WHOLE_FORM = LONG_FORM || form === "whole";

/** How often, how many, how long: the everyday figure and that of the long form. Both are seeded and prove the same. */
export function often({ everyday, long }: { readonly everyday: number; readonly long: number }): number {
  return LONG_FORM ? long : everyday;
}
