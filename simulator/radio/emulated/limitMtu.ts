// The peripheral's stack here takes any MTU up to 256; a real board's takes 53 or 23. So the central's request is made
// smaller on its way, and the stack answers with what a board would.
import type { AirLinkEnd } from "#sim/radio/emulated/airLink.ts";

/** Length 3, channel 4 (ATT), opcode 2 (exchange MTU). */
const MTU_REQUEST = Buffer.from([3, 0, 4, 0, 2]);
const MTU_REQUEST_BYTES = 7;

export function limitMtu(end: AirLinkEnd, mtu: number | undefined): AirLinkEnd {
  if (mtu === undefined) return end;
  return {
    ...end,
    received(packet) {
      const data = Buffer.from(packet.data);
      if (data.length === MTU_REQUEST_BYTES && data.subarray(0, 5).equals(MTU_REQUEST)) {
        data.writeUInt16LE(Math.min(mtu, data.readUInt16LE(5)), 5);
        end.received({ flags: packet.flags, data });
      } else end.received(packet);
    },
  };
}
