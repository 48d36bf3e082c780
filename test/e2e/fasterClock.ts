// Put before the hub of a process (`--import`): its clock, and so the simulated roller with its person, runs faster than the
// wall's. Timers stay as they are. On a machine that makes the process wait, the clock waits too: nothing is late by it.
const speed = Number(process.env["INCHWORM_TEST_SPEED"] ?? "1");
const EVERY_MS = 4;
/** Longer than that between two turns of the process did not happen. */
const MOST_MS = 20;

const wallMs = performance.now.bind(performance);
let fromWallMs = wallMs();
let fromMs = fromWallMs;
const nowMs = () => fromMs + Math.min(wallMs() - fromWallMs, MOST_MS) * speed;
setInterval(() => {
  fromMs = nowMs();
  fromWallMs = wallMs();
}, EVERY_MS).unref();
performance.now = nowMs;
