// How long a value may be on a connection. The size of its packets is agreed on after connecting, but before any other
// operation ends: whoever has read something knows it.

/** What every connection has before the exchange. */
const LEAST_MTU = 23;
/** A notification or a write takes three bytes of the MTU for itself. */
const ATT_HEADER_BYTES = 3;

/** `mtu`: what the library says. On macOS the system tells it what is left for the value, and it passes that on. */
export function valueBytes(mtu: number | null, platform: NodeJS.Platform = process.platform): number {
  if (mtu === null) return LEAST_MTU - ATT_HEADER_BYTES;
  return platform === "darwin" ? mtu : mtu - ATT_HEADER_BYTES;
}
