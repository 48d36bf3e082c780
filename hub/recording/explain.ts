// What exactly is wrong with a value, in one short line, from a schema.
import * as z from "zod/mini";

const inEnglish = z.locales.en().localeError;

export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: string };

/** Parses; a fault reads like `device.imu.nominalHz: Invalid input: expected number, received string`. */
export function check<Value>(schema: z.ZodMiniType<Value>, value: unknown): Checked<Value> {
  const result = schema.safeParse(value, { error: inEnglish });
  if (result.success) return { ok: true, value: result.data };
  const issue = result.error.issues[0];
  const at = issue === undefined || issue.path.length === 0 ? "" : `${z.core.toDotPath(issue.path)}: `;
  return { ok: false, fault: `${at}${issue?.message ?? "not as it should be"}` };
}
