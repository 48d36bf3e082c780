// Why a serial port cannot be opened, in words that lead out of it.
import { InchwormError, reasonOf } from "#hub/errors.ts";

/** What the system knows about a port, as far as it explains why it cannot be opened. */
export interface PortFacts {
  readonly path: string;
  readonly platform: NodeJS.Platform;
  /** Group that may open the port; undefined where that is not known. */
  readonly group?: string | undefined;
}

/** The serial library's own words, which are the operating system's. */
export function openFault(thrown: unknown, { path, platform, group }: PortFacts): InchwormError {
  if (thrown instanceof InchwormError) return thrown;
  const reason = reasonOf(thrown);
  const fault = (code: "SERIAL_PORT_MISSING" | "SERIAL_PORT_DENIED" | "SERIAL_PORT_BUSY", why: string) =>
    new InchwormError(code, `${path}: ${why}`, { cause: thrown });

  if (/lock port|busy|temporarily unavailable/i.test(reason)) return fault("SERIAL_PORT_BUSY", "it is open elsewhere");
  // Windows gives a port to one program at a time and says the same to everybody else.
  if (platform === "win32" && /access denied/i.test(reason)) return fault("SERIAL_PORT_BUSY", "it is open elsewhere");
  if (/permission denied|not permitted|access denied/i.test(reason))
    return fault("SERIAL_PORT_DENIED", denied(platform, group));
  if (/no such file|file not found|no such device|not configured/i.test(reason)) {
    return fault("SERIAL_PORT_MISSING", "it is not there");
  }
  if (/inappropriate ioctl|not a tty/i.test(reason)) return fault("SERIAL_PORT_MISSING", "it is no serial port");
  return fault("SERIAL_PORT_MISSING", reason);
}

function denied(platform: NodeJS.Platform, group: string | undefined): string {
  if (platform !== "linux") return "the system does not let you";
  return `run "${joinGroupCommand(group)}", then log out and in again`;
}

/** Debian, Ubuntu and Fedora keep serial ports for `dialout`, Arch for `uucp`. */
export function joinGroupCommand(group = "dialout"): string {
  return `sudo usermod -aG ${group} $USER`;
}
