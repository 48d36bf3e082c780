// Whether any way to a real roller is open. One is enough, so what is amiss with the other is only a warning.
import { isUnknown } from "#hub/doctor/facts.ts";
import type { DoctorFacts } from "#hub/doctor/facts.ts";
import type { Finding } from "#shared/schema/doctor.ts";

export function judgeWays({ radio, radioLibrary, ports, serialLibrary, roller }: DoctorFacts): Finding[] {
  if (roller?.answer === "info") return [];
  // What could not be found out is not held against the computer.
  const byRadio =
    radioLibrary.loads &&
    (isUnknown(radio) ||
      (radio.adapters.length > 0 && ["on", "unknown"].includes(radio.power) && radio.mayUse !== false));
  const byCable =
    serialLibrary.loads &&
    (isUnknown(ports) || ports.some(({ mayBeRoller, access }) => mayBeRoller && access !== "denied"));
  if (byRadio || byCable) return [];
  // A cable may not be plugged in yet, and another program, this hub among them, may hold what is.
  if (serialLibrary.loads && !isUnknown(ports) && !ports.some(({ mayBeRoller }) => mayBeRoller)) {
    return [
      {
        check: "ways",
        level: "warning",
        title: "No real roller is within reach yet: Bluetooth cannot be used, and none is plugged in",
        fix: [
          "Plug a roller in with its cable, or mend Bluetooth as said above. Until then npm start shows a simulated one.",
        ],
      },
    ];
  }
  return [
    {
      check: "ways",
      level: "problem",
      title: "No real roller can be reached: neither Bluetooth nor a serial port can be used",
      fix: ["Mend one of them as said above. Until then npm start shows a simulated roller."],
    },
  ];
}
