import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { MAX_TICK_BYTES } from "#hub/live/tickText.ts";
import { CUE_IDS } from "#shared/domain/cues.ts";
import { FLAG_NAMES } from "#shared/domain/features.ts";
import { NOT_COUNTED, PROGRAM_PAUSES, PROGRAM_PHASES } from "#shared/domain/programProgress.ts";
import { ClientMessage, LINK_STATES, ServerMessage, USER_MARKS } from "#shared/schema/live.ts";

const text = readFileSync(new URL("../../docs/live.md", import.meta.url), "utf8");
const [hubSays = "", youSay = ""] = text.split("## What you may say");
const examplesOf = (part: string): string[] =>
  [...part.matchAll(/^```(jsonl?)\n(.*?)^```/gms)]
    .flatMap(([, kind, block = ""]) => (kind === "jsonl" ? block.trim().split("\n") : [block]))
    .map((example) => JSON.stringify(JSON.parse(example)));

test.each(examplesOf(hubSays))("the hub may say %s", (line) => {
  const message = ServerMessage.parse(JSON.parse(line));
  expect(JSON.parse(line)).toEqual(message);
  expect(message.type !== "tick" || line.length <= MAX_TICK_BYTES).toBe(true);
  expect(message.type !== "cue" || CUE_IDS.includes(message.cueId)).toBe(true);
});

test.each(examplesOf(youSay))("you may say %s", (line) => {
  expect(ClientMessage.parse(JSON.parse(line))).toEqual(JSON.parse(line));
});

test("no message type, link state, flag or mark is left out", () => {
  const typesIn = (part: string) => new Set(examplesOf(part).map((line) => /"type":"(\w+)"/.exec(line)?.[1]));
  const typesOf = (schema: { options: readonly { shape: { type: { def: { values: readonly unknown[] } } } }[] }) =>
    new Set(schema.options.map((option) => option.shape.type.def.values[0]));
  expect(typesIn(hubSays)).toEqual(typesOf(ServerMessage.def));
  expect(typesIn(youSay)).toEqual(typesOf(ClientMessage.def));
  for (const word of [
    ...LINK_STATES,
    ...FLAG_NAMES,
    ...USER_MARKS,
    ...NOT_COUNTED,
    ...PROGRAM_PAUSES,
    ...PROGRAM_PHASES,
  ])
    expect(text).toContain(`\`${word}\``);
});
