// Checks requests against their schemas; a fault says where and what.
import type { FastifySchemaCompiler } from "fastify";
import type * as z from "zod/mini";

import { InchwormError } from "#hub/errors.ts";
import { check } from "#shared/schema/check.ts";
import { NOT_PLAIN } from "#shared/schema/plainText.ts";

export const validatorCompiler: FastifySchemaCompiler<z.core.$ZodType> =
  ({ schema, httpPart }) =>
  (data) => {
    const checked = check(schema, data);
    if (checked.ok) return { value: checked.value };
    // A person typed or pasted it: said in words for a person.
    if (checked.fault.endsWith(NOT_PLAIN)) return { error: new InchwormError("TEXT_NOT_PLAIN") };
    return { error: new InchwormError("BAD_REQUEST", `${httpPart ?? "request"}: ${checked.fault}`) };
  };
