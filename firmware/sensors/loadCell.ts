// HX711 on the hardware SPI: MOSI is PD_SCK, MISO is DOUT, the SPI's own clock goes to a spare pin.
// Seven bytes at 500 kHz are 25 pulses: 24 data bits, each sampled twice, and channel A at gain 128.
// PD_SCK high for more than 60 µs powers the chip down, which is also how it sleeps; between bytes it is low.
// DOUT low = a conversion is ready. Polled: a watch on DOUT would queue an edge for every data bit.
// Source: Avia Semiconductor HX711 data sheet.
import type { Hal } from "#firmware/hal.ts";
import type { Pin } from "#firmware/io.ts";

const BAUD = 500000;

/** Reads the seven raw bytes of the conversion that is ready, from the converter the SPI is set up for. */
export function conversionReader(hal: Hal): () => Uint8Array {
  return hal.spi.send.bind(hal.spi, new Uint8Array([0xaa, 0xaa, 0xaa, 0xaa, 0xaa, 0xaa, 0x80]));
}

/** The SPI is this converter's from now on. One that was asleep wakes, since its clock goes low. */
export function selectCell(hal: Hal, dout: Pin, pdSck: Pin): void {
  hal.spi.setup({ sck: hal.spareClock, miso: dout, mosi: pdSck, baud: BAUD });
}

export function restCells(hal: Hal): void {
  hal.pdSck.set();
  if (hal.cells === 2) hal.pdSck1.set();
}
