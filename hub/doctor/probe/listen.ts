// Whether the hub's port is free, and if not whether a hub has it.
import { createServer } from "node:net";

import type { ListenFacts } from "#hub/doctor/facts.ts";

const HOST = "127.0.0.1";
const HUB_ANSWERS_WITHIN_MS = 1000;

export async function probeListen(port: number): Promise<ListenFacts> {
  const code = await tryListening(port);
  if (code === undefined) return { port, state: "free" };
  if (code === "EACCES") return { port, state: "refused" };
  return { port, state: (await isHub(port)) ? "hub" : "taken" };
}

function tryListening(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve("code" in error ? String(error.code) : error.message));
    server.listen(port, HOST, () => server.close(() => resolve(undefined)));
  });
}

async function isHub(port: number): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(HUB_ANSWERS_WITHIN_MS);
    const response = await fetch(`http://${HOST}:${port}/api/health`, { signal });
    const body: unknown = await response.json();
    return typeof body === "object" && body !== null && "rollers" in body && "version" in body;
  } catch {
    return false;
  }
}
