// Whether this computer's Bluetooth can find a roller, and what to do when it cannot.
import { isUnknown } from "#hub/doctor/facts.ts";
import type { RadioFacts, System, Unknown } from "#hub/doctor/facts.ts";
import type { Finding } from "#shared/schema/doctor.ts";

export interface RadioQuestion {
  readonly system: System;
  readonly radio: RadioFacts | Unknown;
  /** The Node that needs the permission. */
  readonly nodePath: string;
}

export function judgeBluetooth({ system, radio, nodePath }: RadioQuestion): Finding {
  const warning = (title: string, fix: readonly string[], detail?: string): Finding => ({
    check: "bluetooth",
    level: "warning",
    title,
    ...(detail === undefined ? {} : { detail }),
    fix: [...fix],
  });
  if (isUnknown(radio)) {
    return warning("Whether there is Bluetooth could not be found out", [LOOK[system]], radio.unknown);
  }
  if (radio.adapters.length === 0) return warning("No Bluetooth adapter", NO_ADAPTER[system]);
  const names = radio.adapters.join(", ");
  if (radio.power === "locked") {
    return warning(`Bluetooth (${names}) is locked`, ["Turn on this computer's switch for Bluetooth or radio."]);
  }
  if (radio.power === "blocked") return warning(`Bluetooth (${names}) is blocked`, ["sudo rfkill unblock bluetooth"]);
  if (radio.power === "off") return warning(`Bluetooth (${names}) is off`, [LOOK[system]]);
  if (radio.mayUse === false) {
    return warning(
      `Node may not use Bluetooth (${names})`,
      [`sudo setcap cap_net_raw+eip ${quoted(nodePath)}`],
      "Once for this Node, and again after it was updated. Every script that this Node runs may then use the radio.",
    );
  }
  if (radio.serviceRuns === false) {
    return warning(
      `Bluetooth (${names}) is there, but its service does not run`,
      ["sudo systemctl enable --now bluetooth"],
      "Without it the adapter is often switched off.",
    );
  }
  return {
    check: "bluetooth",
    level: "ok",
    title: `Bluetooth: ${names}`,
    ...(system === "macos" ? { detail: MAC_PERMISSION } : {}),
  };
}

const LOOK: Record<System, string> = {
  linux: "Turn Bluetooth on: bluetoothctl power on",
  macos: "Turn Bluetooth on in System Settings → Bluetooth.",
  windows: "Turn Bluetooth on in Settings → Bluetooth & devices.",
};

const NO_ADAPTER: Record<System, readonly string[]> = {
  linux: [
    "Plug in a USB adapter for Bluetooth 4.0 or newer; lsusb should show it.",
    "In a virtual machine or container hand the adapter through first.",
  ],
  macos: ["Look into System Settings → Bluetooth; in a virtual machine there is none."],
  windows: ["Look for Bluetooth in the Device Manager and install its driver, or plug in an adapter for 4.0 or newer."],
};

const MAC_PERMISSION =
  "macOS asks once whether your terminal program may use it: System Settings → Privacy & Security → Bluetooth.";

/** For a shell. */
function quoted(path: string): string {
  return `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
