// Bluetooth on macOS and Windows, from what their own programs print. The parsing is apart, so that it can be tested
// anywhere.
import type { RadioFacts } from "#hub/doctor/facts.ts";
import { outputOf } from "#hub/doctor/probe/program.ts";

const WITHIN_MS = 8000;
const LIST_DEVICES =
  "Get-PnpDevice -Class Bluetooth -PresentOnly | Where-Object InstanceId -match '^(USB|PCI|ACPI|UART)' | " +
  "ForEach-Object { $_.Status + '|' + $_.FriendlyName }";

export async function macRadio(): Promise<RadioFacts> {
  return readSystemProfiler(await outputOf("/usr/sbin/system_profiler", ["SPBluetoothDataType", "-json"], WITHIN_MS));
}

export async function windowsRadio(): Promise<RadioFacts> {
  return readPnpDevices(
    await outputOf(
      powershellPath(process.env["SystemRoot"]),
      ["-NoProfile", "-NonInteractive", "-Command", LIST_DEVICES],
      WITHIN_MS,
    ),
  );
}

/** By its full path: a program of that name in the folder the hub was started from is not meant. */
export function powershellPath(systemRoot = "C:\\Windows"): string {
  return `${systemRoot}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`;
}

/** `{"SPBluetoothDataType":[{"controller_properties":{"controller_state":"attrib_on", …}}]}` */
export function readSystemProfiler(json: string): RadioFacts {
  const state = /"controller_state"\s*:\s*"([^"]*)"/.exec(json)?.[1];
  const chip = /"controller_chipset"\s*:\s*"([^"]*)"/.exec(json)?.[1];
  return {
    adapters: state === undefined ? [] : [chip ?? "the built-in one"],
    power: state === undefined ? "unknown" : state.endsWith("_on") ? "on" : "off",
    mayUse: undefined,
    serviceRuns: undefined,
  };
}

/** One `STATUS|NAME` a line; a radio that is switched off in the settings is `OK` too. */
export function readPnpDevices(lines: string): RadioFacts {
  const devices = lines
    .split(/\r?\n/)
    .map((line) => line.split("|"))
    .flatMap(([status = "", name = ""]) => (name === "" ? [] : [{ works: status.trim() === "OK", name: name.trim() }]));
  return {
    adapters: devices.filter(({ works }) => works).map(({ name }) => name),
    power: "unknown",
    mayUse: undefined,
    serviceRuns: undefined,
  };
}
