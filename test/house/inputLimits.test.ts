// Every text that comes from outside has a longest length, or may be only one of a few words.
import { expect, test } from "vitest";
import * as z from "zod/mini";

import { Calibration } from "#shared/schema/calibration.ts";
import { CalibrationCommand } from "#shared/schema/calibrationGuide.ts";
import { Settings } from "#shared/schema/config.ts";
import { ClientMessage } from "#shared/schema/live.ts";
import { RampCommand } from "#shared/schema/plan.ts";
import { NewCheckIn, Profile, ProfileDetails, ScreeningInput } from "#shared/schema/profile.ts";
import { Program, ProgramCommand } from "#shared/schema/program.ts";
import { StartSession } from "#shared/schema/session.ts";

const INPUTS = {
  Calibration,
  CalibrationCommand,
  ClientMessage,
  NewCheckIn,
  Profile,
  ProfileDetails,
  Program,
  ProgramCommand,
  RampCommand,
  ScreeningInput,
  Settings,
  StartSession,
};

/** Places of texts without an end. A pattern bounds a text that is all digits and the like. */
function endless(schema: unknown, path: string): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap((part, index) => endless(part, `${path}.${index}`));
  const { type, maxLength, pattern, enum: words, const: word } = Object(schema);
  const isBounded = [maxLength, words, word].some((bound) => bound !== undefined) || isFixedLength(pattern);
  if (type === "string" && !isBounded) return [path];
  return Object.entries(schema).flatMap(([key, part]) => endless(part, `${path}.${key}`));
}

function isFixedLength(pattern: unknown): boolean {
  return typeof pattern === "string" && /^\^(\[[^\]]*\]\{\d+\})+\$$/.test(pattern);
}

test.each(Object.entries(INPUTS))("%s takes no text without an end", (name, schema) => {
  expect(endless(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }), name)).toEqual([]);
});

test("a text without an end would be found", () => {
  const open = z.object({ a: z.array(z.object({ b: z.string() })), c: z.string().check(z.regex(/^a+$/)) });
  expect(endless(z.toJSONSchema(open), "x")).toHaveLength(2);
});
