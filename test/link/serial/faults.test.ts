import { expect, test } from "vitest";

import { InchwormError } from "#hub/errors.ts";
import { createSerialAccess } from "#hub/link/serial/library.ts";
import { openFault } from "#hub/link/serial/faults.ts";

test.each([
  [
    "linux",
    "Error: Permission denied, cannot open /dev/ttyUSB0",
    "SERIAL_PORT_DENIED",
    "sudo usermod -aG dialout $USER",
  ],
  ["linux", "Error: No such file or directory, cannot open /dev/ttyUSB0", "SERIAL_PORT_MISSING", "not there"],
  ["linux", "Error Resource temporarily unavailable Cannot lock port", "SERIAL_PORT_BUSY", "open elsewhere"],
  ["linux", "Error: Device or resource busy, cannot open /dev/ttyUSB0", "SERIAL_PORT_BUSY", "open elsewhere"],
  ["linux", "Error: Inappropriate ioctl for device, cannot get", "SERIAL_PORT_MISSING", "no serial port"],
  ["darwin", "Error: Resource busy, cannot open /dev/tty.usb", "SERIAL_PORT_BUSY", "open elsewhere"],
  ["darwin", "Error: Permission denied, cannot open /dev/tty.usb", "SERIAL_PORT_DENIED", "does not let you"],
  ["win32", "Opening COM3: Access denied", "SERIAL_PORT_BUSY", "open elsewhere"],
  ["win32", "Opening COM9: File not found", "SERIAL_PORT_MISSING", "not there"],
  ["win32", "Opening COM9: Unknown error code 121", "SERIAL_PORT_MISSING", "Unknown error code 121"],
] as const)("%s: %s", (platform, text, code, says) => {
  const fault = openFault(new Error(text), { path: "PORT", platform });
  expect(fault.code).toBe(code);
  expect(fault.detail).toMatch(/^PORT: /);
  expect(fault.detail).toContain(says);
});

test("the group that may open the port is named", () => {
  const facts = { path: "/dev/ttyUSB0", platform: "linux", group: "uucp" } as const;
  expect(openFault(new Error("Permission denied"), facts).detail).toContain("usermod -aG uucp $USER");
});

test("without the library's native parts everything says so, and nothing breaks", async () => {
  const access = createSerialAccess(() => Promise.reject(new Error("No native build was found\nfor this platform")));
  const events = { data: () => undefined, gone: () => undefined };
  const thrown = await access.open("/dev/ttyUSB0", events).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(InchwormError);
  expect(thrown).toMatchObject({ code: "SERIAL_UNAVAILABLE", detail: "No native build was found" });
});
