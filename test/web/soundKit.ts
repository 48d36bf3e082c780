// Renders sounds without a loudspeaker and says what is in them.
export const RATE = 24_000;

export async function render(play: (context: OfflineAudioContext) => void, seconds = 2): Promise<Float32Array> {
  const context = new OfflineAudioContext(1, RATE * seconds, RATE);
  play(context);
  return (await context.startRendering()).getChannelData(0);
}

/** As live sound: what `act` does at each moment is heard from then on. */
export async function renderLive(
  context: OfflineAudioContext,
  stepMs: number,
  act: (nowMs: number) => void,
): Promise<Float32Array> {
  const wholeMs = (context.length / RATE) * 1000;
  act(0);
  for (let ms = stepMs; ms < wholeMs; ms += stepMs) {
    void context.suspend(ms / 1000).then(() => {
      act(context.currentTime * 1000);
      void context.resume();
    });
  }
  return (await context.startRendering()).getChannelData(0);
}

export function between(samples: Float32Array, fromMs: number, toMs: number): Float32Array {
  return samples.subarray((fromMs * RATE) / 1000, (toMs * RATE) / 1000);
}

export function peakDb(samples: Float32Array): number {
  return 20 * Math.log10(samples.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0));
}

/** Amplitude of one frequency in a stretch of samples, dB of full scale (Goertzel). */
export function levelDb(samples: Float32Array, hz: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hz) / RATE);
  let [one, two] = [0, 0];
  for (const value of samples) [one, two] = [value + turn * one - two, one];
  const power = one * one + two * two - turn * one * two;
  return 20 * Math.log10((2 * Math.sqrt(Math.max(power, 0))) / samples.length);
}

/** The strongest frequency in hertz, looked for in steps of 1 Hz. */
export function pitchHz(samples: Float32Array, fromHz: number, toHz: number): number {
  let [best, bestDb] = [Number.NaN, Number.NEGATIVE_INFINITY];
  for (let hz = fromHz; hz <= toHz; hz += 1) {
    const db = levelDb(samples, hz);
    if (db > bestDb) [best, bestDb] = [hz, db];
  }
  return best;
}

/** When each sound begins that comes after at least 30 ms of near silence, ms. */
export function onsetsMs(samples: Float32Array, threshold = 1e-3): number[] {
  const found: number[] = [];
  let quiet = Number.POSITIVE_INFINITY;
  samples.forEach((value, index) => {
    if (Math.abs(value) < threshold) quiet += 1;
    else {
      if (quiet > RATE * 0.03) found.push((index / RATE) * 1000);
      quiet = 0;
    }
  });
  return found;
}
