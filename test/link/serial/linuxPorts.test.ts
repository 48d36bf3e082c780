import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { expect, test } from "vitest";

import { linuxPorts } from "#hub/link/serial/linuxPorts.ts";
import { temporaryFolder } from "#test/hub/runningHub.ts";

test("ports are found with the ids of the USB device they belong to", async (context) => {
  context.skip(process.platform === "win32", "Windows lets only an administrator make symbolic links");
  const folder = await temporaryFolder();
  try {
    const at = (...parts: string[]) => join(folder.path, ...parts);
    const write = async (file: string, text: string) => {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    };
    const usbDevice = async (place: string, vendor: string, product: string, maker?: string) => {
      await write(at(place, "idVendor"), `${vendor}\n`);
      await write(at(place, "idProduct"), `${product}\n`);
      if (maker !== undefined) await write(at(place, "manufacturer"), `${maker}\n`);
    };
    const tty = async (name: string, device: string) => {
      await mkdir(at(device), { recursive: true });
      await mkdir(at("tty", name), { recursive: true });
      await symlink(at(device), at("tty", name, "device"));
    };
    await usbDevice("usb1/1-1", "10c4", "ea60", "Silicon Labs");
    await tty("ttyUSB0", "usb1/1-1/1-1:1.0/ttyUSB0");
    await usbDevice("usb1/1-2", "0483", "5740");
    await tty("ttyACM0", "usb1/1-2/1-2:1.0");
    await tty("ttyS0", "platform/serial8250");
    await mkdir(at("tty", "console"), { recursive: true });

    expect(await linuxPorts(at("tty"))).toEqual([
      { path: "/dev/ttyACM0", vendorId: "0483", productId: "5740" },
      { path: "/dev/ttyS0" },
      { path: "/dev/ttyUSB0", vendorId: "10c4", productId: "ea60", maker: "Silicon Labs" },
    ]);
    expect(await linuxPorts(at("nowhere"))).toEqual([]);
  } finally {
    await folder.remove();
  }
});
