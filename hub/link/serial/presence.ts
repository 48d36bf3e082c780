// Whether a port is still the one that was opened. The serial library misses a hang-up now and then: a read that comes
// in just then gives no bytes, and it reads again for ever. The port's file tells reliably.
import { stat } from "node:fs/promises";

const LOOK_EVERY_MS = 250;

export interface Presence {
  readonly path: string;
  /** What `fileIdentity` gave before the port was opened. */
  readonly opened: string;
  /** Its file has vanished or is another one; called once. */
  gone(): void;
}

/** Gives what ends the watch. */
export function watchPresence({ path, opened, gone }: Presence): () => void {
  // A port on Windows has no file; there the library is told by the system.
  if (process.platform === "win32") return () => undefined;
  let over = false;
  let looking = false;

  async function look(): Promise<void> {
    const now = await fileIdentity(path);
    if (over || now === opened) return;
    stop();
    gone();
  }
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    void look().finally(() => {
      looking = false;
    });
  }, LOOK_EVERY_MS);
  function stop(): void {
    over = true;
    clearInterval(timer);
  }
  return stop;
}

/** Changes when another port takes this one's name. */
export function fileIdentity(path: string): Promise<string> {
  return stat(path).then(
    ({ ino, rdev }) => `${ino} ${rdev}`,
    () => "none",
  );
}
