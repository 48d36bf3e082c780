// The list of tasks for people.
import { TASKS } from "./tasks.mjs";

/** @returns {string} */
export function helpText() {
  const width = Math.max(...Object.keys(TASKS).map((name) => name.length));
  const rows = Object.entries(TASKS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    "Usage: npm run TASK -- [arguments]   (or: node scripts/run.mjs TASK [arguments])",
    "",
    "Sets up what is missing (Node.js 24, packages, the dashboard), then runs the task:",
    "",
    ...rows,
    "",
    "npm start and npm test need no `run`. Arguments of a task: npm run TASK -- --help",
    "",
  ].join("\n");
}
