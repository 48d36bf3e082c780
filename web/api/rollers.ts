// Rollers and who uses them, as the clinic's page asks for it.
import * as z from "zod/mini";

import { RollerState } from "#shared/schema/live.ts";
import { Profile } from "#shared/schema/profile.ts";
import { call } from "#web/api/client.ts";
import type { Answer } from "#web/api/client.ts";

const pathOf = (rollerId: string) => `/rollers/${encodeURIComponent(rollerId)}`;

/** An empty name: back to the roller's own. */
export function renameRoller(rollerId: string, name: string): Promise<Answer<RollerState>> {
  return call({ method: "PATCH", path: pathOf(rollerId), body: { name }, schema: RollerState });
}

export function giveTurn(rollerId: string, profileId: string): Promise<Answer<Profile>> {
  return call({ method: "PUT", path: `${pathOf(rollerId)}/profile`, body: { profileId }, schema: Profile });
}

export function listPeople(signal?: AbortSignal): Promise<Answer<Profile[]>> {
  return call({ method: "GET", path: "/profiles", schema: z.array(Profile), signal });
}
