// A session is a rehearsal, or none, by the roller it began on.
import { expect, test, vi } from "vitest";

import type { PersonOn } from "#hub/profiles/personOn.ts";
import { fakePerson } from "#test/hub/fakePerson.ts";
import { lineFolder } from "#test/hub/lineFolder.ts";
import { setUpLine } from "#test/hub/lineSetUp.ts";

vi.mock("#hub/signal/pipeline.ts", () => import("#test/hub/fakePipeline.ts"));

const folder = lineFolder();

test.each([
  { began: "simulated", simulated: true, counted: 0 },
  { began: "real", simulated: false, counted: 1 },
])("begun on a $began roller it counts as such, whatever is plugged in at its end", async ({ simulated, counted }) => {
  const rolled = vi.fn<PersonOn["rolled"]>(async () => undefined);
  const uri = "serial:one";
  const { line, link, connect, stream } = await setUpLine(
    folder.path,
    { person: { ...fakePerson(), rolled } },
    { uri, simulated },
  );
  connect();
  await line.startSession();
  stream(5000);
  Object.assign(link, { simulated: !simulated });
  await line.stopSession();
  expect(rolled).toHaveBeenCalledTimes(counted);
});
