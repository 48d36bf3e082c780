// Numbers into a record, little-endian: rounded, and held inside what the field can carry. NaN becomes 0.
// Byte by byte and without `Math`: on the board a DataView, and each object of the language, stays in memory once used.

export function putU16(bytes: Uint8Array, at: number, value: number): void {
  put(bytes, at, value, 0xffff);
}

export function putU32(bytes: Uint8Array, at: number, value: number): void {
  put(bytes, at, value, 0xffffffff);
}

function put(bytes: Uint8Array, at: number, value: number, max: number): void {
  let left = value > max ? max : value > 0 ? value + 0.5 : 0;
  // A byte takes the low eight bits of a number's whole part.
  for (let rest = max; rest > 1; rest /= 256) {
    bytes[at++] = left;
    left /= 256;
  }
}
