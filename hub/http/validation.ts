// Checks requests against their schemas; a fault says in English where and what.
import type { FastifySchemaCompiler } from "fastify";
import * as z from "zod/mini";

import { InchwormError } from "#hub/errors.ts";

const inEnglish = z.locales.en().localeError;

export const validatorCompiler: FastifySchemaCompiler<z.core.$ZodType> =
  ({ schema, httpPart }) =>
  (data) => {
    const result = z.core.safeParse(schema, data, { error: inEnglish });
    if (result.success) return { value: result.data };
    const issue = result.error.issues[0];
    const where = [httpPart ?? "request", ...(issue?.path ?? [])].map(String).join(".");
    return { error: new InchwormError("BAD_REQUEST", `${where}: ${issue?.message ?? "not as it should be"}`) };
  };
