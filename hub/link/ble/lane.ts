// One thing after the other: of two of noble's operations at the same time the first one never settles.

export type Lane = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** What fails in the lane fails for its caller only. */
export function createLane(): Lane {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
}
