// The board's serial line as Espruino shows it: what comes in are strings of 8-bit characters.
import type { SerialIo } from "#firmware/io.ts";

export interface SimulatedSerial {
  readonly io: SerialIo;
  receive(bytes: Uint8Array): void;
}

export function createSimulatedSerial(out: (bytes: Uint8Array) => void): SimulatedSerial {
  let listener: ((chunk: string) => void) | undefined;
  return {
    io: {
      write(head, payload, crc) {
        const bytes = new Uint8Array(head.length + payload.length + crc.length);
        bytes.set(head, 0);
        bytes.set(payload, head.length);
        bytes.set(crc, head.length + payload.length);
        out(bytes);
      },
      // After a restart the new program's listener takes the old one's place.
      on(_event, added) {
        listener = added;
      },
    },
    receive: (bytes) => listener?.(String.fromCharCode(...bytes)),
  };
}
