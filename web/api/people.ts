// People and the questions before rolling, as the hub keeps them.
import * as z from "zod/mini";

import { AreaBand, Screening } from "#shared/schema/plan.ts";
import { Profile } from "#shared/schema/profile.ts";
import type { ProfileDetails, ScreeningInput } from "#shared/schema/profile.ts";
import { call } from "#web/api/client.ts";
import type { Answer } from "#web/api/client.ts";

const at = (id: string) => `/profiles/${encodeURIComponent(id)}`;

/** Oldest first; never none. */
export function listProfiles(signal?: AbortSignal): Promise<Answer<Profile[]>> {
  return call({ method: "GET", path: "/profiles", schema: z.array(Profile), signal });
}

export function createProfile(details: ProfileDetails): Promise<Answer<Profile>> {
  return call({ method: "POST", path: "/profiles", body: details, schema: Profile });
}

/** Their sessions stay and are nobody's then. Answers with those who are left. */
export function removeProfile(id: string): Promise<Answer<Profile[]>> {
  return call({ method: "DELETE", path: `${at(id)}?sessions=keep`, schema: z.array(Profile) });
}

/** Whose turn it is on a roller. */
export function chooseProfile(rollerId: string, profileId: string): Promise<Answer<Profile>> {
  const path = `/rollers/${encodeURIComponent(rollerId)}/profile`;
  return call({ method: "PUT", path, body: { profileId }, schema: Profile });
}

export function readScreening(id: string, signal?: AbortSignal): Promise<Answer<Screening>> {
  return call({ method: "GET", path: `${at(id)}/screening`, schema: Screening, signal });
}

/** Of every muscle and side, for today. */
export function readBands(id: string, signal?: AbortSignal): Promise<Answer<AreaBand[]>> {
  return call({ method: "GET", path: `${at(id)}/bands`, schema: z.array(AreaBand), signal });
}

export function answerScreening(id: string, input: ScreeningInput): Promise<Answer<Screening>> {
  return call({ method: "POST", path: `${at(id)}/screening`, body: input, schema: Screening });
}
