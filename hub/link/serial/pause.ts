// A wait that can be cut short.

export interface Pause {
  wait(ms: number): Promise<void>;
  /** Ends the present wait and every later one at once. */
  end(): void;
}

export function createPause(): Pause {
  let ended = false;
  let wake: (() => void) | undefined;
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        if (ended) {
          resolve();
          return;
        }
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    end() {
      ended = true;
      wake?.();
    },
  };
}
