import type { NodeFacts } from "#hub/doctor/facts.ts";
import type { Finding } from "#shared/schema/doctor.ts";

const LEAST_MAJOR = 24;
/** From here on `serialport` may get its data late: https://github.com/serialport/node-serialport/issues/3148 */
const LATE_SERIAL = [26, 4] as const;

export function judgeNode({ version }: NodeFacts): Finding {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major < LEAST_MAJOR) {
    return {
      check: "node",
      level: "problem",
      title: `Node.js ${version} is too old`,
      fix: [
        `Install Node.js ${LEAST_MAJOR} or newer from https://nodejs.org, or start with npm start, which brings one.`,
      ],
    };
  }
  const late = major > LATE_SERIAL[0] || (major === LATE_SERIAL[0] && minor >= LATE_SERIAL[1]);
  return {
    check: "node",
    level: "ok",
    title: `Node.js ${version}`,
    ...(late ? { detail: "Scripts of your own may get serial data late with it; the hub does not." } : {}),
  };
}
