// A dashboard that remembers what it was told: what a hub that is killed had certainly worked with.
export interface Told {
  /** The sample's instant, hub clock. */
  readonly sampleMs: number;
  /** When the hub sent it. */
  readonly sentMs: number;
}

export interface Witness {
  /** Of all rollers so far. */
  readonly ticks: number;
  /** Their codes. */
  readonly notices: ReadonlySet<string>;
  /** Of the roller's ticks, in order. */
  told(rollerId: string): readonly Told[];
  /** All the hub has sent is read, and the connection is at its end. */
  readonly ended: Promise<void>;
}

const NOTICE = /"type":"notice","code":"(\w+)"/;
const TICK = /^\{"type":"tick","rollerId":"([^"]*)","sampleMs":([\d.]+),"sentMs":([\d.]+)/;

export function watchHub(url: string): Witness {
  const ticks = new Map<string, Told[]>();
  const notices = new Set<string>();
  let count = 0;
  const socket = new WebSocket(`${url.replace("http", "ws")}/live`);
  socket.addEventListener("message", ({ data }) => {
    const text = String(data);
    const notice = NOTICE.exec(text)?.[1];
    if (notice !== undefined) notices.add(notice);
    const [, rollerId, sampleMs, sentMs] = TICK.exec(text) ?? [];
    if (rollerId === undefined) return;
    count++;
    const told = ticks.get(rollerId) ?? [];
    told.push({ sampleMs: Number(sampleMs), sentMs: Number(sentMs) });
    ticks.set(rollerId, told);
  });
  const ended = new Promise<void>((resolve) => {
    socket.addEventListener("close", () => resolve());
  });
  // A hub that is killed says no goodbye.
  socket.addEventListener("error", () => undefined);
  return {
    get ticks() {
      return count;
    },
    notices,
    told: (rollerId) => ticks.get(rollerId) ?? [],
    ended,
  };
}
