// A Puck.js and an MDBT42Q made of ECMAScript 5 text: Espruino's globals as far as the firmware uses them. It runs wherever
// the bundle does: in a bare context here, and on the interpreter itself. What the board does is told line by line through
// `tell`: a characteristic and a record in hex, a register written, a blink.

export const BOARD_STUB = `
var stub = { ticks: 4294960000, batteryV: 3.9, temperatureC: 21.75, sample: 0, conversion: 0, base: 0, peak: 0,
  spi: undefined, services: undefined, options: undefined, accel: undefined, ready: undefined, raw: undefined,
  events: {}, timer: undefined, watch: undefined, name: undefined, connected: 0, serial: undefined, watching: false };
function hex(bytes) {
  var text = "", i;
  for (i = 0; i < bytes.length; i++) text += (256 + bytes[i]).toString(16).substr(1);
  return text;
}
function Wire(name) { this.name = name; this.counts = undefined; }
Wire.prototype.read = function () { return this.counts === undefined; };
Wire.prototype.set = Wire.prototype.reset = Wire.prototype.write = function () {};
var D1 = new Wire("D1"), D2 = new Wire("D2"), D6 = new Wire("D6"), D8 = new Wire("D8"), D14 = new Wire("D14"),
  D15 = new Wire("D15"), D16 = new Wire("D16"), D17 = new Wire("D17"), D18 = new Wire("D18"), D19 = new Wire("D19"),
  D20 = new Wire("D20"), D22 = new Wire("D22"), D30 = new Wire("D30"), D31 = new Wire("D31"),
  LED1 = new Wire("LED1"), LED2 = new Wire("LED2"), BTN = new Wire("BTN");
var SPI1 = {
  setup: function (options) { stub.spi = options; },
  send: function (pattern) {
    var raw = new Uint8Array(pattern.length), bits = stub.spi.miso.counts & 16777215, i;
    for (i = 0; i < 24; i++) if (bits & (8388608 >> i)) raw[i >> 2] = raw[i >> 2] | (192 >> (2 * (i & 3)));
    raw[6] = 255;
    stub.spi.miso.counts = undefined;
    return raw;
  }
};
var NRF = {
  setServices: function (services, options) {
    stub.services = services;
    stub.options = options;
    tell("services uart " + (options.uart ? 1 : 0));
  },
  updateServices: function (services) {
    var service, uuid, part;
    if (stub.watching) weigh();
    for (service in services) for (uuid in services[service]) {
      part = services[service][uuid];
      if (part.value && (stub.connected || !part.notify)) tell(uuid.substr(7, 1) + " " + hex(part.value));
    }
  },
  setAdvertising: function (data, options) { stub.name = options; },
  setConnectionInterval: function (options) { tell("interval " + options.minInterval + " " + options.maxInterval); },
  setSecurity: function (options) { tell("security " + options.passkey); },
  on: function (event, listener) { stub.events[event] = listener; },
  getBattery: function () { return stub.batteryV; },
  disconnect: function () { tell("disconnect"); disconnect(); },
  sleep: function () { tell("sleep"); },
  wake: function () { tell("wake"); }
};
var Puck = {
  accelOn: function (rateHz) { tell("accel " + rateHz); },
  accelOff: function () { tell("accel off"); },
  accelWr: function (register, value) { tell("register " + register + " " + value); },
  on: function (event, listener) { stub.accel = listener; },
  removeAllListeners: function () { stub.accel = undefined; },
  getTemperature: function () { return stub.temperatureC; }
};
function I2C() {}
I2C.prototype.setup = function () {};
I2C.prototype.writeTo = function (address, bytes) { tell("register " + bytes[0] + " " + bytes[1]); };
I2C.prototype.readReg = function (address, register, count) { return stub.raw; };
var Serial1 = {
  setup: function (baud) { tell("serial " + baud); },
  write: function (head, record, crc) { tell("s " + hex(head) + hex(record) + hex(crc)); },
  on: function (event, listener) { stub.serial = listener; }
};
E.setConsole = function () { tell("console closed"); };
E.enableWatchdog = function (timeoutS) { tell("watchdog " + timeoutS); };
E.getAnalogVRef = function () { return 3.3; };
E.getTemperature = function () { return stub.temperatureC; };
function analogRead() { return stub.batteryV / 6.6; }
function getTime() { return stub.ticks / 32768; }
function getSerial() { return "0123abcd-4567ef89"; }
function setWatch(action, pin, options) {
  if (pin === BTN) stub.watch = { pin: 1, cb: action, recur: 1, edge: -1, debounce: 25, state: 0, lastTime: 1.5 };
  else stub.ready = action;
  return 1;
}
function clearWatch() { stub.ready = undefined; }
function setInterval(action, periodMs) { stub.timer = { time: 1.5, intr: periodMs, cb: action }; }
function digitalPulse(pin, on, times) { tell("pulse " + pin.name + " " + times.join(",")); }
function characteristic(place) {
  var service, uuid;
  for (service in stub.services) for (uuid in stub.services[service])
    if (uuid.substr(7, 1) === place) return stub.services[service][uuid];
}
function connect() { stub.connected = 1; stub.events.connect(); }
function disconnect() { stub.connected = 0; stub.events.disconnect(); }
function subscribe(on) { characteristic("2").onWriteDesc({ data: new Uint8Array([on, 0]).buffer }); }
function write(bytes) { characteristic("4").onWrite({ data: new Uint8Array(bytes).buffer }); }
function press(heldS) { stub.watch.cb({ state: false, lastTime: getTime(), time: getTime() + heldS }); }
/** A second passes, with what the board measures then. */
function secondAt(ticks, batteryV, temperatureC) {
  stub.ticks = ticks;
  stub.batteryV = batteryV;
  stub.temperatureC = temperatureC;
  stub.timer.cb();
}
/** One sample, and the conversions that wait. */
function sampleAt(ticks, ax, ay, az, gx, gy, gz, counts, counts1) {
  var words;
  stub.ticks = ticks;
  if (counts !== undefined) D1.counts = D17.counts = counts;
  if (counts1 !== undefined) D19.counts = counts1;
  if (stub.accel) stub.accel({ acc: { x: ax, y: ay, z: az }, gyro: { x: gx, y: gy, z: gz } });
  else if (stub.ready) {
    words = new Int16Array([gx, gy, gz, ax, ay, az]);
    stub.raw = new Uint8Array(words.buffer);
    stub.ready({ state: true, time: getTime(), lastTime: 0 });
  }
}
function second() { secondAt(stub.ticks + 100, 3.9, 21.75); }
/** Samples that follow from a counter. */
function samples(count) {
  var i, at, load;
  for (i = 0; i < count; i++) {
    at = stub.sample++;
    load = undefined;
    if (at % 7 < 5) load = ((++stub.conversion * 40503) & 16777215) - 8388608;
    sampleAt(stub.ticks + 315 + (at % 3), at, -at, 8192, 32767 - at, -32768 + at, (at * 13) % 900, load,
      at % 5 < 4 ? -at * 77 : undefined);
  }
}
`;

/** What a bare context lacks of the interpreter; on the interpreter its own are used. */
export const BARE_CONTEXT = `
var sent = [], files = {};
function tell(line) { sent.push(line); }
function weigh() {}
var E = {
  CRC32: function (bytes) {
    var crc = -1, i, bit;
    for (i = 0; i < bytes.length; i++) for (crc ^= bytes[i], bit = 0; bit < 8; bit++)
      crc = crc & 1 ? (crc >>> 1) ^ 3988292384 : crc >>> 1;
    return (crc ^ -1) >>> 0;
  },
  toUint8Array: function (text) {
    var bytes = new Uint8Array(text.length), i;
    for (i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    return bytes;
  }
};
function require() {
  return {
    readJSON: function (name) { return files[name] === undefined ? undefined : JSON.parse(files[name]); },
    writeJSON: function (name, value) { files[name] = JSON.stringify(value); return true; },
    readArrayBuffer: function (name) { return files[name] === undefined ? undefined : new Uint8Array(files[name]).buffer; },
    write: function (name, bytes) { files[name] = bytes.slice(0); return true; },
    erase: function (name) { delete files[name]; }
  };
}
`;

/** What the interpreter lacks of a bare context. Run before the board stands. */
export const INTERPRETER_CONTEXT = `
function tell(line) { print("~" + line); }
function weigh() { var used = process.memory().usage; if (used > stub.peak) stub.peak = used; }
`;
