// npm writes two lines of its own to stdout before a script runs. Whoever pipes a task's data through npm learns
// here how to leave them out; the task's own output is pure either way.

/**
 * @param {string} name
 * @param {import("./tasks.mjs").Task} task
 * @param {{ env?: NodeJS.ProcessEnv, isTTY?: boolean, write?: (text: string) => void }} [where]
 */
export function hintAboutPipes(name, task, where = {}) {
  const { env = process.env, isTTY = process.stdout.isTTY, write = (text) => process.stderr.write(text) } = where;
  const throughNpm = env.npm_lifecycle_event === name && env.npm_config_loglevel !== "silent";
  if (!task.data || isTTY || !throughNpm) return;
  write(`npm's own lines precede the data on stdout; without them: npm run --silent ${name} -- …\n`);
}
