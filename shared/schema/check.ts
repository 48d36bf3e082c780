// Parses a value with a schema; what is wrong with it comes back as one short English line.
import * as z from "zod/mini";

const inEnglish = z.locales.en().localeError;

export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: string };

/** A fault reads like `device.imu.nominalHz: Invalid input: expected number, received string`. */
export function check<Schema extends z.core.$ZodType>(schema: Schema, value: unknown): Checked<z.output<Schema>> {
  const result = z.core.safeParse(schema, value, { error: inEnglish });
  if (result.success) return { ok: true, value: result.data };
  const issue = result.error.issues[0];
  const at = issue === undefined || issue.path.length === 0 ? "" : `${z.core.toDotPath(issue.path)}: `;
  return { ok: false, fault: `${at}${issue?.message ?? "not as it should be"}` };
}
