// Whether this computer's Bluetooth can find a roller, and what to do when it cannot.
import { isUnknown } from "#hub/doctor/facts.ts";
import type { RadioFacts, System, Unknown } from "#hub/doctor/facts.ts";
import { asItIs, finding } from "#hub/doctor/judge/finding.ts";
import { told, type SentenceId } from "#shared/domain/sentences/english.ts";
import type { Told } from "#shared/domain/sentences/tell.ts";
import type { Finding } from "#shared/schema/doctor.ts";

export interface RadioQuestion {
  readonly system: System;
  readonly radio: RadioFacts | Unknown;
  /** The Node that needs the permission. */
  readonly nodePath: string;
}

export function judgeBluetooth({ system, radio, nodePath }: RadioQuestion): Finding {
  const warning = (title: Told, fix: readonly Told[], detail?: Told): Finding =>
    finding("bluetooth", "warning", { title, detail, fix });
  if (isUnknown(radio)) return warning(told("bluetooth.unknown"), [LOOK[system]], asItIs(radio.unknown));
  if (radio.adapters.length === 0) return warning(told("bluetooth.none"), NO_ADAPTER[system]);
  const { adapters } = radio;
  const about = (id: SentenceId) => told(id, { adapters: [...adapters] });
  if (radio.power === "locked") return warning(about("bluetooth.locked"), [told("bluetooth.unlock")]);
  if (radio.power === "blocked") return warning(about("bluetooth.blocked"), [asItIs("sudo rfkill unblock bluetooth")]);
  if (radio.power === "off") return warning(about("bluetooth.off"), [LOOK[system]]);
  if (radio.mayUse === false) {
    const permit = asItIs(`sudo setcap cap_net_raw+eip ${quoted(nodePath)}`);
    return warning(about("bluetooth.forbidden"), [permit], told("bluetooth.forbiddenMore"));
  }
  if (radio.serviceRuns === false) {
    const start = asItIs("sudo systemctl enable --now bluetooth");
    return warning(about("bluetooth.noService"), [start], told("bluetooth.noServiceMore"));
  }
  const detail = system === "macos" ? told("bluetooth.macPermission") : undefined;
  return finding("bluetooth", "ok", { title: about("bluetooth.there"), detail });
}

const LOOK: Record<System, Told> = {
  linux: told("bluetooth.onLinux"),
  macos: told("bluetooth.onMac"),
  windows: told("bluetooth.onWindows"),
};

const NO_ADAPTER: Record<System, readonly Told[]> = {
  linux: [told("bluetooth.plugLinux"), told("bluetooth.handThrough")],
  macos: [told("bluetooth.lookMac")],
  windows: [told("bluetooth.lookWindows")],
};

/** For a shell. */
function quoted(path: string): string {
  return `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
