// npm run flash against the interpreter itself: a Linux build listens on TCP like a board on its serial port.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The interpreter listens there and nowhere else. */
const PORT = 2323;
const START_TRIES = 50;
const TRY_MS = 100;

/** What came of it: `undefined` is good; `"busy"`: the port is somebody else's; else what went wrong. */
export async function uploadForReal(interpreter: string, root: string): Promise<string | undefined> {
  if (await answers()) return "busy";
  const folder = mkdtempSync(join(tmpdir(), "inchworm-upload-"));
  const child = spawn(interpreter, ["--telnet"], { cwd: folder, stdio: ["pipe", "ignore", "ignore"] });
  try {
    for (let tries = 0; !(await answers()); tries++) {
      if (tries === START_TRIES) return "the interpreter does not listen";
      await new Promise((resolve) => setTimeout(resolve, TRY_MS));
    }
    const args = [join(root, "scripts/flash.ts"), "--port", `tcp://127.0.0.1:${PORT}`];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    return status === 0 && stdout.includes("byte for byte") ? undefined : `${stdout}${stderr}`;
  } finally {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
}

function answers(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(PORT, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
