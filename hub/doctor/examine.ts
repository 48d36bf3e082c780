// Probes everything at once, then judges it.
import type { DoctorFacts, RadioFacts, System } from "#hub/doctor/facts.ts";
import { judge } from "#hub/doctor/judge/judge.ts";
import { probeFolder } from "#hub/doctor/probe/folder.ts";
import { probeLibrary } from "#hub/doctor/probe/library.ts";
import { linuxRadio } from "#hub/doctor/probe/linuxRadio.ts";
import { probeListen } from "#hub/doctor/probe/listen.ts";
import { macRadio, windowsRadio } from "#hub/doctor/probe/otherRadio.ts";
import { probePorts } from "#hub/doctor/probe/ports.ts";
import { probeRoller } from "#hub/doctor/probe/roller.ts";
import { within } from "#hub/doctor/probe/within.ts";
import type { Link } from "#hub/link/link.ts";
import type { DoctorReport } from "#shared/schema/doctor.ts";

const PROBE_WITHIN_MS = 9000;
/** A Bluetooth roller has to be found first. */
const ROLLER_ANSWERS_MS = 12_000;
const LISTEN_TO_ROLLER_MS = 2500;

export interface Examination {
  readonly dataDir: string;
  readonly browserPath: string | undefined;
  /** Undefined: not asked. */
  readonly port?: number;
  readonly link?: Link;
  readonly ownFirmware: string;
}

export async function examine({ dataDir, browserPath, port, link, ownFirmware }: Examination): Promise<DoctorReport> {
  const system = systemOf(process.platform);
  // The ports are looked at before a link holds one of them.
  const [radio, ports, radioLibrary, serialLibrary, folder, listen] = await Promise.all([
    within(PROBE_WITHIN_MS, () => RADIO[system]()),
    within(PROBE_WITHIN_MS, probePorts),
    probeLibrary("@stoprocent/noble"),
    probeLibrary("serialport"),
    within(PROBE_WITHIN_MS, () => probeFolder(dataDir)),
    port === undefined ? undefined : within(PROBE_WITHIN_MS, () => probeListen(port)),
  ]);
  const waits = { answerMs: ROLLER_ANSWERS_MS, listenMs: LISTEN_TO_ROLLER_MS };
  const roller = link === undefined ? undefined : await probeRoller({ link, ownFirmware, ...waits });
  const node = { version: process.versions.node, path: process.execPath };
  const facts: DoctorFacts = {
    system,
    node,
    radio,
    radioLibrary,
    ports,
    serialLibrary,
    browserPath,
    folder,
    listen,
    roller,
  };
  return judge(facts);
}

const RADIO: Record<System, () => Promise<RadioFacts>> = {
  linux: () => linuxRadio(),
  macos: macRadio,
  windows: windowsRadio,
};

function systemOf(platform: NodeJS.Platform): System {
  if (platform === "darwin") return "macos";
  return platform === "win32" ? "windows" : "linux";
}
