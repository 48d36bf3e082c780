// Checks requests against their schemas; a fault says where and what.
import type { FastifySchemaCompiler } from "fastify";
import type * as z from "zod/mini";

import { InchwormError } from "#hub/errors.ts";
import { check } from "#shared/schema/check.ts";

export const validatorCompiler: FastifySchemaCompiler<z.core.$ZodType> =
  ({ schema, httpPart }) =>
  (data) => {
    const checked = check(schema, data);
    if (checked.ok) return { value: checked.value };
    return { error: new InchwormError("BAD_REQUEST", `${httpPart ?? "request"}: ${checked.fault}`) };
  };
