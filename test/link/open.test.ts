import { expect, test } from "vitest";

import { systemClock } from "#hub/clock.ts";
import { InchwormError } from "#hub/errors.ts";
import { searchBluetooth } from "#hub/link/ble/search.ts";
import { discoverLinks, openLink } from "#hub/link/open.ts";
import { parseFileUri } from "#hub/link/uri.ts";
import { logHandlers } from "#test/link/handlerLog.ts";

const deps = { clock: systemClock };

function faultOf(action: () => unknown): InchwormError {
  try {
    action();
  } catch (thrown) {
    if (thrown instanceof InchwormError) return thrown;
  }
  throw new Error("expected an InchwormError");
}

test("each scheme leads to its link", () => {
  expect(openLink("sim:post-run?seed=3", deps)).toMatchObject({ uri: "sim:post-run?seed=3", simulated: true });
  expect(openLink("ble:Worm?hci=/dev/ttyACM0", deps)).toMatchObject({ simulated: false });
  expect(openLink("serial:/dev/ttyUSB0", deps)).toMatchObject({ uri: "serial:/dev/ttyUSB0", simulated: false });
  expect(openLink("serial:", deps)).toMatchObject({ uri: "serial:", simulated: false });
  expect(openLink("FILE:walk.ndjson", deps)).toMatchObject({ uri: "FILE:walk.ndjson", simulated: false });
});

test.each([
  "",
  "post-run",
  "http://x",
  "ble:?hci=",
  "ble:worm?speed=4",
  "file:",
  "file:?speed=2",
  "file:a?speed=0",
  "file:a?speed=fast",
  "file:a?seed=1",
  "serial:/dev/ttyUSB0?baud=9600",
])("%j is refused with what is wrong", (uri) => {
  const { code, detail } = faultOf(() => openLink(uri, deps));
  expect(code).toBe("BAD_LINK_URI");
  expect(detail.startsWith(`${uri}: `)).toBe(true);
});

test.each([
  ["sim:nowhere", "UNKNOWN_SCENARIO"],
  ["sim:", "UNKNOWN_SCENARIO"],
  ["sim:post-run?seed=x", "BAD_LINK_URI"],
  ["sim:post-run?mounting=round", "BAD_LINK_URI"],
  ["sim:post-run?speed=3", "BAD_LINK_URI"],
])("%s is refused when it is opened", async (uri, code) => {
  await expect(openLink(uri, deps).open(logHandlers().handlers)).rejects.toMatchObject({ code });
});

test.each([
  ["file:walk.ndjson", "walk.ndjson", 1],
  ["file:/data/my walk.ndjson.gz?speed=4", "/data/my walk.ndjson.gz", 4],
  ["file:a?b.ndjson", "a?b.ndjson", 1],
  ["file:a?b.ndjson?speed=0.5", "a?b.ndjson", 0.5],
  [String.raw`file:C:\data\walk.ndjson?speed=2`, String.raw`C:\data\walk.ndjson`, 2],
])("%s names its file and speed", (uri, file, speed) => {
  expect(parseFileUri(uri)).toEqual({ file, speed });
});

test("a file URL is a file too", (context) => {
  context.skip(process.platform === "win32", "this file URL names no drive");
  expect(parseFileUri("file:///data/my%20walk.ndjson")).toEqual({ file: "/data/my walk.ndjson", speed: 1 });
});

test("a search that cannot look gives nothing, at once", async () => {
  expect(await searchBluetooth("darwin")).toEqual([]);
});

test("the searches never fail", async () => {
  expect((await discoverLinks()).uris).toEqual(expect.any(Array));
});
