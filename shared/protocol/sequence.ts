// Frame sequence numbers: u16, up by one a frame. The radio drops silently, so gaps are found here.

/**
 * Frames missing between `previous` and `next`: 0 when `next` follows directly.
 * `undefined` when `next` does not come after `previous` (a repeat, or the board started anew).
 */
export function seqGap(previous: number, next: number): number | undefined {
  const step = (next - previous) & 0xffff;
  return step === 0 || step >= 0x8000 ? undefined : step - 1;
}
