// HX711 conversions as hardware SPI reads them. The board clocks the converter with the data line of the
// SPI (PD_SCK = MOSI, pattern 10101010…), so every data bit is sampled twice: once while PD_SCK is high,
// once while it is low. 24 bits, MSB first, fill six bytes; the seventh is the 25th pulse (channel A, gain 128).
// Source: Avia Semiconductor HX711 data sheet, "Serial Interface"; unpacked here, never on the board.
import { LOAD_BYTES } from "./frameLayout.ts";

export const HX711_MAX = 0x7fffff;
export const HX711_MIN = -0x800000;

const DATA_BYTES = LOAD_BYTES - 1;
const PAIR_MASK = 0x55;

/** Signed counts of the raw conversion at `offset`; `undefined` when bit pairs contradict each other. */
export function decodeHx711(raw: Uint8Array, offset = 0): number | undefined {
  let counts = 0;
  let differing = 0;
  for (let index = 0; index < DATA_BYTES; index++) {
    const byte = raw[offset + index] ?? 0;
    differing |= ((byte >> 1) ^ byte) & PAIR_MASK;
    let nibble = byte & PAIR_MASK;
    nibble = (nibble | (nibble >> 1)) & 0x33;
    nibble = (nibble | (nibble >> 2)) & 0x0f;
    counts = (counts << 4) | nibble;
  }
  return differing === 0 ? (counts << 8) >> 8 : undefined;
}

export function isSaturated(counts: number): boolean {
  return counts >= HX711_MAX || counts <= HX711_MIN;
}

/** Writes the raw bytes an undisturbed read of `counts` gives; counts beyond 24 bits saturate as in the chip. */
export function encodeHx711(counts: number, target: Uint8Array, offset = 0): void {
  const bits = Math.max(HX711_MIN, Math.min(HX711_MAX, Math.round(counts))) & 0xffffff;
  for (let index = 0; index < DATA_BYTES; index++) {
    let pairs = (bits >> (20 - 4 * index)) & 0x0f;
    pairs = (pairs | (pairs << 2)) & 0x33;
    pairs = (pairs | (pairs << 1)) & PAIR_MASK;
    target[offset + index] = pairs | (pairs << 1);
  }
  // The 25th pulse pulls DOUT back up.
  target[offset + DATA_BYTES] = 0xff;
}
