// Seeded garbage for a serial line: between records, inside them, and made to look like records.
import type { Random } from "#sim/random.ts";
import type { Spoil } from "#test/link/serial/ptyRoller.ts";

const PIECE_BYTES = 4096;
/** Share of the records that are hit. */
const HIT_CHANCE = 0.1;

export interface Garbage {
  readonly spoil: Spoil;
  /** Garbage so far. */
  bytes(): number;
  hits(): number;
}

/** `bytesARecord`: garbage before each record, on average. */
export function createGarbage(random: Random, bytesARecord: number): Garbage {
  let count = 0;
  let hits = 0;

  function noise(length: number): Uint8Array {
    count += length;
    const bytes = Uint8Array.from({ length }, () => Math.floor(random.next() * 256));
    // The beginning of a record that never comes, of any length.
    if (length > 3 && random.chance(0.5)) bytes.set([0xa5, 0x5a], Math.floor(random.next() * (length - 3)));
    return bytes;
  }

  function pieces(length: number): Uint8Array[] {
    const parts: Uint8Array[] = [];
    for (let left = length; left > 0; left -= PIECE_BYTES) parts.push(noise(Math.min(left, PIECE_BYTES)));
    return parts;
  }

  /** Flipped, cut short, or with something in its middle. */
  function hit(bytes: Uint8Array): Uint8Array[] {
    hits++;
    // Not in front of the first byte: that would harm nothing.
    const at = 1 + Math.floor(random.next() * (bytes.length - 1));
    switch (Math.floor(random.next() * 3)) {
      case 0:
        return [bytes.map((byte, index) => (index === at ? byte ^ (1 + Math.floor(random.next() * 255)) : byte))];
      case 1:
        return [bytes.subarray(0, at)];
      default:
        return [bytes.subarray(0, at), noise(1 + Math.floor(random.next() * 40)), bytes.subarray(at)];
    }
  }

  return {
    spoil(bytes) {
      const before = pieces(Math.floor(random.next() * 2 * bytesARecord));
      const whole = !random.chance(HIT_CHANCE);
      return { parts: [...before, ...(whole ? [bytes] : hit(bytes))], whole };
    },
    bytes: () => count,
    hits: () => hits,
  };
}
