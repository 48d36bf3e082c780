// Which serial ports may be a roller's, and whether they can be opened.
import { isUnknown } from "#hub/doctor/facts.ts";
import type { PortFacts, System, Unknown } from "#hub/doctor/facts.ts";
import { asItIs, finding } from "#hub/doctor/judge/finding.ts";
import { told } from "#shared/domain/sentences/english.ts";
import type { Told } from "#shared/domain/sentences/tell.ts";
import type { Finding } from "#shared/schema/doctor.ts";

export function judgePorts(system: System, ports: readonly PortFacts[] | Unknown): Finding[] {
  if (isUnknown(ports)) {
    const words = { title: told("serial.unknown"), detail: asItIs(ports.unknown), fix: [LOOK[system]] };
    return [finding("serial", "warning", words)];
  }
  const plausible = ports.filter(({ mayBeRoller }) => mayBeRoller);
  if (plausible.length > 0) return plausible.map((port) => judgePort(system, port));
  // A PC's own ports are there even where no socket is.
  const others = ports.map(({ path }) => path).filter((path) => !/^\/dev\/ttyS\d+$/.test(path));
  const detail = others.length === 0 ? told("serial.onlyCable") : told("serial.others", { ports: others });
  return [finding("serial", "ok", { title: told("serial.none"), detail })];
}

function judgePort(system: System, { path, maker, access, group, joinedSinceLogin }: PortFacts): Finding {
  const port = maker === undefined ? path : `${path} (${maker})`;
  if (access !== "denied") {
    const detail = asItIs(`npm start -- --link serial:${path}`);
    return finding("serial", "ok", { title: told("serial.there", { port }), detail });
  }
  const login = told("serial.login");
  const joined = joinedSinceLogin ? [login] : [asItIs(`sudo usermod -aG ${group ?? "dialout"} $USER`), login];
  const fix = system === "linux" ? joined : [told("serial.lookAt", { path })];
  return finding("serial", "warning", { title: told("serial.denied", { port }), fix });
}

const LOOK: Record<System, Told> = {
  linux: asItIs("ls -l /dev/ttyUSB* /dev/ttyACM*"),
  macos: asItIs("ls /dev/cu.*"),
  windows: told("serial.lookWindows"),
};
