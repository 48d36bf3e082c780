// The browser lets a page sound only after a gesture, and may take it back.
import { expect, test, vi } from "vitest";

import { createAudioGate } from "#web/audio/audioGate.ts";

/** A context whose state the browser decides on. */
function fakeContext(refuses = () => false) {
  const context = new AudioContext();
  let state: AudioContextState = "suspended";
  const become = (next: AudioContextState) => {
    state = next;
    context.dispatchEvent(new Event("statechange"));
  };
  vi.spyOn(context, "state", "get").mockImplementation(() => state);
  vi.spyOn(context, "resume").mockImplementation(() => {
    if (refuses()) return Promise.reject(new Error("no gesture"));
    become("running");
    return Promise.resolve();
  });
  return { context, become };
}
const gesture = () => window.dispatchEvent(new KeyboardEvent("keydown", { key: "k" }));

test("closed until a gesture, and says when that changes", () => {
  const { context } = fakeContext();
  const create = vi.fn<() => AudioContext>(() => context);
  const gate = createAudioGate(create);
  const changed = vi.fn<() => void>();
  gate.subscribe(changed);
  window.dispatchEvent(new Event("focus"));
  expect([gate.isOpen(), gate.context(), create.mock.calls.length]).toEqual([false, undefined, 0]);
  gesture();
  expect(gate.isOpen()).toBe(true);
  expect(gate.context()).toBe(context);
  expect(changed).toHaveBeenCalled();
  gesture();
  expect(create).toHaveBeenCalledTimes(1);
});

test("interrupted: it says so, and opens by itself when someone looks again", () => {
  const { context, become } = fakeContext();
  const gate = createAudioGate(() => context);
  gesture();
  for (const state of ["interrupted", "suspended"] as const) {
    const changed = vi.fn<() => void>();
    const leave = gate.subscribe(changed);
    become(state);
    expect([gate.isOpen(), gate.context()]).toEqual([false, undefined]);
    expect(changed).toHaveBeenCalled();
    document.dispatchEvent(new Event("visibilitychange"));
    expect(gate.isOpen()).toBe(true);
    leave();
  }
});

test("a browser that refuses is asked again at the next gesture", async () => {
  let refuses = true;
  const { context } = fakeContext(() => refuses);
  const gate = createAudioGate(() => context);
  gesture();
  await Promise.resolve();
  expect(gate.isOpen()).toBe(false);
  refuses = false;
  gesture();
  expect(gate.isOpen()).toBe(true);
});

test("without any sound the page works on", () => {
  const gate = createAudioGate(() => {
    throw new Error("no audio");
  });
  gesture();
  expect([gate.isOpen(), gate.context()]).toEqual([false, undefined]);
});
