// One thing after the other: of two of noble's operations at the same time the first one never settles, and of two writes of
// one file the older one may come last.

export type Queue = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** What fails in the queue fails for its caller only. */
export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
}

/** When all that is in the queue by now is done, or has failed. Never rejects. */
export function settledIn(queue: Queue): Promise<void> {
  return queue(async () => undefined);
}
