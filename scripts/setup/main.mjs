// From a task's name to its exit code: runtime, packages, dashboard, then the task itself.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { helpText } from "./help.mjs";
import { stopWithNpm } from "./parentWatch.mjs";
import { hintAboutPipes } from "./pipeHint.mjs";
import { providePackages } from "./packages.mjs";
import { SetupProblem, describeProblem } from "./problem.mjs";
import { runTask } from "./runTask.mjs";
import { provideRuntime } from "./runtime.mjs";
import { TASKS } from "./tasks.mjs";
import { provideWeb } from "./webBuild.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** As for every command: docs/errors.md. */
const WRONG_USE = 2;

/**
 * @param {readonly string[]} argv task name, then its arguments
 * @returns {Promise<number>} exit code
 */
export async function main([name, ...args]) {
  if (name === undefined || name === "--help" || name === "-h") {
    process.stderr.write(helpText());
    return name === undefined ? WRONG_USE : 0;
  }
  const task = Object.hasOwn(TASKS, name) ? TASKS[name] : undefined;
  if (task === undefined) {
    process.stderr.write(`There is no task ${name}.\n\n${helpText()}`);
    return WRONG_USE;
  }
  const stopEarly = stopOnSignals();
  const endWatch = stopWithNpm();
  try {
    const nodePath = await provideRuntime(ROOT);
    await providePackages(ROOT, nodePath);
    if (task.web !== undefined && !args.includes("--help")) {
      const web = provideWeb(ROOT, nodePath);
      await (task.web === "needed" ? web : web.catch(tell));
    }
    const [script = "", ...fixed] = task.run;
    if (!existsSync(join(ROOT, script))) {
      throw new SetupProblem(`The task ${name} is not part of this version.`, `It would run ${script}.`);
    }
    stopEarly.cancel();
    hintAboutPipes(name, task);
    // Older 24s announce type stripping on stderr at every start.
    const node = ["--disable-warning=ExperimentalWarning", join(ROOT, script), ...fixed];
    return await runTask({ nodePath, args: [...node, ...args], cwd: task.tool ? ROOT : process.cwd() });
  } catch (error) {
    tell(error);
    return 1;
  } finally {
    endWatch();
  }
}

/** @param {unknown} error a SetupProblem; anything else is a fault of ours and thrown on */
function tell(error) {
  if (!(error instanceof SetupProblem)) throw error;
  process.stderr.write(describeProblem(error));
}

/** A signal during the set-up ends it in order: `exit` listeners stop what it had started and free the lock. */
function stopOnSignals() {
  const stopped = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
  const entries = Object.entries(stopped).map(([signal, code]) => ({ signal, listener: () => process.exit(code) }));
  for (const { signal, listener } of entries) process.once(signal, listener);
  return {
    cancel() {
      for (const { signal, listener } of entries) process.removeListener(signal, listener);
    },
  };
}
