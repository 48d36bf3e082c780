// Truth lines as text, rounded well below anything a sensor could tell: times 1 µs, speeds and places 0.1 µm, forces 0.1 mN.
import type { TruthLine } from "#sim/truth/truthLine.ts";

const fine = (value: number) => Math.round(value * 1e4) / 1e4 + 0;
const time = (ms: number) => Math.round(ms * 1e3) / 1e3 + 0;

export function truthText(line: TruthLine): string {
  switch (line.k) {
    case "tick":
      return JSON.stringify({
        k: line.k,
        tMs: time(line.tMs),
        speedMmS: fine(line.speedMmS),
        forceN: fine(line.forceN),
        contact: line.contact,
        positionMm: fine(line.positionMm),
        angleRad: Math.round(line.angleRad * 1e6) / 1e6 + 0,
        ...(line.shakes === undefined ? {} : { shakes: fine(line.shakes) }),
        ...(line.breathes === undefined ? {} : { breathes: fine(line.breathes) }),
      });
    case "stroke":
      return JSON.stringify({
        ...line,
        startMs: time(line.startMs),
        endMs: time(line.endMs),
        lengthMm: fine(line.lengthMm),
      });
    case "hold":
    case "lift":
      return JSON.stringify({ ...line, startMs: time(line.startMs), endMs: time(line.endMs) });
    case "reversal":
      return JSON.stringify({ ...line, tMs: time(line.tMs) });
  }
}
