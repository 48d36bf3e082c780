// Outages, reboots, an adapter that is pulled out: how long until the roller is back, counted from when it could be.
import { quantile } from "#scripts/radio/delays.ts";
import type { Figure } from "#scripts/radio/figure.ts";
import { missingFrames } from "#scripts/radio/linkLog.ts";
import { pauseMs } from "#scripts/radio/rig.ts";
import type { Rig, RigRoller } from "#scripts/radio/rig.ts";
import { monotonicMs } from "#sim/radio/emulated/rollerProcess.ts";

const MOST_REJOIN_MS = 2000;
const SETTLE_MS = 700;

interface Trouble {
  readonly what: string;
  readonly times: number;
  /** Ends when the roller could be back. */
  happen(): Promise<void>;
  /** Whether the frames must show a hole. */
  readonly gap: boolean;
  readonly mostMs?: number;
}

async function measure({ log }: RigRoller, { what, times, happen, gap, mostMs }: Trouble): Promise<Figure> {
  const tookMs: number[] = [];
  let gaps = 0;
  for (let round = 0; round < times; round += 1) {
    log.frames.length = 0;
    await pauseMs(SETTLE_MS);
    await happen();
    const possibleMs = monotonicMs();
    tookMs.push((await log.nextFrame()) - possibleMs);
    await pauseMs(SETTLE_MS);
    if (missingFrames(log.frames) > 0) gaps += 1;
  }
  const sameRoller = log.identities.length === 1;
  const longestMs = Math.max(...tookMs);
  const inTime = mostMs === undefined || longestMs <= mostMs;
  return {
    what: `${what}, ${times} times: frames again`,
    measured: `median ${quantile(tookMs, 0.5).toFixed(0)}, longest ${longestMs.toFixed(0)} ms${gap ? `; gap marked ${gaps} times` : ""}`,
    target: mostMs === undefined ? "each time" : `<= ${mostMs} ms, gap marked each time`,
    met: inTime && sameRoller && (!gap || gaps === times),
  };
}

export async function measureComingBack(rig: Rig, worm: RigRoller): Promise<Figure[]> {
  const { radio } = rig;
  const outage = (forMs: number, times: number): Trouble => ({
    what: `outage of ${forMs / 1000} s`,
    times,
    gap: true,
    mostMs: MOST_REJOIN_MS,
    happen: () => radio.outage(forMs),
  });
  const reboot: Trouble = { what: "battery out for 1 s", times: 5, gap: false, happen: () => worm.roller.reboot(1000) };
  const adapter: Trouble = {
    what: "adapter pulled out for 2 s",
    times: 3,
    gap: true,
    async happen() {
      await radio.unplug();
      await pauseMs(2000);
      await radio.plug();
    },
  };
  const vanished: Trouble = {
    what: "out of range for 8 s while it connects",
    times: 2,
    gap: true,
    async happen() {
      const connecting = worm.log.next("connecting");
      worm.roller.hangUp();
      await connecting;
      await radio.outage(8000);
    },
  };
  const figures: Figure[] = [];
  for (const trouble of [outage(2000, 5), outage(5000, 3), vanished, reboot, adapter])
    figures.push(await measure(worm, trouble));
  return figures;
}
