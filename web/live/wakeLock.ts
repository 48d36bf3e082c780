// Keeps the screen on while someone rolls: the browser lets go of the lock whenever the page is hidden, so it is asked for
// again when the page is seen. Where there is no such lock, or the browser refuses (low battery), the page works as ever.
import { useEffect } from "react";

export interface Awake {
  release(): Promise<void>;
}

export interface WakeLockParts {
  /** Undefined: this browser has none. */
  readonly request: (() => Promise<Awake>) | undefined;
  readonly page: Pick<Document, "visibilityState" | "addEventListener" | "removeEventListener">;
}

/** Holds the screen on until the returned function is called. */
export function keepAwake({ request, page }: WakeLockParts): () => void {
  let over = false;
  let held: Awake | undefined;
  const take = async () => {
    if (!request || over || page.visibilityState !== "visible") return;
    const taken = await request().catch(() => undefined);
    if (over) await taken?.release();
    else held = taken;
  };
  const seen = () => void take();
  page.addEventListener("visibilitychange", seen);
  void take();
  return () => {
    over = true;
    page.removeEventListener("visibilitychange", seen);
    void held?.release();
  };
}

export function useWakeLock(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return undefined;
    // Typed as always there, but it is not on plain http in another room's browser.
    const lock: WakeLock | undefined = "wakeLock" in navigator ? navigator.wakeLock : undefined;
    return keepAwake({ request: lock && (() => lock.request("screen")), page: document });
  }, [wanted]);
}
