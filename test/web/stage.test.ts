import { expect, test } from "vitest";

import type { ProgramView } from "#shared/schema/programLive.ts";
import { hello, link, ROLLER } from "#test/web/fakeMessages.ts";
import { isLive, stageOf } from "#web/coach/stage.ts";
import type { StageSigns } from "#web/coach/stage.ts";
import { EMPTY_VIEW } from "#web/live/liveView.ts";
import type { LiveView } from "#web/live/liveView.ts";
import { createLiveStore } from "#web/live/store.ts";

const SIGNS: StageSigns = { fresh: true, everFresh: true, contact: true, holding: false };

function viewOf(...messages: Parameters<ReturnType<typeof createLiveStore>["receive"]>[0][]): LiveView {
  const store = createLiveStore();
  store.setConnection("open");
  for (const message of messages) store.receive(message, 0);
  return store.view();
}
const here = viewOf(hello([ROLLER]), link());
const stage = (view: LiveView, signs: Partial<StageSigns> = {}) =>
  stageOf(view, view.rollers[0], { ...SIGNS, ...signs });

test("what is large follows what is going on", () => {
  expect(stage(here)).toBe("rolling");
  expect(stage(here, { contact: false })).toBe("idle");
  expect(stage(here, { holding: true })).toBe("holding");
});

test("while a program rests nobody is asked to lean on, and nothing is held: stay off, or lift off", () => {
  const step = { index: 0, of: 2, mode: "deep", leastMs: 30_000, targetMs: 60_000, mostMs: 90_000 } as const;
  const numbers = { countedMs: 0, loadedMs: 0, heldMs: 0, passes: 0, notCountedMs: {} };
  const during = (about: Pick<ProgramView, "phase" | "paused" | "why">, signs: Partial<StageSigns>) => {
    const program = { programId: "p", name: "P", step, ...numbers, ...about };
    return stage(viewOf(hello([ROLLER]), link(), { type: "program", rollerId: ROLLER.id, sentMs: 0, program }), signs);
  };
  const off = { contact: false, holding: true };
  const on = { contact: true, holding: true };
  for (const rest of [
    { phase: "rest" },
    { phase: "running", paused: "interval" },
    { phase: "running", why: "resting" },
  ] as const) {
    expect([during(rest, off), during(rest, on)]).toEqual(["resting", "liftOff"]);
    expect(isLive(during(rest, off))).toBe(true);
  }
  expect(during({ phase: "running", paused: "liftOff" }, { contact: false })).toBe("idle");
  expect(during({ phase: "running" }, on)).toBe("holding");
  // Whoever paused in a rest is not told that it lasts.
  expect(during({ phase: "rest", paused: "key" }, { contact: false })).toBe("idle");
});

test("old data is never live, whatever it says", () => {
  expect(stage(here, { fresh: false, holding: true })).toBe("lost");
  expect(isLive(stage(here, { fresh: false }))).toBe(false);
});

test("the first second of a streaming link is a beginning, not a loss", () => {
  expect(stage(here, { fresh: false, everFresh: false })).toBe("connecting");
  const waiting = viewOf(hello([ROLLER]), link({ state: "waiting" }));
  expect(stage(waiting, { fresh: false, everFresh: false })).toBe("waiting");
});

test("a recording that was played to its end is no lost roller", () => {
  const played = viewOf(hello([{ ...ROLLER, uri: "file:evening.ndjson" }]), link({ state: "closed" }));
  expect(stage(played, { fresh: false })).toBe("ended");
  expect(stage(viewOf(hello([ROLLER]), link({ state: "closed" })), { fresh: false })).toBe("lost");
});

test("a hub that is away outranks everything", () => {
  expect(stage({ ...here, connection: "lost" })).toBe("hubAway");
  expect(stage(EMPTY_VIEW)).toBe("connecting");
  expect(stage(viewOf(hello([])))).toBe("noRoller");
});

test("after a stop by key the page rests until the user carries on", () => {
  const cue = { type: "cue", rollerId: ROLLER.id, action: "show", cueId: "stop-user", ruleId: "R27", why: "" } as const;
  const stopped = viewOf(hello([ROLLER]), link(), { ...cue, sampleMs: 0, sentMs: 0 });
  expect(stage(stopped)).toBe("stopped");
  expect(stage(stopped, { fresh: false })).toBe("stopped");
});
