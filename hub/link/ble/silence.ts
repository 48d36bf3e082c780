// A roller that is connected and sends nothing: the radio does not notice, so the frames are watched. The hub shows the
// silence within a second; here the connection is given up when it lasts.

/** Longer than any pause of a healthy board, shorter than a person's patience. */
const SILENT_FOR_MS = 3000;
const LOOK_EVERY_MS = 250;

export interface Silence {
  /** Frames are expected from now on. */
  start(): void;
  heard(): void;
  stop(): void;
}

/** Counts its own looks, so that a machine that slept does not end a connection that lives. */
export function watchSilence(onSilent: () => void): Silence {
  let timer: NodeJS.Timeout | undefined;
  let quietLooks = 0;
  return {
    start() {
      quietLooks = 0;
      timer ??= setInterval(() => {
        quietLooks += 1;
        if (quietLooks * LOOK_EVERY_MS >= SILENT_FOR_MS) onSilent();
      }, LOOK_EVERY_MS);
    },
    heard() {
      quietLooks = 0;
    },
    stop: () => clearInterval(timer),
  };
}
