// Texts between hosts (UTF-16) and the wire (UTF-8). Host side only.

const encoder = new TextEncoder();
const strictDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Text as the board keeps it: one character a byte of its UTF-8, cut at a whole character within `maxBytes`. */
export function toByteText(text: string, maxBytes: number): string {
  return String.fromCharCode(...toUtf8(text, maxBytes));
}

/** UTF-8, cut at a whole character within `maxBytes`. */
export function toUtf8(text: string, maxBytes: number): Uint8Array {
  const target = new Uint8Array(maxBytes);
  return target.subarray(0, encoder.encodeInto(text, target).written);
}

/** `undefined` when the bytes are no UTF-8. */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    return undefined;
  }
}
