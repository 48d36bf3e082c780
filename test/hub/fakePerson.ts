// A person whose settings a test holds; nothing is closed, nothing is kept.
import type { PersonOn } from "#hub/profiles/personOn.ts";
import type { Settings } from "#shared/schema/config.ts";

export function fakePerson(settings: () => Settings = () => ({ units: "in" })): PersonOn {
  return {
    shown: { id: "0123456789ab", name: "Test person" },
    settings,
    forces: () => [],
    rampFacts: () => ({ population: { forceN: [100, 200], easeOffN: 240, stopN: 340 }, range: [5, 7] }),
    refuseIfBlocked: () => undefined,
    beforeSession: () => [],
    measured: async () => undefined,
    rolled: async () => undefined,
  };
}
