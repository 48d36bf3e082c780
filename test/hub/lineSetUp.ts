// A line with a fake link, a feed that is listened to, and a data folder of the test's own.
import { join } from "node:path";

import { createContainment } from "#hub/containment.ts";
import { createLine } from "#hub/line.ts";
import type { LineOptions } from "#hub/lineParts.ts";
import { createFeed } from "#hub/live/feed.ts";
import { openSessionStore } from "#hub/session/store.ts";
import { ServerMessage } from "#shared/schema/live.ts";
import { fakeLink } from "#test/hub/fakeLink.ts";
import { fakePerson } from "#test/hub/fakePerson.ts";

export async function setUpLine(
  dataDir: string,
  replace: Partial<LineOptions> = {},
  { uri, simulated }: { uri?: string; simulated?: boolean } = {},
) {
  const roller = fakeLink(uri, simulated);
  const got: ServerMessage[] = [];
  const faults: string[] = [];
  const hubClock = roller.clock;
  const feed = createFeed({ clock: hubClock, hubVersion: "1", clientFault: () => undefined });
  feed.connect({
    bufferedAmount: 0,
    send: (data) => got.push(ServerMessage.parse(JSON.parse(Buffer.from(data).toString()))),
    close: () => undefined,
  });
  const line = createLine({
    rollerId: "sim-fake",
    link: roller.link,
    hubClock,
    store: await openSessionStore({ dataDir }),
    feed,
    containment: createContainment({ clock: hubClock, report: (part, { code }) => faults.push(`${part} ${code}`) }),
    person: fakePerson(),
    selection: { muscle: "quadriceps", side: "right", mode: "deep" },
    calibrationFor: () => undefined,
    calibrationStore: {
      get: () => undefined,
      save: async () => undefined,
      setAside: async () => undefined,
      recordingPath: async () => join(dataDir, "c"),
      settled: async () => undefined,
    },
    notice: ({ code }) => faults.push(`notice ${code}`),
    ...replace,
  });
  await line.open();
  const of = <Type extends ServerMessage["type"]>(type: Type) =>
    got.filter((message): message is Extract<ServerMessage, { type: Type }> => message.type === type);
  /** Time passes without frames; the hub's watch looks ten times a second. */
  const wait = (forMs: number) => {
    for (let doneMs = 0; doneMs < forMs; doneMs += 100) {
      roller.clock.advance(100);
      line.watch();
    }
  };
  return { ...roller, line, got, of, faults, wait };
}
