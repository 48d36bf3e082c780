// One requestAnimationFrame for the whole page: everything that moves reads the same instant.
import { useEffect, useEffectEvent } from "react";

type FrameListener = (nowMs: number, elapsedMs: number) => void;

const listeners = new Set<FrameListener>();
/** After a hidden tab comes back, one frame must not carry minutes. */
const LONGEST_STEP_MS = 100;
let handle: number | undefined;
let lastMs = 0;

function frame(): void {
  handle = listeners.size > 0 ? requestAnimationFrame(frame) : undefined;
  drawFrame(performance.now());
}

/** Draws everything as it is at `nowMs`, on the page's clock. */
export function drawFrame(nowMs: number): void {
  const elapsedMs = Math.min(nowMs - lastMs, LONGEST_STEP_MS);
  lastMs = nowMs;
  for (const listener of listeners) listener(nowMs, elapsedMs);
}

export function onFrame(listener: FrameListener): () => void {
  listeners.add(listener);
  if (handle === undefined) {
    lastMs = performance.now();
    handle = requestAnimationFrame(frame);
  }
  return () => {
    listeners.delete(listener);
  };
}

/** Calls back once a frame while mounted, with the newest props in sight. */
export function useFrame(listener: FrameListener): void {
  const newest = useEffectEvent(listener);
  useEffect(() => onFrame((nowMs, elapsedMs) => newest(nowMs, elapsedMs)), []);
}
