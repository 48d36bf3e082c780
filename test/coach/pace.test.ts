import { describe, expect, test } from "vitest";

import { startRide } from "#test/coach/ride.ts";

describe("too fast", () => {
  test("slow down after 0.4 s past the edge and a margin, and away when the pace is right", () => {
    const ride = startRide();
    ride.roll({ seconds: 4, speedMmS: 25 });
    const passedMs = ride.nowMs;
    ride.roll({ seconds: 2, speedMmS: 60 });
    const [cue] = ride.shown("slower");
    expect(cue?.sampleMs).toBe(passedMs + 400);
    expect(cue?.ruleId).toBe("R1");
    expect(cue?.why).toContain("2.4 inches a second");
    const rightMs = ride.nowMs;
    ride.roll({ seconds: 3, speedMmS: 25 });
    expect(ride.cleared("slower")[0]?.sampleMs).toBeLessThanOrEqual(rightMs + 1000);
    expect(ride.cues).toHaveLength(2);
  });
});

test("silence when things are right", () => {
  const ride = startRide();
  ride.strokes({ count: 12, lengthMm: 220, paceMmS: 26 });
  expect(ride.cues.filter((cue) => cue.cueId !== "right")).toEqual([]);
});
