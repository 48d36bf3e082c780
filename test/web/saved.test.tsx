// After a session was ended on the live page.
import { beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";

import type { ServerMessage } from "#shared/schema/live.ts";
import { ROLLER, SCENES, tickAt } from "#test/web/fakeMessages.ts";
import type { Scene } from "#test/web/fakeMessages.ts";
import { byTestId, mountLive } from "#test/web/mount.tsx";
import { LivePage } from "#web/coach/LivePage.tsx";

const answers = new Map<string, unknown>();

beforeEach(() => {
  answers.clear();
  answers.set("GET /api/settings", { units: "in" });
  vi.spyOn(window, "fetch").mockImplementation((url, init) => {
    const key = `${init?.method ?? "GET"} ${typeof url === "string" ? url : ""}`;
    const body = answers.get(key);
    return Promise.resolve(Response.json(body ?? {}, { status: body === undefined ? 500 : 200 }));
  });
});

const ENDED = {
  id: "2026-11-21-1",
  rollerId: ROLLER.id,
  rollerName: ROLLER.name,
  simulated: true,
  state: "stopped",
  startedMs: 0,
  selection: ROLLER.selection,
  contactMs: 0,
  inPaceMs: 0,
  inForceMs: 0,
  strokes: 0,
  holds: 0,
  holdMs: 0,
  gapMs: 0,
};

test("a running session can be ended: the page rests, asks nothing more, and leads to its review", async () => {
  answers.set("POST /api/sessions/2026-11-21-1/stop", ENDED);
  const feed = mountLive(<LivePage />, { ...SCENES.stopped, running: true });
  await vi.waitFor(() => expect(byTestId("prompt")).not.toBeNull());
  await page.getByTestId("session-stop").click();
  expect(window.fetch).toHaveBeenCalledWith(
    "/api/sessions/2026-11-21-1/stop",
    expect.objectContaining({ method: "POST" }),
  );
  feed.receive({
    type: "session",
    rollerId: ROLLER.id,
    session: { id: "2026-11-21-1", state: "stopped", startedMs: Date.now() },
  });
  const review = page.getByRole("link", { name: "See how it went" });
  await expect.element(review).toHaveAttribute("href", "/sessions/2026-11-21-1");
  expect(byTestId("cue")?.textContent).toContain("Session saved");
  expect([byTestId("prompt"), byTestId("pace-band"), document.documentElement.dataset["edge"]]).toEqual([
    null,
    null,
    "",
  ]);
});

test("after a session ended in rest, leaning on anew makes the page live again; a danger is said in any case", async () => {
  answers.set("POST /api/sessions/2026-11-21-1/stop", ENDED);
  const feed = mountLive(<LivePage />, { ...SCENES.idle, running: true });
  const session = { id: "2026-11-21-1", state: "stopped" as const, startedMs: Date.now() };
  await page.getByTestId("session-stop").click();
  feed.receive({ type: "session", rollerId: ROLLER.id, session });
  await vi.waitFor(() => expect(byTestId("cue")?.textContent).toContain("Session saved"));
  feed.silence();
  const stop = {
    type: "cue",
    rollerId: ROLLER.id,
    action: "show",
    sampleMs: 1e6,
    sentMs: 0,
    ...SCENES.stop.cue,
  } as const;
  feed.receive(stop);
  feed.receive(tickAt(1e6, SCENES.stop));
  await vi.waitFor(() => expect(document.documentElement.dataset["edge"]).toBe("stop"));
  feed.receive({ ...stop, action: "clear" });
  feed.receive(tickAt(1e6 + 20, SCENES.right));
  await vi.waitFor(() => expect(byTestId("cue")?.textContent).toContain("Follow the worm"));
});

const STOP_USER: ServerMessage = {
  type: "cue",
  rollerId: ROLLER.id,
  action: "show",
  sampleMs: 1e6,
  sentMs: 0,
  ...SCENES.stopped.cue,
};

/** The session is over, and no ticks but those that a test sends come any more. */
async function ended(scene: Scene) {
  answers.set("POST /api/sessions/2026-11-21-1/stop", ENDED);
  const feed = mountLive(<LivePage />, { ...scene, running: true });
  await vi.waitFor(() => expect(byTestId("cue")?.textContent).not.toContain("Looking"));
  await page.getByTestId("session-stop").click();
  feed.receive({
    type: "session",
    rollerId: ROLLER.id,
    session: { id: "2026-11-21-1", state: "stopped", startedMs: Date.now() },
  });
  await vi.waitFor(() => expect(byTestId("cue")?.textContent).toContain("Session saved"));
  feed.silence();
  return feed;
}

async function isStopSeen() {
  await vi.waitFor(() => expect(byTestId("cue")?.textContent).toContain(SCENES.stopped.cue.why));
  expect(byTestId("prompt")?.textContent).toContain("What was it");
  expect(document.documentElement.dataset["edge"]).toBe("stop");
}

test("R27: a stop after the session was ended, still on the roller, is shown and asked about", async () => {
  const feed = await ended(SCENES.right);
  feed.receive(STOP_USER);
  feed.receive(tickAt(1e6, { ...SCENES.right, ...SCENES.stopped }));
  await isStopSeen();
});

test("R27: after a stop and the end of the session, leaning on the closed area again shows the stop", async () => {
  const feed = await ended(SCENES.stopped);
  feed.receive(tickAt(1e6, { ...SCENES.stopped, contact: false }));
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  expect(byTestId("cue")?.textContent).toContain("Session saved");
  feed.receive(tickAt(1e6 + 20, SCENES.stopped));
  await isStopSeen();
});

test("R27: Stop pressed once more after the end is a stop of its own", async () => {
  const feed = await ended(SCENES.stopped);
  await page.getByRole("button", { name: /^Stop/ }).click();
  expect(feed.sent.at(-1)).toMatchObject({ mark: "stop" });
  await isStopSeen();
});
