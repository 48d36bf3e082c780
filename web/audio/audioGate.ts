// Browsers let a page sound only after a key or click. The gate opens at the first one and says so until then.
export interface AudioGate {
  /** The context, once a gesture has allowed it. */
  context(): AudioContext | undefined;
  isOpen(): boolean;
  subscribe(listener: () => void): () => void;
}

const GESTURES = ["pointerdown", "keydown"] as const;

export function createAudioGate(): AudioGate {
  let context: AudioContext | undefined;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };

  const open = () => {
    if (!context) {
      context = new AudioContext({ latencyHint: "interactive" });
      context.addEventListener("statechange", tell);
    }
    // Resolves later than this matters; a refusal leaves the gate closed until the next gesture.
    context.resume().then(tell, tell);
  };
  const gesture = () => {
    if (context?.state !== "running") open();
  };
  for (const kind of GESTURES) window.addEventListener(kind, gesture, { capture: true, passive: true });

  return {
    context: () => (context?.state === "running" ? context : undefined),
    isOpen: () => context?.state === "running",
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
