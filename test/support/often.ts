// How long a test goes on, and whether it is done every day: everyday runs are short forms of what `npm run test:long` does.
const form = process.env["INCHWORM_TESTS"];

export const LONG_FORM = form === "long";

/**
 * Whether what takes minutes is done too, every fault and every database: by `npm run test:browser` and
 * `test:processes`, by `npm run check` and in the long form. The everyday run has its short forms, such as `test/e2e/smoke.test.ts`.
 */
export const WHOLE_FORM = LONG_FORM || form === "whole";

/** Tests that the everyday run leaves out: CONTRIBUTING says which. */
export function inWholeForm(define: () => void): void {
  if (WHOLE_FORM) define();
}

interface Figures {
  readonly everyday: number;
  /** Else the everyday one. */
  readonly whole?: number;
  readonly long: number;
}

/** How often, how many, how long: the everyday figure, that of the check and that of the long form. All are seeded and prove the same. */
export function often({ everyday, whole = everyday, long }: Figures): number {
  if (LONG_FORM) return long;
  return WHOLE_FORM ? whole : everyday;
}
