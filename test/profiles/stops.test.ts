// R27: a stop of a person counts at once, whatever the disk does. R10: a rehearsed measurement is nobody's.
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { InchwormError } from "#hub/errors.ts";
import { personOn } from "#hub/profiles/personOn.ts";
import { createProfiles } from "#hub/profiles/profiles.ts";
import type { Profile } from "#shared/schema/profile.ts";
import { fit, NOON_MS, QUADS } from "#test/plan/people.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** People on a disk that can be full. */
function setUp() {
  const disk = { full: false, saved: new Map<string, Profile>() };
  const profiles = createProfiles({
    opened: {
      files: {
        async save(profile) {
          if (disk.full) throw new InchwormError("FILE_UNWRITABLE", "no space left");
          disk.saved.set(profile.id, profile);
        },
        remove: async () => undefined,
        saveActive: async () => undefined,
      },
      profiles: [],
      active: {},
    },
    before: { units: "in" },
    wallMs: () => NOON_MS,
    timeZone: "UTC",
    changed: () => undefined,
  });
  return { disk, profiles, id: profiles.list()[0]!.id };
}

test("a stop that cannot be written closes the area all the same, and is written once that works", async () => {
  const { disk, profiles, id } = setUp();
  const person = personOn(profiles, "one");
  disk.full = true;
  await expect(person.stopped(QUADS, "sharp")).rejects.toMatchObject({ code: "FILE_UNWRITABLE" });
  expect(profiles.screening(id).stopped).toMatchObject([{ ...QUADS, reason: "sharp" }]);
  expect(() => person.refuseIfBlocked(QUADS)).toThrow(/stopped on this area today/);
  await vi.advanceTimersByTimeAsync(25_000);
  expect(disk.saved.size).toBe(0);
  disk.full = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(disk.saved.get(id)?.stops).toMatchObject([{ ...QUADS, reason: "sharp" }]);
});

test.each(["rehearsal", "playback"] as const)("a band measured in a %s takes no real one's place", async (kind) => {
  const { profiles, id } = setUp();
  const { fittedMs: _fittedMs, ...measured } = fit(0);
  await personOn(profiles, "one").measured(id, measured);
  const before = profiles.get(id).fits;
  expect(before).toHaveLength(1);
  const rehearsed = { ...measured, deviceId: "simulated", loads: [{ forceN: 400, discomfort: 5 }] };
  await personOn(profiles, "two", undefined, () => kind).measured(id, rehearsed);
  expect(profiles.get(id).fits).toEqual(before);
});
