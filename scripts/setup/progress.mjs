// Says on stderr what the set-up is doing: a spinner with the elapsed time on a terminal, plain lines elsewhere.

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MS = 100;

/** @typedef {{ done(): void, stop(): void }} Progress */

/**
 * @param {string} doing e.g. "Installing packages"
 * @param {{ isTTY?: boolean, write(text: string): unknown }} [out]
 * @returns {Progress}
 */
export function startProgress(doing, out = process.stderr) {
  const startMs = performance.now();
  const elapsedS = () => ((performance.now() - startMs) / 1000).toFixed(0);

  if (!out.isTTY) {
    out.write(`${doing} …\n`);
    return { done: () => out.write(`${doing}: done in ${elapsedS()} s\n`), stop: () => undefined };
  }

  let frame = 0;
  const draw = () => out.write(`\r\x1b[K${FRAMES[frame++ % FRAMES.length]} ${doing} … ${elapsedS()} s`);
  draw();
  const timer = setInterval(draw, FRAME_MS);
  const stop = () => {
    clearInterval(timer);
    out.write("\r\x1b[K");
  };
  return {
    stop,
    done() {
      stop();
      out.write(`${doing}: done in ${elapsedS()} s\n`);
    },
  };
}
