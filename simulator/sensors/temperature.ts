// A roller warms from the room to a body's nearness: first order, ten minutes.

export interface Warming {
  readonly roomC: number;
  readonly riseC: number;
}

const TIME_CONSTANT_MS = 600_000;

export function temperatureAt(warming: Warming, simMs: number): number {
  return warming.roomC + warming.riseC * (1 - Math.exp(-Math.max(0, simMs) / TIME_CONSTANT_MS));
}
