// package.json and the lock files, in the shape the tests need.
import * as z from "zod/mini";

import { readText } from "#test/house/projectFiles.ts";

const versions = z.optional(z.record(z.string(), z.string()));

const Manifest = z.object({
  imports: z.record(z.string(), z.string()),
  scripts: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});

const LockPackage = z.object({
  version: z.optional(z.string()),
  integrity: z.optional(z.string()),
  resolved: z.optional(z.string()),
  license: z.optional(z.string()),
  dev: z.optional(z.boolean()),
  optional: z.optional(z.boolean()),
  os: z.optional(z.union([z.string(), z.array(z.string())])),
  hasInstallScript: z.optional(z.boolean()),
  dependencies: versions,
  devDependencies: versions,
  optionalDependencies: versions,
});

const Lock = z.object({ packages: z.record(z.string(), LockPackage) });

export const manifest = Manifest.parse(JSON.parse(readText("package.json")));

export const LOCK_FILES = ["package-lock.json", "scripts/runtime/package-lock.json"] as const;

export type LockPackages = z.infer<typeof Lock>["packages"];

export function readLock(path: string): LockPackages {
  return Lock.parse(JSON.parse(readText(path))).packages;
}
