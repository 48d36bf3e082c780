// Which serial ports may be a roller's, by their USB ids. Only these are ever written to without being named.
import type { PortInfo } from "#hub/link/serial/access.ts";

/**
 * Boards that run Espruino and have USB themselves.
 * Source: the interpreter's targetlibs/stm32usb/usbd_desc.c (STM32) and targets/nrf5x/app_config.h (nRF52840).
 */
const ESPRUINO = ["0483:5740", "1915:520f"];

/**
 * Chips that make a board's pins a USB serial port.
 * Source: Linux' drivers/usb/serial, cp210x.c, ch341.c, ftdi_sio_ids.h, pl2303.h; cdc-acm takes the CH9102 by its class.
 */
const ADAPTERS = [
  "0403:6001",
  "0403:6010",
  "0403:6011",
  "0403:6014",
  "0403:6015",
  "10c4:ea60",
  "10c4:ea70",
  "1a86:7522",
  "1a86:7523",
  "1a86:5523",
  "1a86:55d3",
  "1a86:55d4",
  "067b:2303",
  "067b:23a3",
];

/** SEGGER's probe on Nordic's development boards, and the one on a BBC micro:bit: both are serial ports too. */
const PROBES = ["1366:0105", "1366:1015", "0d28:0204"];

const KNOWN = new Set([...ESPRUINO, ...ADAPTERS, ...PROBES]);

export function mayBeRoller({ vendorId, productId }: PortInfo): boolean {
  return KNOWN.has(`${vendorId}:${productId}`);
}
