import { expect, test } from "vitest";

import { keepAwake } from "#web/live/wakeLock.ts";

/** A page whose visibility tests turn, and a browser that counts the locks. */
function staged() {
  let asked = 0;
  let released = 0;
  const events = new EventTarget();
  const page = {
    visibilityState: "visible" as DocumentVisibilityState,
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
  };
  const request = () => {
    asked += 1;
    return Promise.resolve({ release: () => Promise.resolve(void (released += 1)) });
  };
  const turn = (to: DocumentVisibilityState) => {
    page.visibilityState = to;
    events.dispatchEvent(new Event("visibilitychange"));
  };
  return { page, request, turn, counts: () => ({ asked, released }) };
}
const settle = () => Promise.resolve().then(() => Promise.resolve());

test("the screen is kept on, again after the page was hidden, and let go at the end", async () => {
  const { page, request, turn, counts } = staged();
  const end = keepAwake({ request, page });
  await settle();
  expect(counts()).toEqual({ asked: 1, released: 0 });
  turn("hidden");
  expect(counts().asked).toBe(1);
  turn("visible");
  await settle();
  expect(counts().asked).toBe(2);
  end();
  await settle();
  expect(counts().released).toBe(1);
  turn("visible");
  expect(counts().asked).toBe(2);
});

test("a lock that comes after the end is let go at once; a refusal is no failure", async () => {
  const { page, request, counts } = staged();
  keepAwake({ request, page })();
  await settle();
  expect(counts()).toEqual({ asked: 1, released: 1 });
  const end = keepAwake({ request: () => Promise.reject(new Error("low battery")), page });
  await settle();
  end();
  keepAwake({ request: undefined, page })();
});
