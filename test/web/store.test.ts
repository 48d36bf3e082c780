import { expect, test } from "vitest";

import type { ServerMessage } from "#shared/schema/live.ts";
import { hello, link, opening, ROLLER, SCENES, tickAt } from "#test/web/fakeMessages.ts";
import { chooseRoller } from "#web/live/chooseRoller.ts";
import { createLiveStore } from "#web/live/store.ts";
import { parseMessage } from "#web/live/socket.ts";

function storeWith(messages: readonly ServerMessage[]) {
  const store = createLiveStore();
  for (const message of messages) store.receive(message, 0);
  return store;
}
const roller = (store: ReturnType<typeof createLiveStore>) => store.view().rollers[0];

test("ticks change the fast data in place and leave the view alone", () => {
  const store = storeWith(opening(SCENES.right));
  const before = store.view();
  const data = store.data(ROLLER.id);
  store.receive(tickAt(20, SCENES.right), 777);
  expect(store.view()).toBe(before);
  expect(store.data(ROLLER.id)).toBe(data);
  expect(data.latest).toMatchObject({ receivedMs: 777, contact: true, sampleMs: 20 });
});

test("a value that is absent is unknown, not the one before", () => {
  const store = storeWith(opening({}));
  store.receive(tickAt(20, {}), 0);
  store.receive(tickAt(40, { forceN: undefined }), 0);
  expect(store.data(ROLLER.id).latest.forceN).toBeNaN();
});

test("a cue is shown with its reason and cleared by its own end", () => {
  const store = storeWith(opening(SCENES.tooFast));
  expect(roller(store)?.cue).toMatchObject({ cueId: "slower", why: SCENES.tooFast.cue.why });
  const clear = { type: "cue", rollerId: ROLLER.id, action: "clear", ruleId: "R1", why: "", sampleMs: 60, sentMs: 60 };
  store.receive({ ...clear, type: "cue", action: "clear", cueId: "lighter" }, 0);
  expect(roller(store)?.cue?.cueId).toBe("slower");
  store.receive({ ...clear, type: "cue", action: "clear", cueId: "slower" }, 0);
  expect(roller(store)?.cue).toBeUndefined();
});

test("a page that joined late learns the cue from the ticks", () => {
  const store = storeWith([hello([ROLLER]), tickAt(20, SCENES.tooFast)]);
  expect(roller(store)?.cue).toEqual({ cueId: "slower" });
  store.receive(tickAt(40, {}), 0);
  expect(roller(store)?.cue).toBeUndefined();
});

test("a tick from before the newest cue message does not undo it", () => {
  const store = storeWith([hello([ROLLER])]);
  const why = "You roll at 2.5 in/s.";
  const cue = { type: "cue", rollerId: ROLLER.id, action: "show", ruleId: "R1", cueId: "slower" } as const;
  store.receive({ ...cue, why, sampleMs: 100, sentMs: 100 }, 0);
  store.receive(tickAt(80, {}), 0);
  expect(roller(store)?.cue).toMatchObject({ cueId: "slower", why });
  store.receive(tickAt(120, {}), 0);
  expect(roller(store)?.cue).toBeUndefined();
});

test("a playback that starts over is believed", () => {
  const store = storeWith(opening({ ...SCENES.tooFast }));
  store.receive(tickAt(60_000, SCENES.tooFast), 0);
  store.receive(tickAt(0, {}), 0);
  expect(roller(store)?.cue).toBeUndefined();
  expect(store.data(ROLLER.id).columns.length).toBe(1);
});

test("after the hub was away, nothing of before is taken for true", () => {
  const store = storeWith(opening({ ...SCENES.tooFast, running: true }));
  store.setConnection("lost");
  store.receive(hello([ROLLER]), 0);
  expect(roller(store)).toEqual({ id: ROLLER.id, state: ROLLER });
});

test("another muscle begins a new limb, another mode does not", () => {
  const store = storeWith(opening({}));
  store.receive(tickAt(5000, {}), 0);
  const { travel } = store.data(ROLLER.id);
  const reached = travel.toMm;
  expect(reached).toBeGreaterThan(0);
  const selection = { ...ROLLER.selection, mode: "pre-run" as const };
  store.receive({ type: "roller", roller: { ...ROLLER, selection } }, 0);
  expect(travel.toMm).toBe(reached);
  store.receive({ type: "roller", roller: { ...ROLLER, selection: { ...selection, muscle: "calf" } } }, 0);
  expect(travel.toMm).toBe(0);
});

test("messages about rollers nobody introduced change nothing", () => {
  const store = storeWith([hello([])]);
  const before = store.view();
  store.receive(link(), 0);
  expect(store.view()).toBe(before);
});

test("a real roller is shown before a simulated one, unless one is picked", () => {
  const real = { ...ROLLER, id: "r1", simulated: false };
  const view = storeWith([hello([ROLLER, real])]).view();
  expect(chooseRoller(view, undefined)?.id).toBe("r1");
  expect(chooseRoller(view, ROLLER.id)?.id).toBe(ROLLER.id);
  expect(chooseRoller(view, "gone")?.id).toBe("r1");
});

test("what is no message of ours is a reason, never a throw", () => {
  expect(parseMessage("{")).toBe("not JSON");
  expect(parseMessage(new ArrayBuffer(4))).toBe("not text");
  expect(parseMessage('{"type":"tick","rollerId":7}')).toBe("not in the contract");
  expect(parseMessage(JSON.stringify(tickAt(0, {})))).toMatchObject({ type: "tick" });
});

test.for(["AREA_BLOCKED", "AREA_STOPPED"])(
  "%s is said until an answer, another area or another person's turn",
  (code) => {
    const notice = { type: "notice", code, message: "Closed", whatToDo: "See.", sentMs: 0 } as const;
    const store = storeWith([...opening(SCENES.right), notice]);
    const told = (change: object) => {
      store.receive(notice, 0);
      store.receive({ type: "roller", roller: { ...ROLLER, ...change } }, 0);
      return store.view().notice?.code;
    };
    expect(told({})).toBe(code);
    expect(told({ selection: { ...ROLLER.selection, muscle: "calf" } })).toBeUndefined();
    expect(told({ person: { id: "ben", name: "Ben" } })).toBeUndefined();
    store.receive(notice, 0);
    store.answered();
    expect(store.view().notice).toBeUndefined();
  },
);

test("what has nothing to do with answers stays when something is answered", () => {
  const store = storeWith(opening(SCENES.right));
  store.receive({ type: "notice", code: "JOURNAL_FAILED", message: "Disk", whatToDo: "See.", sentMs: 0 }, 0);
  store.answered();
  expect(store.view().notice?.code).toBe("JOURNAL_FAILED");
});
