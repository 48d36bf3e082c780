// HX711 on the hardware SPI: MOSI is PD_SCK, MISO is DOUT, the SPI's own clock goes to a spare pin.
// Seven bytes at 500 kHz are 25 pulses: 24 data bits, each sampled twice, and channel A at gain 128.
// PD_SCK high for more than 60 µs powers the chip down, which is also how it sleeps; between bytes it is low.
// DOUT low = a conversion is ready. Polled: a watch on DOUT would queue an edge for every data bit.
// Source: Avia Semiconductor HX711 data sheet.
import type { LoadCell } from "#firmware/hal.ts";
import type { Pin, Spi, SpiSetup } from "#firmware/io.ts";

const PULSES = new Uint8Array([0xaa, 0xaa, 0xaa, 0xaa, 0xaa, 0xaa, 0x80]);
const BAUD = 500000;

export interface LoadCellIo {
  readonly spi: Spi;
  readonly dout: Pin;
  readonly pdSck: Pin;
  readonly spareClock: Pin;
}

function spiSetup(io: LoadCellIo): SpiSetup {
  return { sck: io.spareClock, miso: io.dout, mosi: io.pdSck, baud: BAUD };
}

/** The only converter on its SPI. */
export function createLoadCell(io: LoadCellIo): LoadCell {
  io.pdSck.set();
  return {
    busy: io.dout.read.bind(io.dout),
    read: io.spi.send.bind(io.spi, PULSES),
    wake() {
      io.spi.setup(spiSetup(io));
    },
    sleep() {
      io.pdSck.set();
    },
  };
}

/** One of two converters on one SPI: it is set up for this one before each read. */
export function createSharedLoadCell(io: LoadCellIo): LoadCell {
  const setup = spiSetup(io);
  io.pdSck.set();
  return {
    busy: io.dout.read.bind(io.dout),
    read() {
      io.spi.setup(setup);
      const raw = io.spi.send(PULSES);
      // The SPI lets go of this pin at the next set-up; it must not float high meanwhile.
      io.pdSck.reset();
      return raw;
    },
    wake() {
      io.pdSck.reset();
    },
    sleep() {
      io.pdSck.set();
    },
  };
}
