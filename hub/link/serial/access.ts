// Serial ports as the link needs them; serial/library.ts is the real ones, tests bring their own.

export interface PortInfo {
  readonly path: string;
  /** USB ids, four hexadecimal digits in lower case; absent for a port that is no USB device. */
  readonly vendorId?: string;
  readonly productId?: string;
  /** Who made it, as it says itself. */
  readonly maker?: string;
}

export interface PortEvents {
  /** Bytes are the receiver's for the length of the call. */
  data(bytes: Uint8Array): void;
  /** The port has vanished; not after `close`. */
  gone(reason: string): void;
}

export interface OpenPort {
  /** Resolves false when the bytes could not be handed over. */
  write(bytes: Uint8Array): Promise<boolean>;
  /** Never rejects. */
  close(): Promise<void>;
}

export interface SerialAccess {
  /** Ports that are there now. @throws InchwormError SERIAL_UNAVAILABLE */
  list(): Promise<readonly PortInfo[]>;
  /** At 115200 baud. @throws InchwormError SERIAL_UNAVAILABLE, SERIAL_PORT_MISSING, …_DENIED, …_BUSY */
  open(path: string, events: PortEvents): Promise<OpenPort>;
}
