import * as fc from "fast-check";
import { expect, test } from "vitest";

import { readClientMessage } from "#hub/live/inbound.ts";
import { ErrorMessage } from "#shared/schema/live.ts";

const read = (text: string) => readClientMessage(Buffer.from(text), false);

test("what the page says is understood", () => {
  const select = { type: "select", rollerId: "r", selection: { muscle: "calf", side: "left", mode: "deep" } };
  const messages = [
    select,
    { type: "mark", rollerId: "r", mark: "discomfort", value: 6 },
    { type: "subscribe", rollerIds: [] },
  ];
  for (const message of messages) expect(read(JSON.stringify(message))).toEqual({ message });
});

test.each([
  ["not JSON", "{", "it is not JSON"],
  ["an unknown type", '{"type":"launch"}', "type"],
  ["no type", "{}", "type"],
  ["a wrong value", '{"type":"mark","rollerId":"r","mark":"discomfort","value":11}', "value"],
  ["a fraction", '{"type":"mark","rollerId":"r","mark":"discomfort","value":1.5}', "value"],
  ["too many ids", JSON.stringify({ type: "subscribe", rollerIds: Array(65).fill("r") }), "rollerIds"],
  ["an id too long", JSON.stringify({ type: "mark", rollerId: "r".repeat(33), mark: "stop" }), "rollerId"],
  ["null", "null", ""],
])("%s gets a typed answer", (_name, text, detail) => {
  const inbound = read(text);
  expect(inbound).toMatchObject({ error: { type: "error", code: "BAD_MESSAGE" } });
  expect("error" in inbound && inbound.error.message).toContain(detail);
});

test("binary gets a typed answer too", () => {
  expect(readClientMessage(Buffer.from("{}"), true)).toMatchObject({ error: { code: "BAD_MESSAGE" } });
});

test("no bytes and no JSON make it throw; every answer is short", () => {
  const anything = fc.oneof(
    fc.string(),
    fc.json(),
    fc.uint8Array().map((bytes) => Buffer.from(bytes).toString("latin1")),
  );
  fc.assert(
    fc.property(anything, (text) => {
      const inbound = read(text);
      const answer = "error" in inbound ? ErrorMessage.parse(inbound.error).message : "";
      expect(answer.length).toBeLessThan(400);
    }),
  );
});
