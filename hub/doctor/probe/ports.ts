// The serial ports and whether this person may open them. Nothing is opened.
import { access, constants, readFile, stat } from "node:fs/promises";
import { userInfo } from "node:os";

import type { PortFacts } from "#hub/doctor/facts.ts";
import type { PortInfo } from "#hub/link/serial/access.ts";
import { createSerialAccess } from "#hub/link/serial/library.ts";
import { mayBeRoller } from "#hub/link/serial/usbIds.ts";

export async function probePorts(): Promise<PortFacts[]> {
  return Promise.all((await createSerialAccess().list()).map(portFacts));
}

async function portFacts(port: PortInfo): Promise<PortFacts> {
  const { path, maker } = port;
  const known = { path, maker, mayBeRoller: mayBeRoller(port) };
  // Windows has no file for a port; who holds it shows only when it is opened.
  if (process.platform === "win32") return { ...known, access: "unknown", group: undefined, joinedSinceLogin: false };
  const allowed = await access(path, constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  );
  if (allowed) return { ...known, access: "allowed", group: undefined, joinedSinceLogin: false };
  return { ...known, access: "denied", ...(await groupFacts(path)) };
}

async function groupFacts(path: string): Promise<Pick<PortFacts, "group" | "joinedSinceLogin">> {
  try {
    const { gid } = await stat(path);
    const line = new RegExp(`^([^:]+):[^:]*:${gid}:(.*)$`, "m").exec(await readFile("/etc/group", "utf8"));
    const members = line?.[2]?.split(",") ?? [];
    // A port that belongs to root's own group is nobody else's to join.
    return { group: gid === 0 ? undefined : line?.[1], joinedSinceLogin: members.includes(userInfo().username) };
  } catch {
    return { group: undefined, joinedSinceLogin: false };
  }
}
