// HCI over a UART (H4): a byte stream → whole packets, each with its type in front.

export const H4_COMMAND = 1;
export const H4_ACL = 2;
export const H4_EVENT = 4;

/** Calls `onPacket` once for every whole packet. Bytes that begin no packet are skipped. */
export function createH4Splitter(onPacket: (packet: Buffer) => void): (bytes: Buffer) => void {
  let held: Buffer = Buffer.alloc(0);

  function nextLength(): number | undefined {
    const type = held[0];
    if (type === H4_COMMAND) return held.length < 4 ? undefined : 4 + held.readUInt8(3);
    return held.length < 5 ? undefined : 5 + held.readUInt16LE(3);
  }

  return (bytes) => {
    held = Buffer.concat([held, bytes]);
    while (held.length > 0) {
      if (held[0] !== H4_COMMAND && held[0] !== H4_ACL) {
        held = held.subarray(1);
        continue;
      }
      const length = nextLength();
      if (length === undefined || held.length < length) return;
      onPacket(held.subarray(0, length));
      held = held.subarray(length);
    }
  };
}
