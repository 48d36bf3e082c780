// The version of Inchworm, from its package.
import { readFile } from "node:fs/promises";

export async function inchwormVersion(): Promise<string> {
  const value: unknown = JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8"));
  const isNamed = typeof value === "object" && value !== null && "version" in value;
  return isNamed && typeof value.version === "string" ? value.version : "unknown";
}
