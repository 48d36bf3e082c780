import { getEventListeners } from "node:events";

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { deadline, pause, within } from "#hub/link/waits.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const NEVER = new Promise<number>(() => undefined);
/** What it gave or why it failed. */
const outcome = (promise: Promise<number>) => promise.catch((thrown: unknown) => thrown);
const limit = (signal: AbortSignal) => ({ ms: 1000, signal, what: "reading" });

test("a promise's outcome passes through", async () => {
  const { signal } = new AbortController();
  expect(await within(Promise.resolve(7), limit(signal))).toBe(7);
  await expect(within(Promise.reject(new Error("no")), limit(signal))).rejects.toThrow("no");
});

test("a rejection that is no error becomes one", async () => {
  const { signal } = new AbortController();
  // eslint-disable-next-line typescript/prefer-promise-reject-errors -- what the library does
  await expect(within(Promise.reject("Could not find it"), limit(signal))).rejects.toThrow("Could not find it");
});

test("a promise that never settles ends with the time", async () => {
  const { signal } = new AbortController();
  const waiting = outcome(within(NEVER, limit(signal)));
  await vi.advanceTimersByTimeAsync(1000);
  expect(await waiting).toEqual(new Error("reading took more than 1 s"));
});

test("and with the signal, before or after the wait began", async () => {
  const controller = new AbortController();
  const waiting = outcome(within(NEVER, limit(controller.signal)));
  controller.abort(new Error("the roller left"));
  expect(await waiting).toEqual(new Error("the roller left"));
  await expect(within(NEVER, limit(controller.signal))).rejects.toThrow("the roller left");
});

test("nothing is left on the signal, and no timer runs on", async () => {
  const controller = new AbortController();
  await within(Promise.resolve(1), limit(controller.signal));
  const paused = pause(500, controller.signal);
  await vi.advanceTimersByTimeAsync(500);
  await paused;
  const { signal, clear } = deadline(500, "too late", controller.signal);
  clear();
  expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
  expect(signal.aborted).toBe(false);
});

test("a deadline fires by itself or with the other signal", async () => {
  const controller = new AbortController();
  const own = deadline(500, "too late", controller.signal);
  await vi.advanceTimersByTimeAsync(500);
  expect(own.signal.reason).toEqual(new Error("too late"));
  const other = deadline(500, "too late", controller.signal);
  controller.abort(new Error("closed"));
  expect(other.signal.reason).toEqual(new Error("closed"));
});
