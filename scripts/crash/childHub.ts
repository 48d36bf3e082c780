// A whole hub in a process of its own, on simulated rollers in real time, to be killed.
import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../hub/main.ts", import.meta.url));

export interface ChildHub {
  readonly url: string;
  readonly child: ChildProcess;
  readonly ended: Promise<unknown>;
  stderr(): string;
  /** Gives status and body. Rejects when the hub is gone. */
  ask(method: string, path: string, body?: object): Promise<{ status: number; body: unknown }>;
}

/** Resolves when it is ready. @throws Error with what it said, when it ends before. */
export async function startChildHub(dataDir: string, links: readonly string[]): Promise<ChildHub> {
  const flags = links.flatMap((uri) => ["--link", uri]);
  const child = spawn(process.execPath, [MAIN, "--port", "0", "--data", dataDir, ...flags], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stderr.on("data", (data: Buffer) => (stderr += data.toString()));
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (data: Buffer) => {
      stdout += data.toString();
      const at = /ready at (\S+)/.exec(stdout)?.[1];
      if (at !== undefined) resolve(at);
    });
    void ended.then(() => reject(new Error(`the hub ended: ${stderr}`)));
  });
  return {
    url,
    child,
    ended,
    stderr: () => stderr,
    async ask(method, path, body = {}) {
      const hasBody = method === "POST" || method === "PUT" || method === "PATCH";
      const headers = { "content-type": "application/json" };
      const response = await fetch(url + path, hasBody ? { method, headers, body: JSON.stringify(body) } : { method });
      return { status: response.status, body: await response.json() };
    },
  };
}

/** As soon as the roller streams, or any without an id. Gives the session's id. */
export async function startSession({ ask }: Pick<ChildHub, "ask">, rollerId?: string): Promise<string> {
  for (let tries = 0; tries < 200; tries++) {
    const { status, body } = await ask("POST", "/api/sessions", rollerId === undefined ? {} : { rollerId });
    if (status === 201 && typeof body === "object" && body !== null && "id" in body) return String(body.id);
    if (status !== 404) throw new Error(`POST /api/sessions: ${status} ${JSON.stringify(body)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${rollerId ?? "the roller"} does not stream`);
}
