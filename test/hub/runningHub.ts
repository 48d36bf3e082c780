// A whole hub on a free port with links that a test plays, in a data folder of its own.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as z from "zod/mini";

import { systemClock } from "#hub/clock.ts";
import { startHub, type Hub, type HubOptions } from "#hub/hub.ts";
import { Screening } from "#shared/schema/plan.ts";
import { Profile } from "#shared/schema/profile.ts";

export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "inchworm-hub-"));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 3 }) };
}

export interface RunningHub {
  readonly hub: Hub;
  readonly reports: string[];
  /** Asks the HTTP API; gives status and body. */
  ask(method: string, path: string, body?: object): Promise<{ status: number; body: unknown }>;
}

/** As a person does before the first session: every question that is due, with no. */
export async function answerScreening({ ask }: Pick<RunningHub, "ask">): Promise<void> {
  for (const { id } of z.array(Profile).parse((await ask("GET", "/api/profiles")).body)) {
    const { due } = Screening.parse((await ask("GET", `/api/profiles/${id}/screening`)).body);
    const answers = due.map(({ questionId }) => ({ questionId, yes: false }));
    await ask("POST", `/api/profiles/${id}/screening`, { answers });
  }
}

export async function runHub(
  options: Partial<HubOptions> & Pick<HubOptions, "links" | "dataDir">,
): Promise<RunningHub> {
  const reports: string[] = [];
  const hub = await startHub({
    hubVersion: "1.2.3",
    clock: systemClock,
    strictLinks: false,
    calibrations: [],
    webDir: join(options.dataDir, "no-build"),
    host: "127.0.0.1",
    port: 0,
    otherPorts: 0,
    allowLan: false,
    doctor: async () => ({ system: "linux", findings: [] }),
    report: (part, error) => reports.push(`${part} ${error.code}`),
    ...options,
  });
  return {
    hub,
    reports,
    async ask(method, path, body) {
      const init =
        body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
      const response = await fetch(hub.url + path, { method, ...init });
      const type = response.headers.get("content-type") ?? "";
      return {
        status: response.status,
        body: type.startsWith("application/json") ? await response.json() : await response.text(),
      };
    },
  };
}
