// A dashboard that remembers how far it was told of each roller: what a hub that is killed had certainly worked with.
export interface Witness {
  /** The sample's instant in the last tick, hub clock; undefined: none came. */
  lastToldMs(rollerId: string): number | undefined;
  /** All the hub has sent is read, and the connection is at its end. */
  readonly ended: Promise<void>;
}

const TICK = /^\{"type":"tick","rollerId":"([^"]*)","sampleMs":([\d.]+)/;

export function watchHub(url: string): Witness {
  const told = new Map<string, number>();
  const socket = new WebSocket(`${url.replace("http", "ws")}/live`);
  socket.addEventListener("message", ({ data }) => {
    const [, rollerId = "", sampleMs = ""] = TICK.exec(String(data)) ?? [];
    if (sampleMs !== "") told.set(rollerId, Number(sampleMs));
  });
  const ended = new Promise<void>((resolve) => {
    socket.addEventListener("close", () => resolve());
  });
  // A hub that is killed says no goodbye.
  socket.addEventListener("error", () => undefined);
  return { lastToldMs: (rollerId) => told.get(rollerId), ended };
}
