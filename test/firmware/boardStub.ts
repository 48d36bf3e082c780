// A Puck.js made of ECMAScript 5 text: Espruino's globals as far as the firmware uses them, with sensors whose values
// follow from a counter. It runs wherever the bundle does: in this process, in a bare context, on the interpreter itself.
// What the board sends is collected in `sent`, one line a record: characteristic, then hex.

export const BOARD_STUB = `
var sent = [];
var stub = { ticks: 4294960000, sample: 0, conversion: 0, ready: false, spi: undefined, services: undefined,
  accel: undefined, events: {}, timers: [], watch: undefined, rateHz: 0, registers: [], flash: undefined,
  closed: false, watchdogS: 0, led: [] };
function hex(bytes) {
  var text = "";
  for (var i = 0; i < bytes.length; i++) text += (256 + bytes[i]).toString(16).substr(1);
  return text;
}
function pin(name) {
  return { name: name, read: function () { return !stub.ready; }, set: function () {}, reset: function () {},
    write: function (high) { stub.led.push(high ? 1 : 0); } };
}
var D1 = pin("D1"), D2 = pin("D2"), D30 = pin("D30"), LED2 = pin("LED2"), BTN = pin("BTN");
var SPI1 = {
  setup: function (options) { stub.spi = options; },
  send: function (pattern) {
    var raw = new Uint8Array(pattern.length), bits = (stub.conversion * 40503) & 16777215, i;
    for (i = 0; i < 24; i++) if (bits & (8388608 >> i)) raw[i >> 2] = raw[i >> 2] | (192 >> (2 * (i & 3)));
    raw[6] = 255;
    stub.ready = false;
    return raw;
  }
};
var NRF = {
  setServices: function (services, options) { stub.services = services; stub.options = options; },
  updateServices: function (services) {
    var service, uuid;
    for (service in services) for (uuid in services[service]) {
      if (services[service][uuid].notify) sent.push(uuid.substr(7, 1) + " " + hex(services[service][uuid].value));
      else stub.services[service][uuid].value = services[service][uuid].value;
    }
  },
  setAdvertising: function (data, options) { stub.name = options.name; },
  setConnectionInterval: function (options) { stub.interval = options; },
  on: function (event, listener) { stub.events[event] = listener; },
  getBattery: function () { return 3.9; }
};
var Puck = {
  accelOn: function (rateHz) { stub.rateHz = rateHz; },
  accelOff: function () { stub.rateHz = 0; },
  accelWr: function (register, value) { stub.registers.push([register, value]); },
  on: function (event, listener) { stub.accel = listener; },
  removeAllListeners: function () { stub.accel = undefined; },
  getTemperature: function () { return 21.75; }
};
var E = {
  CRC32: function () { return 0; },
  setConsole: function () { stub.closed = true; },
  enableWatchdog: function (timeoutS) { stub.watchdogS = timeoutS; }
};
function getTime() { return stub.ticks / 32768; }
function getSerial() { return "0123abcd-4567ef89"; }
function setWatch(action) { stub.watch = action; }
function setInterval(action, periodMs) { stub.timers.push([action, periodMs]); }
function setTimeout(action) { action(); }
function require() {
  return { readJSON: function () { return stub.flash; }, writeJSON: function (name, value) { stub.flash = value; return true; } };
}
function characteristic(place) {
  var service, uuid;
  for (service in stub.services) for (uuid in stub.services[service])
    if (uuid.substr(7, 1) === place) return stub.services[service][uuid];
}
function subscribe(on) { characteristic("2").onWriteDesc({ data: new Uint8Array([on ? 1 : 0, 0]).buffer }); }
function write(bytes) { characteristic("4").onWrite({ data: new Uint8Array(bytes).buffer }); }
function second() { stub.timers[0][0](); }
function samples(count) {
  var i, at;
  for (i = 0; i < count; i++) {
    at = stub.sample++;
    stub.ticks += 315 + (at % 3);
    if (at % 7 < 5) { stub.ready = true; stub.conversion++; }
    if (stub.accel) stub.accel({ acc: { x: at, y: -at, z: 8192 }, gyro: { x: 32767 - at, y: -32768 + at, z: at * 13 % 900 } });
  }
}
`;

/** A life on the roller that touches everything once. Leaves its records in `sent`. */
export const BOARD_SCENARIO = `
sent.push("5 " + hex(characteristic("5").value));
second();
stub.events.connect();
subscribe(true);
samples(20);
write([4, 50]);
samples(60);
second();
stub.ticks += 3000;
samples(7);
write([3, 52]);
samples(9);
write([7, 1, 132, 3, 0, 0]);
write([6, 90, 111, 195, 171]);
write([8]);
sent.push("5 " + hex(characteristic("5").value));
write([5]);
write([2]);
samples(4);
write([1]);
samples(4);
write([]);
write([99, 1]);
write([4, 33]);
write([7, 2, 9, 0, 0, 0]);
write([7, 9, 0, 0, 0, 0]);
write([3]);
stub.watch({ state: true });
stub.ticks += 2000;
stub.watch({ state: false });
second();
stub.events.disconnect();
second();
samples(2);
`;
