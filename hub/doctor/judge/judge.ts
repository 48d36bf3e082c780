// Facts → findings, in the order in which a person reads them.
import type { DoctorFacts } from "#hub/doctor/facts.ts";
import { judgeBluetooth } from "#hub/doctor/judge/bluetooth.ts";
import { judgeLibrary } from "#hub/doctor/judge/library.ts";
import { judgeNode } from "#hub/doctor/judge/node.ts";
import { judgeBrowser, judgeFolder, judgeListen } from "#hub/doctor/judge/place.ts";
import { judgeRoller } from "#hub/doctor/judge/roller.ts";
import { judgePorts } from "#hub/doctor/judge/serial.ts";
import { judgeWays } from "#hub/doctor/judge/ways.ts";
import type { DoctorReport } from "#shared/schema/doctor.ts";

export function judge(facts: DoctorFacts): DoctorReport {
  const { system, node } = facts;
  return {
    system,
    findings: [
      judgeNode(node),
      judgeBluetooth({ system, radio: facts.radio, nodePath: node.path }),
      judgeLibrary("bluetooth-library", "@stoprocent/noble", "Bluetooth", facts.radioLibrary),
      ...judgePorts(system, facts.ports),
      judgeLibrary("serial-library", "serialport", "serial port", facts.serialLibrary),
      ...judgeWays(facts),
      judgeFolder(facts.folder),
      ...(facts.listen === undefined ? [] : [judgeListen(facts.listen)]),
      judgeBrowser(facts.browserPath, system),
      ...(facts.roller === undefined ? [] : judgeRoller(facts.roller)),
    ],
  };
}
