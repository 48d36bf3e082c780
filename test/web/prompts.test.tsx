// Questions beside the cue: shown, answered by button and key, gone again; and what a stop felt like.
import { beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";

import type { ServerMessage } from "#shared/schema/live.ts";
import type { ShownSpot } from "#shared/schema/spots.ts";
import { ROLLER, SCENES, tickAt } from "#test/web/fakeMessages.ts";
import { byTestId, mountLive } from "#test/web/mount.tsx";
import { LivePage } from "#web/coach/LivePage.tsx";
import { changePreferences } from "#web/settings/preferences.ts";

beforeEach(() => {
  changePreferences({ mirror: false, muted: false, theme: "system" });
  vi.spyOn(window, "fetch").mockImplementation(() => Promise.resolve(Response.json({ units: "in" })));
});

const prompt = (about: Partial<Extract<ServerMessage, { type: "prompt" }>>): ServerMessage => ({
  type: "prompt",
  rollerId: ROLLER.id,
  promptId: "discomfort",
  action: "show",
  ruleId: "R7",
  text: "How much does it hurt, 0 to 10?",
  spotId: "spot-1",
  sampleMs: 0,
  sentMs: 0,
  ...about,
});
const text = () => byTestId("prompt")?.textContent ?? "";

test("a question has a button for each answer, a key too, and goes when the coach takes it back", async () => {
  const feed = mountLive(<LivePage />, SCENES.hold);
  await vi.waitFor(() => expect(byTestId("hold-ring")).not.toBeNull());
  expect(byTestId("prompt")).toBeNull();
  feed.receive(prompt({}));
  await vi.waitFor(() => expect(text()).toContain("How much does it hurt"));
  await page.getByRole("button", { name: "7", exact: true }).click();
  await userEvent.keyboard("x");
  expect(feed.sent).toEqual([
    { type: "mark", rollerId: ROLLER.id, mark: "discomfort", value: 7 },
    { type: "mark", rollerId: ROLLER.id, mark: "discomfort", value: 10 },
  ]);
  feed.receive(prompt({ action: "clear" }));
  await vi.waitFor(() => expect(byTestId("prompt")).toBeNull());
});

test("how much it hurts can still be told when the coach took the question back, until it is told or the hold is over", async () => {
  const feed = mountLive(<LivePage />, SCENES.hold);
  await vi.waitFor(() => expect(byTestId("hold-ring")).not.toBeNull());
  const askAndTakeBack = async () => {
    feed.receive(prompt({}));
    await vi.waitFor(() => expect(text()).toContain("How much does it hurt"));
    feed.receive(prompt({ action: "clear" }));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(text()).toContain("How much does it hurt");
  };
  await askAndTakeBack();
  await userEvent.keyboard("4");
  await vi.waitFor(() => expect(byTestId("prompt")).toBeNull());
  expect(feed.sent).toEqual([{ type: "mark", rollerId: ROLLER.id, mark: "discomfort", value: 4 }]);

  await askAndTakeBack();
  feed.silence();
  feed.receive(tickAt(30_000, SCENES.right));
  await vi.waitFor(() => expect(byTestId("prompt")).toBeNull());

  // Advice is no question: it goes when the coach takes it back.
  feed.speak();
  await vi.waitFor(() => expect(byTestId("hold-ring")).not.toBeNull());
  feed.receive(prompt({ promptId: "spotAhead", text: "A spot is near." }));
  await vi.waitFor(() => expect(text()).toContain("A spot is near."));
  feed.receive(prompt({ promptId: "spotAhead", action: "clear" }));
  await vi.waitFor(() => expect(byTestId("prompt")).toBeNull());
});

test("yes and no are keys only while they are asked for", async () => {
  const feed = mountLive(<LivePage />, SCENES.hold);
  await vi.waitFor(() => expect(byTestId("hold-ring")).not.toBeNull());
  await userEvent.keyboard("y");
  expect(feed.sent).toEqual([]);
  feed.receive(prompt({ promptId: "knownPain", text: "Does this spot bring on your knee pain?" }));
  await vi.waitFor(() => expect(text()).toContain("knee pain"));
  await userEvent.keyboard("y");
  await page.getByRole("button", { name: "No", exact: true }).click();
  expect(feed.sent).toEqual([
    { type: "mark", rollerId: ROLLER.id, mark: "knownPain", value: 1 },
    { type: "mark", rollerId: ROLLER.id, mark: "knownPain", value: 0 },
  ]);
});

test("after a stop one tap says what it was; the advice takes the question's place", async () => {
  const feed = mountLive(<LivePage />, SCENES.stopped);
  await vi.waitFor(() => expect(text()).toContain("What was it?"));
  await page.getByRole("button", { name: "Tingling" }).click();
  expect(feed.sent).toEqual([{ type: "mark", rollerId: ROLLER.id, mark: "stop", reason: "tingling" }]);
  feed.receive(prompt({ promptId: "advice", ruleId: "R29", text: "See a professional." }));
  await vi.waitFor(() => expect(text()).toBe("See a professional."));
});

test("the hub's spots lie on the lane where they are in this contact", async () => {
  const feed = mountLive(<LivePage />, SCENES.right);
  const spot: ShownSpot = {
    id: "spot-3",
    muscle: "quadriceps",
    side: "left",
    markedMs: 0,
    how: "button",
    placeMm: 120,
    from: "knee",
    answers: [],
    state: "open",
  };
  const spots = [{ ...spot, id: "spot-1", atMm: 90 }, { ...spot, id: "spot-2", atMm: 140 }, spot];
  feed.receive({ type: "spots", rollerId: ROLLER.id, sentMs: 0, spots });
  await vi.waitFor(() => expect(document.querySelectorAll(".lane-spot")).toHaveLength(2));
});

test("Stop stays in sight while a question is asked, however low or narrow the window", async () => {
  const feed = mountLive(<LivePage />, { ...SCENES.right, running: true });
  feed.receive(prompt({}));
  await vi.waitFor(() => expect(byTestId("prompt")).not.toBeNull());
  const stop = page.getByRole("button", { name: /^Stop/ });
  for (const [width, height] of [
    [720, 450],
    [844, 390],
    [390, 844],
    [1024, 768],
  ] as const) {
    await page.viewport(width, height);
    const box = stop.element().getBoundingClientRect();
    expect(box.bottom).toBeLessThanOrEqual(window.innerHeight);
    expect(box.right).toBeLessThanOrEqual(window.innerWidth);
  }
});
