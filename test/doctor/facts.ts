// A computer on which everything is ready; tests spoil one thing at a time.
import type { DoctorFacts, PortFacts } from "#hub/doctor/facts.ts";

export const PORT: PortFacts = {
  path: "/dev/ttyUSB0",
  maker: "Silicon Labs",
  mayBeRoller: true,
  access: "allowed",
  group: undefined,
  joinedSinceLogin: false,
};

export const READY: DoctorFacts = {
  system: "linux",
  node: { version: "24.21.0", path: "/usr/bin/node" },
  radio: { adapters: ["hci0"], power: "on", mayUse: true, serviceRuns: true },
  radioLibrary: { loads: true },
  ports: [PORT],
  serialLibrary: { loads: true },
  browserPath: "/usr/bin/chromium",
  folder: { path: "/home/me/inchworm", unwritable: undefined, freeBytes: 50e9 },
  listen: { port: 4620, state: "free" },
  roller: undefined,
};
