// How long the hub keeps what it recorded.
import { Keeping, KeepingEffect } from "#shared/schema/keeping.ts";
import { call } from "#web/api/client.ts";
import type { Answer } from "#web/api/client.ts";

export function readKeeping(signal?: AbortSignal): Promise<Answer<Keeping>> {
  return call({ method: "GET", path: "/keeping", schema: Keeping, signal });
}

export function changeKeeping(body: Keeping): Promise<Answer<Keeping>> {
  return call({ method: "PUT", path: "/keeping", body, schema: Keeping });
}

/** What such a choice would delete now. */
export function effectOfKeeping(body: Keeping): Promise<Answer<KeepingEffect>> {
  return call({ method: "POST", path: "/keeping/effect", body, schema: KeepingEffect });
}
