// The roller that was named: whether it answers, and whether its firmware speaks this hub's protocol.
import type { RollerFacts } from "#hub/doctor/facts.ts";
import type { Finding } from "#shared/schema/doctor.ts";

const FLASH = ["Bring the firmware of this version onto the board: npm run flash", "docs/hardware.md has the steps."];

export function judgeRoller(facts: RollerFacts): Finding[] {
  const finding = { check: "roller" } as const;
  switch (facts.answer) {
    case "none": {
      const { uri, why, whatToDo } = facts;
      const fix = [whatToDo ?? "See the troubleshooting of docs/hardware.md."];
      return [{ ...finding, level: "problem", title: `No roller answers at ${uri}`, detail: why, fix }];
    }
    case "otherProtocol": {
      const title = `The roller at ${facts.uri} speaks another version of the protocol`;
      const detail = `This hub comes with firmware ${facts.ownFirmware}.`;
      return [{ ...finding, level: "problem", title, detail, fix: FLASH }];
    }
    case "info":
      return [judgeFirmware(facts), ...judgeHealth(facts)];
  }
}

type Answer = Extract<RollerFacts, { answer: "info" }>;

function judgeFirmware({ uri, name, board, firmware, ownFirmware }: Answer): Finding {
  const title = `${name} answers at ${uri}: ${board}, firmware ${firmware}`;
  if (firmware === ownFirmware) return { check: "roller", level: "ok", title };
  const detail = `This hub comes with firmware ${ownFirmware}; both speak the same protocol.`;
  return { check: "roller", level: "warning", title, detail, fix: FLASH };
}

function judgeHealth({ frames, batteryV, errors }: Answer): Finding[] {
  const found: Finding[] = errors.map((error) => ({
    check: "roller",
    level: "warning",
    ...REPORTED[error],
    title: titleOf(error),
  }));
  if (frames === 0) {
    const fix = ["Look whether somebody else is connected to it, and switch it off and on."];
    found.push({ check: "roller", level: "problem", title: "It answers, but sends no samples", fix });
  }
  if (batteryV !== undefined && !errors.includes("lowBattery")) {
    found.push({ check: "roller", level: "ok", title: `Its supply: ${batteryV.toFixed(2)} V` });
  }
  return found;
}

const REPORTED: Record<string, { readonly fix: string[] }> = {
  imuSilent: { fix: ["Switch the roller off and on; if it stays so, look at the motion sensor's wires."] },
  loadSilent: { fix: ["Look at the wires of the HX711: DOUT, PD_SCK, supply; its RATE pin belongs to the supply."] },
  load1Silent: { fix: ["Look at the wires of the second HX711, or set the number of load channels to 1."] },
  lowBattery: { fix: ["Charge or change the battery."] },
  settingsUnreadable: {
    fix: [
      "Tell it again what it is: npm run roller -- --link URI --diameter MM --mounting M",
      "npm run roller -- --help has the rest.",
    ],
  },
};

const TITLES: Record<string, string> = {
  imuSilent: "It reports: the motion sensor is silent",
  loadSilent: "It reports: the load cell's converter is silent",
  load1Silent: "It reports: the second load converter is silent",
  lowBattery: "It reports: the battery is low",
  settingsUnreadable: "It reports: its stored settings cannot be read",
};

function titleOf(error: string): string {
  return TITLES[error] ?? `It reports: ${error}`;
}
