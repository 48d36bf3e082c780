import { expect, test } from "vitest";

import { chooseLinks, describeLinks } from "#hub/chooseLinks.ts";
import { InchwormError } from "#hub/errors.ts";
import { fakeLink } from "#test/hub/fakeLink.ts";

const openLink = (uri: string) => ({ ...fakeLink(uri).link, simulated: uri.startsWith("sim:") });
const sources = (found: string[]) => ({ openLink, discoverLinks: async () => ({ uris: found, problems: [] }) });

test.each([
  [
    [],
    [],
    "simulated",
    "Showing a simulated roller (sim:first-look): no real one was found. Name yours with --link, e.g. --link ble:NAME.",
  ],
  [[], ["ble:one"], "found", "Roller: ble:one"],
  [["file:run.ndjson"], ["ble:one"], "named", "Roller: file:run.ndjson"],
  [["file:a", "file:b"], [], "named", "Rollers: file:a, file:b"],
  [["sim:post-run"], [], "named", "Simulated roller: sim:post-run"],
  [["sim:a", "sim:b"], [], "named", "Simulated rollers: sim:a, sim:b"],
  [["sim:a", "ble:b"], [], "named", "Rollers, some simulated: sim:a, ble:b"],
])("named %j, found %j: %s", async (uris, found, how, line) => {
  const chosen = await chooseLinks(uris, sources(found));
  expect(chosen.how).toBe(how);
  expect(describeLinks(chosen)).toBe(line);
});

test("a search that fails still gives the simulated roller", async () => {
  const discoverLinks = () => Promise.reject(new Error("no Bluetooth"));
  const { how, problems } = await chooseLinks([], { openLink, discoverLinks });
  expect(how).toBe("simulated");
  expect(problems.map(({ message }) => message)).toEqual(["This link cannot be opened here: no Bluetooth"]);
});

test("a wrong address is the user's to know", async () => {
  const wrong = () => {
    throw new InchwormError("BAD_LINK_URI", "x");
  };
  await expect(chooseLinks(["x"], { ...sources([]), openLink: wrong })).rejects.toMatchObject({
    code: "BAD_LINK_URI",
  });
});
