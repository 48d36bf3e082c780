// A person whose settings and closed areas a test holds; nothing is kept.
import type { BlockedArea } from "#hub/coach/safety.ts";
import { InchwormError } from "#hub/errors.ts";
import type { PersonOn } from "#hub/profiles/personOn.ts";
import type { MuscleId, Side } from "#shared/domain/muscles.ts";
import type { Settings } from "#shared/schema/config.ts";

export function fakePerson(
  settings: () => Settings = () => ({ units: "in" }),
  blocked: () => BlockedArea[] = () => [],
  due: () => InchwormError | undefined = () => undefined,
): PersonOn {
  return {
    shown: { id: "0123456789ab", name: "Test person" },
    settings,
    gentle: () => undefined,
    inSession: () => ({ personId: "0123456789ab", date: "2027-01-15" }),
    openSpots: () => [],
    forces: () => [],
    rampFacts: () => ({ population: { forceN: [100, 200], easeOffN: 240, stopN: 340 }, range: [5, 7] }),
    blocked,
    refuseIfBlocked(area) {
      const found = blocked().find(({ muscle, side }) => muscle === area.muscle && side === area.side);
      if (found !== undefined) throw new InchwormError("AREA_BLOCKED", found.says);
    },
    screeningDue: due,
    weightAssumed: () => undefined,
    measured: async () => undefined,
    rolled: async () => undefined,
    leans: () => undefined,
    stopsKept: () => "real",
    stopped: async () => undefined,
  };
}

/** A knee that is hot closes this area. */
export function blockedAt(muscle: MuscleId, side: Side): BlockedArea {
  return { muscle, side, ruleId: "R24", says: "The knee is hot.", unlock: "It opens in two days." };
}
