// npm passes a signal on to the shell between it and us, and the shell dies of it without telling us. So a task that
// npm started looks whether that shell is still there, and stops as if it had got the signal itself.
const LOOK_EVERY_MS = 250;

/**
 * @param {{ env?: NodeJS.ProcessEnv, onGone?: () => void }} [options]
 * @returns {() => void} ends the watch
 */
export function stopWithNpm({ env = process.env, onGone = () => process.kill(process.pid, "SIGTERM") } = {}) {
  // Started by hand we may outlive our shell, as `nohup` and `&` ask for. Windows keeps telling the old parent's id.
  if (env.npm_lifecycle_event === undefined || process.platform === "win32") return () => undefined;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
