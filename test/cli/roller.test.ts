import { expect, test } from "vitest";

import { roller } from "#hub/cli/roller.ts";
import { meetRoller } from "#hub/link/ordering.ts";
import { systemClock } from "#hub/clock.ts";
import { createSimulatedLink } from "#hub/link/simulated.ts";
import type { LinkHandlers } from "#hub/link/link.ts";
import { keepIo } from "#test/cli/commandIo.ts";
import { fakeLink, IDENTITY } from "#test/hub/fakeLink.ts";

const EVERYTHING = [
  ["--name", "Hall roller"],
  ["--diameter", "98.5"],
  ["--mounting", "split"],
  ["--axis", "y-"],
  ["--channels", "1"],
  ["--sleep", "0"],
  ["--passkey", "012345"],
  ["--identify"],
].flat();

test("a roller is told what it is, by the firmware's own answers", async () => {
  const io = keepIo();
  expect(await roller(["--link", "sim:post-run", ...EVERYTHING], io)).toBe(0);
  expect(io.errors()).toBe("");
  expect(io.lines[0]).toMatch(/ at sim:post-run: .*, firmware \d/);
  expect(io.lines.slice(1)).toEqual([
    " done: blinking",
    " done: name Hall roller",
    " done: diameter 98.5 mm",
    " done: mounting split",
    " done: roll axis y-",
    " done: load channels 1",
    " done: never asleep",
    " done: the passkey, from its next start",
  ]);
});

test.each([
  [["--help"], 0, "npm run roller"],
  [["--diameter", "150"], 2, "--link is missing"],
  [["--link", "sim:post-run", "--diameter", "39"], 2, "--diameter takes 40 to 400 mm"],
  [["--link", "sim:post-run", "--diameter", ""], 2, "--diameter takes"],
  [["--link", "sim:post-run", "--mounting", "glued"], 2, "ring, split, four, two"],
  [["--link", "sim:post-run", "--axis", "x"], 2, "x+, x-"],
  [["--link", "sim:post-run", "--channels", "3"], 2, "one of 1, 2"],
  [["--link", "sim:post-run", "--sleep", "2.5"], 2, "--sleep takes 0 to 240 minutes"],
  [["--link", "sim:post-run", "--passkey", "000000"], 2, "six digits"],
  [["--link", "sim:post-run", "--passkey", "12345"], 2, "six digits"],
  [["--link", "sim:post-run", "--name", "€€€€€€€"], 2, "1 to 19 bytes"],
  [["--link", "sim:no-such"], 2, "UNKNOWN_SCENARIO"],
])("%j ends with %i and says %s", async (args, code, says) => {
  const io = keepIo();
  expect(await roller(args, io)).toBe(code);
  expect(io.errors() + io.lines.join("\n")).toContain(says);
});

test("what the flags would refuse, the roller refuses itself", async () => {
  const link = createSimulatedLink("sim:post-run", { clock: systemClock });
  const met = await meetRoller({ link, meetMs: 5000, answerMs: 5000 });
  expect(await met.order({ op: "store", setting: { key: "diameterMm", value: 4000 } })).toContain("not possible");
  expect(await met.order({ op: "store", setting: { key: "diameterMm", value: 98.5 } })).toBeUndefined();
  await met.close();
});

/** A roller that answers every order with this code; undefined: not at all. */
function answering(code: number | undefined) {
  const { link } = fakeLink("serial:x");
  let handlers: LinkHandlers | undefined;
  let tries = 0;
  return {
    ...link,
    open: async (given: LinkHandlers) => {
      handlers = given;
      given.identity(IDENTITY);
    },
    // It says who it is before it can be told anything.
    send: async (record: Uint8Array) => {
      tries += 1;
      if (tries === 1) return false;
      handlers?.reply?.({ kind: "reply", opcode: 8, code: 1 });
      if (code !== undefined) handlers?.reply?.({ kind: "reply", opcode: record[0] ?? 0, code });
      return true;
    },
  };
}

test.each([
  [0, undefined],
  [1, "does not know this order"],
  [3, "not possible"],
  [5, "a restart brings the old one back"],
  [99, "it answers 99"],
  [undefined, "does not answer"],
])("the answer %s becomes words", async (code, says) => {
  const met = await meetRoller({ link: answering(code), meetMs: 1000, answerMs: 400 });
  const why = await met.order({ op: "identify" });
  if (says === undefined) expect(why).toBeUndefined();
  else expect(why).toContain(says);
});

test("a roller that is not there is said, with what the link knows", async () => {
  const { link } = fakeLink("ble:x");
  const open = async (handlers: LinkHandlers) => handlers.state("searching", "listening for x");
  const meeting = meetRoller({ link: { ...link, open }, meetMs: 30, answerMs: 30 });
  await expect(meeting).rejects.toMatchObject({ code: "NO_ROLLER", detail: "ble:x: listening for x" });
});
