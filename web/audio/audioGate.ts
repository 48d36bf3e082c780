// Browsers let a page sound only after a key or click. The gate opens at the first one and says so until then. A phone call or
// a laptop put to sleep may close it again: it opens by itself when someone looks again, else at the next gesture.
export interface AudioGate {
  /** The context, once a gesture has allowed it. */
  context(): AudioContext | undefined;
  isOpen(): boolean;
  subscribe(listener: () => void): () => void;
}

const GESTURES = ["pointerdown", "keydown"] as const;

/** @param create made at the first gesture; throws where the browser has no sound at all */
export function createAudioGate(
  create: () => AudioContext = () => new AudioContext({ latencyHint: "interactive" }),
): AudioGate {
  let context: AudioContext | undefined;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };

  const open = () => {
    try {
      if (!context) {
        context = create();
        context.addEventListener("statechange", tell);
      }
    } catch {
      // Without sound the page works on; it goes on saying that there is none.
      return;
    }
    // Resolves later than this matters; a refusal leaves the gate closed until the next gesture.
    context.resume().then(tell, tell);
  };
  const gesture = () => {
    if (context?.state !== "running") open();
  };
  /** Only what was open before: the first time needs a gesture. */
  const back = () => {
    if (context && document.visibilityState === "visible") gesture();
  };
  for (const kind of GESTURES) window.addEventListener(kind, gesture, { capture: true, passive: true });
  for (const kind of ["pageshow", "focus"]) window.addEventListener(kind, back);
  document.addEventListener("visibilitychange", back);

  return {
    context: () => (context?.state === "running" ? context : undefined),
    isOpen: () => context?.state === "running",
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
