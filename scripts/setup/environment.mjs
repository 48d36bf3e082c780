// The environment a child process gets: the chosen Node comes first in PATH, so that whatever it starts uses it too.
import { delimiter, dirname } from "node:path";

/**
 * @param {string} nodePath
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentFor(nodePath, env = process.env) {
  // Windows spells it Path; two spellings in one environment would hide one of them.
  const key = Object.keys(env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  return { ...env, [key]: [dirname(nodePath), env[key]].filter(Boolean).join(delimiter) };
}
