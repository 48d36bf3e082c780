// Which serial ports may be a roller's, and whether they can be opened.
import { isUnknown } from "#hub/doctor/facts.ts";
import type { PortFacts, System, Unknown } from "#hub/doctor/facts.ts";
import type { Finding } from "#shared/schema/doctor.ts";

export function judgePorts(system: System, ports: readonly PortFacts[] | Unknown): Finding[] {
  const finding = { check: "serial", level: "warning" } as const;
  if (isUnknown(ports)) {
    return [{ ...finding, title: "The serial ports could not be listed", detail: ports.unknown, fix: [LOOK[system]] }];
  }
  const plausible = ports.filter(({ mayBeRoller }) => mayBeRoller);
  if (plausible.length > 0) return plausible.map((port) => judgePort(system, port));
  // A PC's own ports are there even where no socket is.
  const others = ports
    .map(({ path }) => path)
    .filter((path) => !/^\/dev\/ttyS\d+$/.test(path))
    .join(", ");
  return [
    {
      check: "serial",
      level: "ok",
      title: "No serial port looks like a roller's",
      detail:
        "Only a roller on a cable needs one." +
        (others === "" ? "" : ` Others can be named with --link serial:PATH: ${others}.`),
    },
  ];
}

function judgePort(system: System, { path, maker, access, group, joinedSinceLogin }: PortFacts): Finding {
  const name = maker === undefined ? path : `${path} (${maker})`;
  if (access !== "denied") {
    return { check: "serial", level: "ok", title: `Serial port ${name}`, detail: `npm start -- --link serial:${path}` };
  }
  const login = "Log out and in again: a terminal that is open already does not know of it.";
  const joined = joinedSinceLogin ? [login] : [`sudo usermod -aG ${group ?? "dialout"} $USER`, login];
  const fix = system === "linux" ? joined : [`Look at who may use it: ls -l ${path}`];
  return { check: "serial", level: "warning", title: `You may not use the serial port ${name}`, fix };
}

const LOOK: Record<System, string> = {
  linux: "ls -l /dev/ttyUSB* /dev/ttyACM*",
  macos: "ls /dev/cu.*",
  windows: "Look under Ports (COM & LPT) in the Device Manager.",
};
