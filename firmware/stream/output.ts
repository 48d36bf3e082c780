// One way out of the board: the radio or a serial line.
import type { Send } from "./batcher.ts";

export interface Output {
  /** A central subscribed to the frame characteristic. A serial line cannot subscribe: it says `start`. */
  subscribed: boolean;
  /** `start` or `stop` was ordered here; it holds until the subscription changes. */
  override: boolean | undefined;
  /** Largest frame this way takes, bytes. */
  payload: number;
  sender(record: Uint8Array): Send;
  /** Status, events. */
  send(record: Uint8Array): void;
  reply(record: Uint8Array): void;
  /** The info record changed. */
  setInfo(record: Uint8Array): void;
}

export function wantsFrames(output: Output): boolean {
  return output.override === undefined ? output.subscribed : output.override;
}

export function sendAll(outputs: readonly Output[], record: Uint8Array): void {
  outputs.forEach((output) => output.send(record));
}
