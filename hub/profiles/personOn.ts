// The person whose turn it is on one roller, as the roller's line needs them.
import { areaClosed } from "#hub/profiles/areaClosed.ts";
import type { AreaForce } from "#hub/coach/areaForce.ts";
import { populationForce } from "#hub/coach/bands.ts";
import type { BlockedArea } from "#hub/coach/safety.ts";
import { comfortRange, type PopulationForce } from "#hub/coach/ownBand.ts";
import { InchwormError } from "#hub/errors.ts";
import { gentleBecause } from "#hub/plan/past.ts";
import { blockOn, closedTold, meets } from "#hub/plan/closes.ts";
import { forcesOf } from "#hub/profiles/forcesOf.ts";
import type { Profiles } from "#hub/profiles/profiles.ts";
import type { RecordedPerson } from "#hub/session/recorder.ts";
import { MUSCLE_IDS, SIDES } from "#shared/domain/muscles.ts";
import type { StopReason } from "#shared/domain/prompts.ts";
import type { StopsKept } from "#shared/domain/rehearsal.ts";
import { isRuleId } from "#shared/domain/rules.ts";
import type { Settings } from "#shared/schema/config.ts";
import type { Area, PressureFit, Rolled } from "#shared/schema/profile.ts";
import type { Stopped } from "#shared/schema/plan.ts";
import type { EarlierSpot } from "#shared/schema/spots.ts";

export interface PersonOn {
  readonly shown: { readonly id: string; readonly name: string };
  settings(): Settings;
  /** R8: why to be gentle, in words that follow "because"; undefined: no reason. */
  gentle(): string | undefined;
  /** What a session that starts now keeps of them. */
  inSession(): RecordedPerson;
  /** What earlier sessions left open, for a session that starts now. */
  openSpots(): readonly EarlierSpot[];
  /** Of every area, for today, on this roller. */
  forces(deviceId: string | undefined): AreaForce[];
  /** R8, R11: what a pressure ramp goes by. */
  rampFacts(area: Area): { population: PopulationForce; range: readonly [number, number] };
  /** R24, R25: areas the answers close; R27: those with a stop today. */
  blocked(): BlockedArea[];
  /** @throws InchwormError AREA_BLOCKED (by an answer) or AREA_STOPPED (R27), with what opens it. */
  refuseIfBlocked(area: Area): void;
  /** R24–R29: SCREENING_DUE while questions before the first session, or today's short ones, are not answered. */
  screeningDue(): InchwormError | undefined;
  /** BODY_WEIGHT_ASSUMED */
  weightAssumed(): InchwormError | undefined;
  /** Both reject with NO_PROFILE when the person was deleted meanwhile, or FILE_UNWRITABLE. In a rehearsal no fit is kept. */
  measured(id: string, fit: Omit<PressureFit, "fittedMs">): Promise<void>;
  rolled(id: string, session: Pick<Rolled, "sessionId" | "areas">): Promise<void>;
  /** Somebody lies on the roller: of a real one it is noted whose turn it is. */
  leans(): void;
  /** What a stop on this roller closes. */
  stopsKept(): StopsKept;
  /** R27: the person whose turn it is stopped there. Rejects as those do. */
  stopped(area: Area, reason?: StopReason): Promise<void>;
}

/** `openSpots`: by a person's id, what their earlier sessions left open; absent: nothing is known. */
export function personOn(
  profiles: Profiles,
  rollerId: string,
  openSpots?: (personId: string) => readonly EarlierSpot[],
  stopsKept: () => StopsKept = () => "real",
): PersonOn {
  const now = () => profiles.activeOn(rollerId);
  const isFelt = ({ rehearsed }: Stopped) => {
    const kept = stopsKept();
    return kept !== "playback" && (kept === "rehearsal" || !rehearsed);
  };
  function closed() {
    const { blocks, stopped } = profiles.screening(now().id);
    return { blocks, stopped: stopped.filter(isFelt) };
  }
  return {
    get shown() {
      const { id, name } = now();
      return { id, name };
    },
    settings() {
      const { bodyWeightKg, units } = now();
      return { units: units.pace, ...(bodyWeightKg === undefined ? {} : { bodyWeightKg }) };
    },
    gentle: () => gentleBecause(now(), now()),
    inSession() {
      const { id, phase } = now();
      return { personId: id, date: profiles.today(), ...(phase === undefined ? {} : { phase }) };
    },
    openSpots: () => openSpots?.(now().id) ?? [],
    forces(deviceId) {
      return forcesOf(now(), { nowMs: profiles.nowMs(), deviceId });
    },
    rampFacts(area) {
      const person = now();
      return {
        population: populationForce(area, person.bodyWeightKg),
        range: comfortRange(gentleBecause(person, person) !== undefined),
      };
    },
    blocked() {
      const { blocks, stopped } = closed();
      const areas = MUSCLE_IDS.flatMap((muscle) => SIDES.map((side) => ({ muscle, side })));
      return areas.flatMap((area) => {
        const block = blockOn(blocks, area) ?? stopAt(stopped, area);
        if (block === undefined || !isRuleId(block.ruleId)) return [];
        const [why, opens] = closedTold("questionId" in block ? block : {});
        return why && opens ? [{ ...area, ruleId: block.ruleId, says: why.id, unlock: opens.id }] : [];
      });
    },
    refuseIfBlocked({ muscle, side }) {
      const area = { muscle, side };
      const { blocks, stopped } = closed();
      const block = blockOn(blocks, area);
      if (block !== undefined) throw areaClosed(block, area);
      const stop = stopAt(stopped, area);
      if (stop !== undefined) throw areaClosed(stop, area);
    },
    screeningDue() {
      const { id, name } = now();
      const { due } = profiles.screening(id);
      if (due.length === 0) return undefined;
      const isFirst = due.some(({ when }) => when === "first");
      return new InchwormError(
        "SCREENING_DUE",
        `${name}, ${isFirst ? "those before the first session" : "those of today"}`,
      );
    },
    weightAssumed() {
      const { name, bodyWeightKg } = now();
      return bodyWeightKg === undefined ? new InchwormError("BODY_WEIGHT_ASSUMED", name) : undefined;
    },
    async measured(id, fit) {
      // Nobody pressed: it must not take the place of what somebody felt.
      if (stopsKept() !== "real") return;
      await profiles.addFit(id, { ...fit, fittedMs: profiles.nowMs() });
    },
    async rolled(id, session) {
      await profiles.addRolled(id, session);
    },
    leans() {
      if (stopsKept() === "real") profiles.leans(now().id);
    },
    stopsKept,
    async stopped({ muscle, side }, reason) {
      const kept = stopsKept();
      if (kept === "playback") return;
      await profiles.addStop(now().id, {
        muscle,
        side,
        ...(reason === undefined ? {} : { reason }),
        ...(kept === "rehearsal" ? { rehearsed: true } : {}),
      });
    },
  };
}

function stopAt(stopped: readonly Stopped[], { muscle, side }: Area): Stopped | undefined {
  return stopped.find((one) => one.muscle === muscle && meets(one.side, side));
}
