// Streams at different losses: frames lost, samples a second, delay on the way.
import { quantile } from "#scripts/radio/delays.ts";
import type { Figure } from "#scripts/radio/figure.ts";
import { missingFrames } from "#scripts/radio/linkLog.ts";
import { pauseMs } from "#scripts/radio/rig.ts";
import type { Rig, RigRoller } from "#scripts/radio/rig.ts";

const MOST_MEDIAN_DELAY_MS = 15;
const LEAST_HZ = 100;

export interface StreamingOrder {
  /** Share of packets lost. */
  readonly loss: number;
  readonly seconds: number;
  /** For the table. */
  readonly packets: string;
}

export async function measureStreaming(
  rig: Rig,
  worm: RigRoller,
  { loss, seconds, packets }: StreamingOrder,
): Promise<Figure[]> {
  const { log, delays } = worm;
  rig.radio.setLoss(loss);
  await pauseMs(1000);
  log.frames.length = 0;
  delays.clear();
  await pauseMs(seconds * 1000);
  rig.radio.setLoss(0);
  const frames = [...log.frames];
  const all = [...delays.all];
  const rows = frames.flatMap(({ imu }) => imu.map(([tMs]) => tMs));
  const hz = ((rows.length - 1) * 1000) / ((rows.at(-1) ?? 0) - (rows[0] ?? 0));
  const lost = missingFrames(frames);
  const median = quantile(all, 0.5);
  const at = `${packets}, ${(100 * loss).toFixed(0)} % loss, ${seconds} s`;
  const tail = `95 % ${quantile(all, 0.95).toFixed(1)}, longest ${Math.max(...all).toFixed(1)} ms`;
  return [
    {
      what: `${at}: samples a second, by the roller's time`,
      measured: hz.toFixed(1),
      ...(loss === 0 ? { target: `>= ${LEAST_HZ}`, met: hz >= LEAST_HZ } : {}),
    },
    {
      what: `${at}: frames lost of ${frames.length + lost}`,
      measured: String(lost),
      ...(loss === 0 ? { target: "0", met: lost === 0 } : {}),
    },
    {
      what: `${at}: added delay, board to hub`,
      measured: `median ${median.toFixed(1)}, ${tail}`,
      ...(loss === 0 ? { target: `median <= ${MOST_MEDIAN_DELAY_MS} ms`, met: median <= MOST_MEDIAN_DELAY_MS } : {}),
    },
  ];
}
