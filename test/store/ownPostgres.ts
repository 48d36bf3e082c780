// A real PostgreSQL that the tests start themselves where Debian's `postgresql` is installed: in a temporary folder, reached by
// a socket in it alone, with nothing of the system's own clusters. PostgreSQL refuses to run as root: then it is the user's
// that the package makes.
import { spawn, type ChildProcess } from "node:child_process";
import { chown, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const VERSIONS = "/usr/lib/postgresql";
const UP_WITHIN_MS = 30_000;
/** Nothing of it outlives the tests. */
const FAST = ["fsync=off", "full_page_writes=off", "listen_addresses=", "max_connections=40"];

export interface OwnPostgres {
  readonly url: string;
  /** What was running is broken off, as by a server that goes away; the data stays. */
  stop(): Promise<void>;
  /** After `stop`. */
  start(): Promise<void>;
  /** Stops it and clears its folder away. */
  remove(): Promise<void>;
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** A text: why there is none. */
export async function startOwnPostgres(): Promise<OwnPostgres | string> {
  const bin = await newestBin();
  if (bin === undefined) return "no PostgreSQL: set INCHWORM_TEST_PG=postgres://…, or apt-get install postgresql";
  const isRoot = process.getuid?.() === 0;
  const owner = isRoot ? await userOfThePackage() : undefined;
  if (isRoot && owner === undefined) return "PostgreSQL does not run as root, and there is no user postgres";
  const folder = await mkdtemp(join(tmpdir(), "inchworm-pg-"));
  if (owner !== undefined) await chown(folder, owner.uid, owner.gid);
  const data = join(folder, "data");
  let server: Run | undefined;

  function launch(program: string, flags: readonly string[]): Run {
    return run(join(bin ?? "", program), flags, folder, owner);
  }
  async function start(): Promise<void> {
    const flags = FAST.flatMap((setting) => ["-c", setting]);
    server = launch("postgres", ["-D", data, "-k", folder, ...flags]);
    await isUp(server, folder);
  }
  async function stop(): Promise<void> {
    server?.child.kill("SIGINT");
    await server?.ended;
    server = undefined;
  }
  async function remove(): Promise<void> {
    await stop();
    await rm(folder, { recursive: true, force: true });
  }

  const made = launch("initdb", ["-D", data, "-U", "inchworm", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]);
  try {
    if ((await made.ended) !== 0) throw new Error(made.said());
    await start();
  } catch (thrown) {
    await remove();
    return `PostgreSQL did not start: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
  }
  return { url: `postgres://inchworm@/postgres?host=${folder}`, start, stop, remove };
}

async function newestBin(): Promise<string | undefined> {
  const found: string[] = await readdir(VERSIONS).catch(() => []);
  const [newest] = found.filter((name) => /^\d+$/.test(name)).toSorted((a, b) => Number(b) - Number(a));
  if (newest === undefined) return undefined;
  const bin = join(VERSIONS, newest, "bin");
  const programs: string[] = await readdir(bin).catch(() => []);
  return programs.includes("initdb") && programs.includes("postgres") ? bin : undefined;
}

async function userOfThePackage(): Promise<Owner | undefined> {
  const users = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  const [, , uid, gid] = users.find(([name]) => name === "postgres") ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

interface Run {
  readonly child: ChildProcess;
  /** Its exit code. */
  readonly ended: Promise<number | null>;
  isOver(): boolean;
  said(): string;
}

function run(program: string, flags: readonly string[], cwd: string, owner: Owner | undefined): Run {
  const child = spawn(program, flags, { cwd, stdio: ["ignore", "pipe", "pipe"], ...owner, env: { LC_ALL: "C" } });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (data: Buffer) => (said += data.toString()));
  // Tests that are broken off leave no server behind.
  const kill = () => void child.kill("SIGINT");
  process.once("exit", kill);
  let over = false;
  const ended = new Promise<number | null>((resolve) => {
    child.once("error", (error) => {
      said += error.message;
      resolve(1);
    });
    child.once("close", (code) => resolve(code));
  }).finally(() => {
    over = true;
    process.removeListener("exit", kill);
  });
  return { child, ended, isOver: () => over, said: () => said.trim().split("\n").slice(-3).join(" ") };
}

/** @throws Error with what it said */
async function isUp(server: Run, folder: string): Promise<void> {
  const untilMs = performance.now() + UP_WITHIN_MS;
  for (;;) {
    const pidFile = await readFile(join(folder, "data", "postmaster.pid"), "utf8").catch(() => "");
    // Its eighth line says how far it is.
    if (pidFile.split("\n")[7]?.trim() === "ready") return;
    if (server.isOver() || performance.now() > untilMs) throw new Error(server.said());
    await sleep(20);
  }
}
