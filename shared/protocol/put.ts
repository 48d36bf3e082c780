// Numbers into a record, little-endian: rounded, and held inside what the field can carry. NaN becomes 0.

export function putU16(view: DataView, at: number, value: number): void {
  view.setUint16(at, Math.max(0, Math.min(0xffff, Math.round(value))), true);
}

export function putU32(view: DataView, at: number, value: number): void {
  view.setUint32(at, Math.max(0, Math.min(0xffffffff, Math.round(value))), true);
}
